import { papers } from '@linli/contract/papers'
import { ACCOUNT_HOLDERS, implement } from '#platform/module'
import { listPapers } from './list-papers.ts'
import { blankRoute, paperRoute } from './open-paper.ts'

export { FORMS as PAPERS } from './forms.ts'
export { paperAnswer, registerPapers } from './open-paper.ts'
export type { Part } from './pdf/join-pdf.ts'
export type { Written } from './pdf/write-pdf.ts'
export { paperAddress } from './sign-address.ts'
export { capitalAmount, figureAmount, writeAmount } from './write-amount.ts'
export { type Facts, joinPapers, writeAnyPaper, writePaper } from './write-paper.ts'

/** The papers of mediation: one definition for each form, written as PDF and as DOCX. */
export const papersModule = implement(
  'papers',
  papers,
  { list: { roles: ACCOUNT_HOLDERS, run: listPapers } },
  { routes: [blankRoute, paperRoute] },
)
