import type { GroupAct } from '@linli/contract/codes/groups'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import { actsOf, type GroupFacts, type Membership, mayRead } from '../policy.ts'

/** A group with the membership by which this person is in it. */
export interface OwnGroup extends GroupFacts {
  id: string
  name: string
  community_id: string
  street_id: string | null
  last_seq: number
  membership: Membership
}

/** Of a group's members `m`, the one by which this person is in it: their own before that of whom they stand in for. */
export const asMember = (actor: Actor, group_id: RawBuilder<unknown> | string) => sql`
  m.district_id = ${actor.district_id} and m.group_id = ${group_id} and m.person_id = any(${[...actor.acts_for]}::uuid[])
    and m.status = 'in'
  order by m.person_id = ${actor.person_id} desc, m.person_id limit 1`

/** The group, for somebody who is in it; one statement. Refuses: `not_found`, for groups that are not there and for those
 * that are not this person's. */
export function findOwnGroup(db: Db | Tx, actor: Actor, group_id: string): Promise<OwnGroup> {
  return find(db, actor, sql`${group_id}::uuid`)
}

/** The group of a message, for somebody who is in it. Refuses: `not_found`. */
export function findGroupOfMessage(db: Db | Tx, actor: Actor, id: string): Promise<OwnGroup> {
  return find(
    db,
    actor,
    sql`(select s.group_id from groups.message as s where s.district_id = ${actor.district_id} and s.id = ${id})`,
  )
}

async function find(db: Db | Tx, actor: Actor, group_id: RawBuilder<unknown>): Promise<OwnGroup> {
  const found = await sql<OwnGroup>`
    select g.id, g.name, g.owner_id, g.deputy_id, g.grid_id, g.community_id, g.street_id, g.closed_at, g.last_seq::int as last_seq,
      jsonb_build_object('person_id', m.person_id, 'kind', m.kind, 'status', m.status, 'silenced_until', m.silenced_until) as membership
    from groups.group as g, lateral (select * from groups.member as m where ${asMember(actor, sql`g.id`)}) as m
    where g.district_id = ${actor.district_id} and g.id = ${group_id}`.execute(db)
  const group = found.rows[0]
  if (!group || !mayRead(group.membership)) throw notFound()
  return group
}

/** Refuses `not_yours_to_do` unless this person may do so in the group, by the same function that its page asks. */
export function requireAct(actor: Actor, group: OwnGroup, act: GroupAct, now: Date): void {
  if (actsOf(actor, group, group.membership, now).includes(act)) return
  const { silenced_until } = group.membership
  const isSilenced = silenced_until !== null && new Date(silenced_until) > now
  if (isSilenced && (act === 'send' || act === 'notice'))
    throw new Refusal('forbidden', 'silenced', { until: silenced_until })
  throw new Refusal('forbidden', 'not_yours_to_do')
}
