import { PAPER_IDS } from '@linli/contract/codes/papers'
import type { Output } from '@linli/contract/endpoint'
import type { papers } from '@linli/contract/papers'
import { FORMS } from './forms.ts'

/** Every form with what it rests on, in the order of a case file. */
export async function listPapers(): Promise<Output<typeof papers.list>> {
  return PAPER_IDS.map((id) => {
    const { title, need, basis } = FORMS[id]
    return { id, title, need, basis: [...basis] }
  })
}
