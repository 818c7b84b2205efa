import { z } from 'zod'
import { PAPER_IDS, PAPER_NEEDS } from './codes/papers.ts'
import { query } from './endpoint.ts'

/** A form, as lists of blank forms show it. */
export const PaperForm = z.object({
  id: z.enum(PAPER_IDS),
  title: z.string(),
  need: z.enum(PAPER_NEEDS),
  /** Articles that ask for it or that it carries out. */
  basis: z.array(z.string()),
})
export type PaperForm = z.infer<typeof PaperForm>

export const papers = {
  /** Every form of mediation, in the order of a case file. Blank ones: `GET /files/papers/blank/<id>.pdf` or `.docx`. */
  list: query('/papers.list', z.object({}), z.array(PaperForm)),
}
