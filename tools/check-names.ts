import { complaintsOfCode } from './code-rules.ts'
import { answer, type Complaint } from './complaint.ts'
import { complaintsOfFileNames } from './file-names.ts'
import { complaintsOfThreeSides } from './three-sides.ts'

/** House rules that a compiler does not know: names of files, sizes, banned shapes of code, and names that agree. */
export function checkNames(root: string): Complaint[] {
  return [
    ...complaintsOfFileNames(root),
    ...complaintsOfCode(root),
    ...complaintsOfThreeSides(root),
  ]
}

if (import.meta.main) await answer('names', checkNames)
