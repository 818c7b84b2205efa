import type { Tally } from '#platform/tally'
import { tallyDay, tallyStanding } from './tallies.ts'

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
  // The day counts only ever add; what is taken back is the same counts with the sign turned.
  const signed: Tally = { ...tally, day: (change) => tally.day({ ...change, n: change.n * n }) }
  for (const matter of matters) {
    tallyStanding(
      tally,
      { ...matter, status: 'closed', closed_as: 'imported', grid_id: null, assignee_id: null },
      n,
    )
    tallyDay(signed, 'imported', new Date(matter.reported_at), matter)
  }
}
