import type { Finding, MatterStatus } from '@linli/contract/codes/matters'
import type { TrackedMatter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { FINDING, OUTCOME, OUTCOMES, SOLVED } from '../../words/zh-CN/outcome.ts'
import { TRACKED } from '../../words/zh-CN/resident.ts'
import './outcome-panel.css'

type Told = Pick<
  TrackedMatter,
  | 'status'
  | 'closed_as'
  | 'claimed_outcome'
  | 'planned_for'
  | 'verified_outcome'
  | 'reporter_solved'
  | 'rating'
> & {
  /** What only staff see. */
  spot_found?: Finding | null
  is_answer_old?: boolean
  has_reporter?: boolean
}

const ENDING: readonly MatterStatus[] = ['resolved', 'verified', 'closed']

/** Closed, solved and content side by side, each said by somebody else. Absent until somebody has said something. */
export function OutcomePanel({ matter }: { matter: Told }) {
  const isSaid = ENDING.includes(matter.status) || matter.rating !== null
  if (!isSaid || matter.closed_as === 'imported') return null
  return (
    <section className="l-outcomes" aria-label={OUTCOMES.title}>
      <dl>
        <Cell word={OUTCOMES.claimed} value={claimOf(matter)} />
        <Cell word={OUTCOMES.verified} value={findingOf(matter)} />
        <Cell word={OUTCOMES.reporter} value={answerOf(matter)} />
        <Cell word={OUTCOMES.content} value={contentOf(matter)} />
        {matter.spot_found ? (
          <Cell word={OUTCOMES.spot} value={{ said: FINDING[matter.spot_found] }} />
        ) : null}
      </dl>
    </section>
  )
}

/** What somebody says, or why nobody has. */
type Value = { said: ReactNode; foot?: string } | { absent: string }

function Cell({ word, value }: { word: string; value: Value }) {
  return (
    <div>
      <dt>{word}</dt>
      {'said' in value ? (
        <dd>
          <strong>{value.said}</strong>
          {value.foot ? <small>{value.foot}</small> : null}
        </dd>
      ) : (
        <dd className="l-quiet">{value.absent}</dd>
      )}
    </div>
  )
}

function claimOf({ status, claimed_outcome, planned_for }: Told): Value {
  if (!claimed_outcome)
    return { absent: ENDING.includes(status) ? OUTCOMES.unrecorded : OUTCOMES.waiting }
  return {
    said: OUTCOME[claimed_outcome],
    ...(planned_for && { foot: fill(OUTCOMES.planned_for, { day: sayDay(planned_for) }) }),
  }
}

function findingOf({ status, closed_as, verified_outcome }: Told): Value {
  if (verified_outcome) return { said: OUTCOME[verified_outcome] }
  if (closed_as === 'self_closed') return { absent: OUTCOMES.not_verified }
  return { absent: status === 'closed' ? OUTCOMES.unrecorded : OUTCOMES.waiting }
}

function answerOf({ reporter_solved, rating, is_answer_old, has_reporter, status }: Told): Value {
  if (reporter_solved)
    return {
      said: SOLVED[reporter_solved],
      ...(is_answer_old && { foot: OUTCOMES.answer_old }),
    }
  // Who rated before the two questions were asked apart said nothing of this one.
  if (rating !== null) return { absent: OUTCOMES.unrecorded }
  return { absent: unheard(status, has_reporter) }
}

function contentOf({ rating, status, has_reporter }: Told): Value {
  if (rating === null) return { absent: unheard(status, has_reporter) }
  const word = Object.entries(TRACKED.scores).find(([score]) => score === String(rating))?.[1]
  return { said: fill(OUTCOMES.content_of, { word: word ?? '', n: rating }) }
}

function unheard(status: MatterStatus, has_reporter = true) {
  if (!has_reporter) return OUTCOMES.not_asked
  return status === 'closed' ? OUTCOMES.not_answered : OUTCOMES.waiting
}
