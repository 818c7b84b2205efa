import { type RawBuilder, sql } from 'kysely'
import { isHeadOf } from '#modules/mediators'
import type { Actor } from '#platform/actor'
import { shanghaiDay } from '#platform/workdays'
import { clerkUnits, mediatorUnits } from '../policy.ts'

type Looker = Pick<Actor, 'person_id' | 'posts' | 'kind'>

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/** Agents `g` who act today. */
export function actsToday(today: string): RawBuilder<boolean> {
  return sql`g.ended_at is null and (g.ends_on is null or g.ends_on >= ${today}::date)`
}

/** The sides of dispute `d` on which this person is a living party or acts for one today. */
export function sidesOf({ person_id }: Looker, today: string): RawBuilder<string[]> {
  return sql`array(select distinct p.side from mediation.party as p
    where p.district_id = d.district_id and p.dispute_id = d.id and p.died_at is null and (p.person_id = ${person_id}
      or exists (select from mediation.agent as g where g.district_id = p.district_id and g.dispute_id = p.dispute_id
        and g.party_id = p.id and g.person_id = ${person_id} and ${actsToday(today)})) order by p.side)`
}

/** Whether this person mediates dispute `d` today. Whoever stands in for a mediator on leave does not: what one side said to
 * one person is not said to another. */
export function isMediator({ person_id }: Looker): RawBuilder<boolean> {
  return sql`exists (select from mediation.case_mediator as m where m.district_id = d.district_id and m.dispute_id = d.id
    and m.person_id = ${person_id} and m.until_at is null)`
}

/** Whether this person keeps the books of the committee that has dispute `d`: its clerk, its head, and where it has no clerk today
 * its mediators. */
export function isClerk(actor: Looker, today: string): RawBuilder<boolean> {
  const column = { district_id: sql`d.district_id`, committee_id: sql`d.committee_id` }
  const heads =
    mediatorUnits(actor).length > 0 ? isHeadOf(column, actor.person_id, today) : sql<boolean>`false`
  return sql`(d.committee_id = any(${ids(clerkUnits(actor))}) or ${heads} or (d.committee_id = any(${ids(mediatorUnits(actor))})
    and not exists (select from org.post as k where k.district_id = d.district_id and k.unit_id = d.committee_id
      and k.kind = 'committee_clerk' and k.valid_from <= ${today}::date and (k.valid_to is null or k.valid_to > ${today}::date))))`
}

/** Whether this person watches over the place of dispute `d`: its centre, its leaders, its office of justice. */
export function oversees({ posts, kind }: Looker): RawBuilder<boolean> {
  if (kind !== 'staff') return sql`false`
  const watching = posts.filter(({ role }) => role === 'leader' || role === 'centre_staff')
  const within = (some: Looker['posts']): RawBuilder<boolean> => {
    if (some.some(({ level }) => level === 'district')) return sql<boolean>`true`
    const areas = ids(some.map(({ area_id }) => area_id))
    return sql<boolean>`(d.street_id = any(${areas}) or d.community_id = any(${areas}))`
  }
  const offices = posts.filter(({ role }) => role === 'unit_staff')
  if (offices.length === 0) return watching.length === 0 ? sql`false` : within(watching)
  // An office of justice guides the committees of its place (人民调解法 art. 5); what a unit is stands with the unit.
  const justice = sql<boolean>`(${within(offices)} and exists (select from org.unit as u where u.district_id = d.district_id
    and u.id = any(${ids(offices.map(({ unit_id }) => unit_id))}) and u.kind = 'justice_office'))`
  return watching.length === 0 ? justice : sql<boolean>`(${within(watching)} or ${justice})`
}

/** How this person stands to dispute `d`, as columns. */
export function standColumns(actor: Looker, now: Date): RawBuilder<unknown> {
  const today = shanghaiDay(now)
  return sql`${sidesOf(actor, today)} as sides, ${isMediator(actor)} as is_mediator, ${isClerk(actor, today)} as is_clerk,
    ${oversees(actor)} as oversees, d.opened_by = ${actor.person_id} as is_opener`
}

/** Whether this person sees dispute `d` at all. */
export function seenBy(actor: Looker, now: Date): RawBuilder<boolean> {
  const today = shanghaiDay(now)
  const me = actor.person_id
  return sql`(d.opened_by = ${me} or ${isMediator(actor)} or ${isClerk(actor, today)} or ${oversees(actor)}
    or d.id in (select p.dispute_id from mediation.party as p where p.district_id = d.district_id and p.person_id = ${me}
        and p.died_at is null
      union all select g.dispute_id from mediation.agent as g join mediation.party as p on p.district_id = g.district_id
        and p.id = g.party_id and p.died_at is null
        where g.district_id = d.district_id and g.person_id = ${me} and ${actsToday(today)}))`
}
