import { type RawBuilder, sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import type { Actor } from '#platform/actor'
import { shanghaiDay } from '#platform/workdays'

/** From when on a clock that runs from one moment to another is nearly over (临期), as a part of a statement: the hours or
 * the share of the period that the district has set, whichever is less, so that a clock of two hours is not late at its start. */
export function warnsAt(
  { actor, now }: { actor: Pick<Actor, 'district_id'>; now: Date },
  from: string | null | undefined,
  due_at: string | null | undefined,
): RawBuilder<string | null> {
  const on = (key: 'matters.warn_hours' | 'matters.warn_percent') =>
    parameterOn(actor.district_id, shanghaiDay(now), key)
  return sql`${due_at ?? null}::timestamptz - least(make_interval(hours => ${on('matters.warn_hours')}),
    (${due_at ?? null}::timestamptz - ${from ?? null}::timestamptz) * ${on('matters.warn_percent')} / 100)`
}
