import { DISPUTE_TYPES } from '@linli/contract/codes/dispute-types'
import { DISPUTE_SOURCES } from '@linli/contract/codes/mediation'
import { OUTCOME_GROUPS, type OutcomeGroup } from '@linli/contract/codes/outcomes'
import type { InputOf } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'

/** Which figures, as the address has them; without days, this year until today. */
export type OutcomeSearch = Omit<InputOf<'outcomes.get_figures'>, 'by'> & { by: OutcomeGroup }

/** The search part of an address as figures understand it. */
export function readOutcomeSearch(search: Record<string, unknown>): OutcomeSearch {
  const day = (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined
  const id = (value: unknown) =>
    typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined
  const to = day(search.to) ?? today()
  const [committee_id, studio_id] = [id(search.committee_id), id(search.studio_id)]
  const type = DISPUTE_TYPES.find((one) => one === search.type)
  const source = DISPUTE_SOURCES.find((one) => one === search.source)
  return {
    by: OUTCOME_GROUPS.find((one) => one === search.by) ?? 'none',
    from: day(search.from) ?? `${today().slice(0, 4)}-01-01`,
    to,
    as_of: day(search.as_of) ?? to,
    ...(committee_id ? { committee_id } : {}),
    ...(studio_id ? { studio_id } : {}),
    ...(type ? { type } : {}),
    ...(source ? { source } : {}),
  }
}
