import {
  type OutcomeCount,
  type OutcomeGroup,
  PROMISE_COUNTS,
  REVIVED_DAYS,
} from '@linli/contract/codes/outcomes'
import type { Parsed } from '@linli/contract/endpoint'
import type { outcomes } from '@linli/contract/outcomes'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import { endOf, startOf } from '#platform/workdays'
import { scopeOf } from './policy.ts'

type Asked = Omit<Parsed<typeof outcomes.get_figures>, 'by'>

/** A span as moments: accepted from, accepted before, and the cut-off with its day. */
export interface Cut {
  from: Date
  before: Date
  at: Date
  day: string
}

/** The span of a question; a cut-off that has not come is this moment. Refuses: `days_the_wrong_way`. */
export function cutOf({ from, to, as_of }: Asked, now: Date): Cut {
  if (from > to || as_of < to) throw new Refusal('invalid', 'days_the_wrong_way')
  const end = endOf(as_of)
  return { from: startOf(from), before: endOf(to), at: end < now ? end : now, day: as_of }
}

/** An agreement `a` of dispute `d` that settles it, in effect at the cut-off. A part is no settlement. */
const settled = ({ at }: Cut, more: RawBuilder<unknown> = sql`true`) => sql<boolean>`
  exists (select from agreements.agreement as a where a.district_id = d.district_id and a.dispute_id = d.id
    and not a.is_partial and a.effective_at < ${at} and ${more})`

const failed = ({ at }: Cut) => sql<boolean>`(d.termination is not null and d.ended_at < ${at})`

const kept = (
  cut: Cut,
  kind: string,
) => sql<boolean>`(${settled(cut)} and exists (select from mediation.risk as k
  where k.district_id = d.district_id and k.dispute_id = d.id and k.kind = ${kind} and k.at < ${cut.at}))`

/** Each count as a condition on the row of the dispute `d`, and of the thing promised `o` for those that count promises. Figure and
 * list use the same words, so that they cannot differ. */
export const CONDITIONS: Record<OutcomeCount, (cut: Cut) => RawBuilder<boolean>> = {
  accepted: () => sql`true`,
  // A session was held, or it was settled without one.
  mediated: (
    cut,
  ) => sql`(${settled(cut)} or exists (select from mediation.session as s where s.district_id = d.district_id
    and s.dispute_id = d.id and s.state = 'held' and s.held_from < ${cut.at}))`,
  agreed: (cut) => settled(cut),
  failed: (cut) => sql`(${failed(cut)} and not ${settled(cut)})`,
  running: (cut) => sql`(not ${failed(cut)} and not ${settled(cut)})`,
  written: (cut) => settled(cut, sql`a.form = 'written'`),
  oral: (cut) => sql`(${settled(cut)} and not ${settled(cut, sql`a.form = 'written'`)})`,
  revived: (cut) =>
    settled(
      cut,
      sql`exists (select from agreements.relapse as r where r.district_id = a.district_id and r.agreement_id = a.id
        and r.days <= ${REVIVED_DAYS} and r.recorded_at < ${cut.at})`,
    ),
  due: ({ day }) => sql`(o.due_on <= ${day}::date)`,
  performed: ({ day }) => sql`(o.due_on <= ${day}::date and o.performed_on <= ${day}::date)`,
  overdue: ({ day }) =>
    sql`(o.due_on <= ${day}::date and (o.performed_on is null or o.performed_on > ${day}::date))`,
  kept_criminal: (cut) => kept(cut, 'criminal'),
  kept_mass_petition: (cut) => kept(cut, 'mass_petition'),
  kept_suicide: (cut) => kept(cut, 'suicide'),
  kept_fight: (cut) => kept(cut, 'violence'),
}

/** Whether a count counts things promised. */
export function isPromise(name: OutcomeCount): boolean {
  const promises: readonly OutcomeCount[] = PROMISE_COUNTS
  return promises.includes(name)
}

/** Disputes `d` of this person's sight that were accepted in the span, narrowed as asked. */
export function disputesIn(
  actor: Pick<Actor, 'district_id' | 'posts'>,
  asked: Asked,
  cut: Cut,
): RawBuilder<unknown> {
  const { committee_id, studio_id, type, source } = asked
  return sql`d.district_id = ${actor.district_id} and d.accepted_at >= ${cut.from} and d.accepted_at < ${cut.before}
    and ${inSight(actor)}
    and ${committee_id ? sql`d.committee_id = ${committee_id}` : sql`true`}
    and ${studio_id ? sql`d.studio_id = ${studio_id}` : sql`true`}
    and ${type ? sql`d.type = ${type}` : sql`true`}
    and ${source ? sql`d.source = ${source}` : sql`true`}`
}

function inSight(actor: Pick<Actor, 'posts'>): RawBuilder<unknown> {
  const { is_whole, area_ids, unit_ids, office_ids } = scopeOf(actor)
  if (is_whole) return sql`true`
  return sql`(d.street_id = any(${area_ids}::uuid[]) or d.community_id = any(${area_ids}::uuid[])
    or d.committee_id = any(${unit_ids}::uuid[]) or d.studio_id = any(${unit_ids}::uuid[])
    or exists (select from org.unit as j where j.district_id = d.district_id and j.id = any(${office_ids}::uuid[])
      and j.kind = 'justice_office' and j.area_id = d.street_id))`
}

/** The column by which rows are told apart. */
export const GROUP_KEY: Record<OutcomeGroup, RawBuilder<string | null>> = {
  none: sql`null::text`,
  studio: sql`d.studio_id::text`,
  committee: sql`d.committee_id::text`,
  type: sql`d.type`,
  source: sql`d.source`,
}
