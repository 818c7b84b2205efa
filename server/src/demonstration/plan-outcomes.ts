import type { MatterAction, Outcome, SolvedAnswer } from '@linli/contract/codes/matters'
import { DAY_MS, iso } from './moments.ts'

/** What the row of a matter says of how it ended. */
export interface Ending {
  claimed_outcome: Outcome | null
  planned_for: string | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
}

export const NOT_ENDED: Ending = {
  claimed_outcome: null,
  planned_for: null,
  verified_outcome: null,
  reporter_solved: null,
}

/** Since then handlers, verifiers and reporters say what came of it; older matters stand without. */
const RECORDED_SINCE = Date.parse('2022-07-01T00:00:00+08:00')
/** How long what cannot be done yet is planned to take. */
const PLANNED_DAYS = 40

/** How it ended after an act at a moment (ms). Drawn from the moment itself, so that nothing else of the demonstration
 * changes by it. */
export function endingAfter(
  ending: Ending,
  { at, action, rating }: { at: number; action: MatterAction; rating?: number },
): Ending {
  if (action === 'reopen' || action === 'reject')
    return { ...ending, ...NOT_ENDED, reporter_solved: ending.reporter_solved }
  if (at < RECORDED_SINCE) return ending
  if (action === 'self_close') return { ...ending, claimed_outcome: 'solved' }
  if (action === 'resolve') {
    const claimed_outcome = claimAt(at)
    const day = iso(at + PLANNED_DAYS * DAY_MS)?.slice(0, 10) ?? null
    return { ...ending, claimed_outcome, planned_for: claimed_outcome === 'planned' ? day : null }
  }
  if (action === 'verify')
    return { ...ending, verified_outcome: findingAt(at, ending.claimed_outcome) }
  if (action === 'rate') return { ...ending, reporter_solved: answerAt(at, rating ?? 3) }
  return ending
}

/** The reason that stands in the timeline for an act by which somebody says how it ended. */
export function endingReason(action: MatterAction, ending: Ending): string | null {
  if (action === 'resolve') return ending.claimed_outcome
  if (action === 'verify' || action === 'close') return ending.verified_outcome
  if (action === 'rate' && ending.reporter_solved) return `answered_${ending.reporter_solved}`
  return null
}

function claimAt(at: number): Outcome {
  const lot = at % 100
  if (lot < 88) return 'solved'
  if (lot < 93) return 'partly_solved'
  if (lot < 97) return 'explained'
  return lot < 99 ? 'referred' : 'planned'
}

function findingAt(at: number, claimed: Outcome | null): Outcome {
  return claimed === 'solved' && at % 25 === 0 ? 'partly_solved' : (claimed ?? 'solved')
}

function answerAt(at: number, rating: number): SolvedAnswer {
  if (rating >= 4) return at % 20 === 0 ? 'partly' : 'yes'
  return rating === 3 ? 'partly' : 'no'
}
