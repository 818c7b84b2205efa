import { Worker } from 'node:worker_threads'
import type { Answer, Task } from './paper-thread.ts'
import type { Written } from './pdf/write-pdf.ts'

// The fonts take some 100 MB of memory, so the thread goes when nobody has asked for so long.
const IDLE_MS = 60_000

interface Waiting {
  resolve(written: Written): void
  reject(error: Error): void
}

interface Thread {
  worker: Worker
  waiting: Map<number, Waiting>
}

let thread: Thread | undefined
let idle: NodeJS.Timeout | undefined
let asked = 0

/** Has a task done beside the event loop of this process, so that writing papers holds nobody up. Begins the thread where there
 * is none; it ends when it is idle, and never keeps the process alive. */
export function askThread(task: Task): Promise<Written> {
  const { worker, waiting } = thread ?? begin()
  clearTimeout(idle)
  asked += 1
  const nth = asked
  return new Promise<Written>((resolve, reject) => {
    waiting.set(nth, { resolve, reject })
    worker.ref()
    worker.postMessage({ nth, task })
  })
}

function begin(): Thread {
  const worker = new Worker(new URL('./paper-thread.ts', import.meta.url))
  const begun: Thread = { worker, waiting: new Map() }
  worker.on('message', (answer: Answer) => settle(begun, answer))
  worker.on('error', (error) =>
    lose(begun, error instanceof Error ? error : new Error(String(error))),
  )
  worker.on('exit', () => lose(begun, new Error('the thread that writes papers has ended')))
  thread = begun
  return begun
}

function settle(of: Thread, answer: Answer): void {
  const waiting = of.waiting.get(answer.nth)
  of.waiting.delete(answer.nth)
  if (of.waiting.size === 0) rest(of)
  if ('error' in answer) waiting?.reject(new Error(answer.error))
  else waiting?.resolve(answer.written)
}

function rest(of: Thread): void {
  of.worker.unref()
  idle = setTimeout(() => {
    if (thread === of) thread = undefined
    void of.worker.terminate()
  }, IDLE_MS)
  idle.unref()
}

function lose(of: Thread, error: Error): void {
  if (thread === of) thread = undefined
  for (const { reject } of of.waiting.values()) reject(error)
  of.waiting.clear()
}
