import { ARRIVAL_PROBLEMS } from './arrival-problems.ts'
import { CAUCUS_PROBLEMS } from './caucus-problems.ts'
import { MEDIATION_PROBLEMS } from './mediation-problems.ts'
import { MEDIATOR_PROBLEMS } from './mediator-problems.ts'
import { SEARCH_PROBLEMS } from './search-problems.ts'

/** Refusals by module, each in a file of its own. */
export const MODULE_PROBLEMS: Record<string, string> = {
  ...CAUCUS_PROBLEMS,
  ...ARRIVAL_PROBLEMS,
  ...SEARCH_PROBLEMS,
  ...MEDIATOR_PROBLEMS,
  ...MEDIATION_PROBLEMS,
}
