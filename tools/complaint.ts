import { join } from 'node:path'

/** One broken rule, at a place that an editor can open. */
export interface Complaint {
  file: string
  /** Counted from 1; 0 when the whole file is meant. */
  line: number
  text: string
}

/** A check reads the tree below `root` and says what it found; it changes nothing. */
export type Check = (root: string) => Complaint[] | Promise<Complaint[]>

/** Runs a check on this repository, prints what it found, and sets the exit code: 1 when anything is wrong. */
export async function answer(name: string, check: Check) {
  const root = join(import.meta.dirname, '..')
  const complaints = await check(root)
  for (const { file, line, text } of inOrder(complaints)) {
    console.log(line > 0 ? `${file}:${line} ${text}` : `${file} ${text}`)
  }
  console.log(complaints.length === 0 ? `${name}: in order` : `${name}: ${complaints.length} wrong`)
  if (complaints.length > 0) process.exitCode = 1
}

function inOrder(complaints: Complaint[]) {
  return complaints.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}
