import type { WhistleKind } from '@linli/contract/codes/joint'
import type { MatterAction } from '@linli/contract/codes/matters'
import type { Whistle } from '@linli/contract/joint'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { answerOf, calledActionsOf, mayEndWhistle } from '../policy.ts'

/** A called unit, as the row of its call brings it along. */
interface CalledRow {
  unit_id: string
  unit_name: string
  is_coming: boolean | null
  comes_as: string | null
  comes_at: string | null
  answer: string | null
  answered_at: string | null
  came: boolean | null
  helped: boolean | null
  was_justified: boolean | null
  unit_words: string | null
  judged_at: string | null
}

/** A call with its units in one row. */
export interface WhistleRow {
  id: string
  kind: WhistleKind
  caller_unit_id: string
  caller_name: string
  what: string
  place: string
  meets_at: string
  blown_at: string
  rings_at: string
  due_at: string
  due_hours: number
  ended_at: string | null
  outcome: string | null
  called: CalledRow[]
}

/** The columns for a relation `w` of calls. */
export const WHISTLE_COLUMNS: RawBuilder<WhistleRow> = sql`
  w.id, w.kind, w.caller_unit_id, w.what, w.place, w.meets_at, w.blown_at, w.rings_at, w.due_at, w.due_hours, w.ended_at,
  w.outcome,
  (select n.name from org.unit as n where n.district_id = w.district_id and n.id = w.caller_unit_id) as caller_name,
  (select jsonb_agg(jsonb_build_object('unit_id', c.unit_id, 'unit_name', n.name, 'is_coming', c.is_coming,
      'comes_as', c.comes_as, 'comes_at', c.comes_at, 'answer', c.answer, 'answered_at', c.answered_at, 'came', c.came,
      'helped', c.helped, 'was_justified', c.was_justified, 'unit_words', c.unit_words, 'judged_at', c.judged_at)
      order by n.name)
    from joint.whistle_unit as c join org.unit as n on n.district_id = c.district_id and n.id = c.unit_id
    where c.district_id = w.district_id and c.whistle_id = w.id) as called`

/** A call in contract shape, with what this person may do about it. */
export function whistleOf(
  { actor, now }: Pick<QueryContext, 'actor' | 'now'>,
  row: WhistleRow,
  can: readonly MatterAction[],
): Whistle {
  const { caller_unit_id, caller_name, called, ...told } = row
  return {
    ...told,
    caller: { id: caller_unit_id, name: caller_name },
    units: called.map((one) => ({
      unit: { id: one.unit_id, name: one.unit_name },
      answer: answerOf(row, instant(one.answered_at), now),
      is_coming: one.is_coming,
      comes_as: one.comes_as,
      comes_at: instant(one.comes_at),
      words: one.answer,
      answered_at: instant(one.answered_at),
      came: one.came,
      helped: one.helped,
      was_justified: one.was_justified,
      unit_words: one.unit_words,
      can: calledActionsOf(actor, row, one, { now, can }),
    })),
    can: mayEndWhistle(actor, row, can),
  }
}

// Moments inside of JSON come as PostgreSQL writes them.
function instant(at: string | null): string | null {
  return at && new Date(at).toISOString()
}
