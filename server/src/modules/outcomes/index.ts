import { outcomes } from '@linli/contract/outcomes'
import { implement } from '#platform/module'
import { getFigures } from './queries/get-figures.ts'
import { listCounted } from './queries/list-counted.ts'

const READERS = ['leader', 'centre_staff', 'mediator', 'unit_staff'] as const

/** What came of mediation: figures with both their sides, each the way to exactly its rows. */
export const outcomesModule = implement('outcomes', outcomes, {
  get_figures: { roles: READERS, run: getFigures },
  list_counted: { roles: READERS, run: listCounted },
})
