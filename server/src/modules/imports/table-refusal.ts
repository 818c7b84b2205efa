import type { FileRefusal } from '@linli/contract/imports'

/** The whole file is refused: `line` says where, when a place is to blame (1 is the first line or sheet row). */
export class TableRefusal extends Error {
  readonly reason: FileRefusal
  readonly line: number | null

  constructor(reason: FileRefusal, line: number | null = null) {
    super(line === null ? reason : `${reason} at line ${line}`)
    this.name = 'TableRefusal'
    this.reason = reason
    this.line = line
  }
}
