import type { PaperFormat, PaperId } from '@linli/contract/codes/papers'
import type { z } from 'zod'
import { askThread } from './ask-thread.ts'
import type { FORMS } from './forms.ts'
import type { Part } from './pdf/join-pdf.ts'
import type { Written } from './pdf/write-pdf.ts'

/** What a form wants to know; everything may be missing and is then left blank. */
export type Facts<Id extends PaperId> = z.input<(typeof FORMS)[Id]['facts']>

/** Writes a paper in a thread of its own. The same facts give the same bytes. Throws where facts are not those of the form. */
export function writePaper<Id extends PaperId>(
  paper: Id,
  facts: Facts<Id>,
  format: PaperFormat,
): Promise<Written> {
  return askThread({ is: 'write', paper, facts, format })
}

/** Joins papers and pictures into one volume, with page numbers of the volume, in a thread of its own. */
export function joinPapers(title: string, parts: readonly Part[]): Promise<Written> {
  return askThread({ is: 'join', title, parts })
}

/** The same for facts whose form is known only when it runs; the form itself refuses what is not its facts. */
export function writeAnyPaper(
  paper: PaperId,
  facts: object,
  format: PaperFormat,
): Promise<Written> {
  return askThread({ is: 'write', paper, facts, format })
}
