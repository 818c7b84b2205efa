import type { Tally } from '#platform/tally'
import { tallyMatter } from './tallies.ts'

/** What of an imported matter decides its counts. */
export interface ImportedFacts {
  street_id: string | null
  community_id: string | null
  unit_id: string | null
  is_secret: boolean
  category_code: string
  reported_at: string
}

/** Counts imported matters as such (n = 1), never as reported or closed here, or takes them out again (n = -1). */
export function tallyImported(tally: Tally, matters: readonly ImportedFacts[], n: 1 | -1): void {
  const alike = {
    status: 'closed',
    closed_as: 'imported',
    is_imported: true,
    was_late: false,
    grid_id: null,
    assignee_id: null,
    accepted_at: null,
    closed_at: null,
    tracking_token: null,
    verified_outcome: null,
    reporter_solved: null,
    rating: null,
    is_excluded: false,
  } as const
  for (const matter of matters) tallyMatter(tally, { ...matter, ...alike }, n)
}
