import { parentPort } from 'node:worker_threads'
import type { PaperFormat, PaperId } from '@linli/contract/codes/papers'
import { writeDocx } from './docx/write-docx.ts'
import { FORMS } from './forms.ts'
import { joinPdf, type Part } from './pdf/join-pdf.ts'
import { type Faces, openFaces } from './pdf/open-faces.ts'
import { type Written, writePdf } from './pdf/write-pdf.ts'

/** What the thread is asked for. */
export type Task =
  | { is: 'write'; paper: PaperId; facts: unknown; format: PaperFormat }
  | { is: 'join'; title: string; parts: readonly Part[] }

/** What it answers: what was written, or what went wrong. */
export type Answer = { nth: number } & ({ written: Written } | { error: string })

let opened: Promise<Faces> | undefined

function faces(): Promise<Faces> {
  opened ??= openFaces()
  return opened
}

async function work(task: Task): Promise<Written> {
  if (task.is === 'join') return joinPdf(await faces(), task.title, task.parts)
  const paper = FORMS[task.paper].lay(task.facts)
  return task.format === 'docx' ? writeDocx(paper) : writePdf(await faces(), paper)
}

// One after the other: two at once would only hold twice the memory.
let last: Promise<void> = Promise.resolve()

parentPort?.on('message', ({ nth, task }: { nth: number; task: Task }) => {
  last = last.then(async () => {
    try {
      const written = await work(task)
      const answer: Answer = { nth, written }
      parentPort?.postMessage(answer)
    } catch (error) {
      const answer: Answer = { nth, error: error instanceof Error ? error.message : String(error) }
      parentPort?.postMessage(answer)
    }
  })
})
