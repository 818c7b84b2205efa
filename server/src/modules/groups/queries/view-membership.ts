import type { MemberKind, MemberStatus } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { Membership } from '@linli/contract/group-members'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { nameInGroup, type PersonNames } from '../name-people.ts'
import { arrangesGroup, type RegisteredGroup } from '../registry-policy.ts'
import { recordsOf } from './record-rows.ts'

/** My own membership of a group. Refuses: `not_found`. */
export async function viewMembership(
  { db, actor, keys }: QueryContext,
  group_id: string,
): Promise<Membership> {
  const found = await sql<MembershipRow>`
    ${MEMBERSHIPS} where m.district_id = ${actor.district_id} and m.group_id = ${group_id} and m.person_id = ${actor.person_id}`.execute(
    db,
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return membershipOf(keys, row)
}

/** The open groups that this person left, and those that they wait to be let into; one statement. */
export async function listLeft({ db, actor, keys }: QueryContext): Promise<Membership[]> {
  const found = await sql<MembershipRow>`
    ${MEMBERSHIPS} where m.district_id = ${actor.district_id} and m.person_id = ${actor.person_id}
      and m.status in ('left', 'asked') and g.closed_at is null order by m.left_at desc nulls last, g.id`.execute(
    db,
  )
  return found.rows.map((row) => membershipOf(keys, row))
}

const MEMBERSHIPS = sql`
  select jsonb_build_object('id', g.id, 'name', g.name) as group, m.kind, m.status, m.sealed_alias,
    (select jsonb_build_object('id', b.id, 'name', b.name) from org.area as b
      where b.district_id = m.district_id and b.id = m.building_id) as building
  from groups.member as m join groups.group as g on g.district_id = m.district_id and g.id = m.group_id`

function membershipOf(keys: Keys, { sealed_alias, ...membership }: MembershipRow): Membership {
  return { ...membership, alias: sealed_alias && keys.unseal(sealed_alias) }
}

interface MembershipRow {
  group: Named
  kind: MemberKind
  status: MemberStatus
  sealed_alias: Buffer | null
  building: Named | null
}

interface WaitingRow extends RegisteredGroup, PersonNames {
  group: Named
  person_id: string
  building: Named | null
  asked_at: string
  was_removed: boolean
}

/** Who waits to be let in, the longest first: the name they are called by and their building, nothing else; one statement. */
export async function listWaiting(
  { db, actor, keys }: QueryContext,
  { group_id }: Parsed<typeof groups.list_waiting>,
): Promise<Output<typeof groups.list_waiting>> {
  const found = await sql<WaitingRow>`
    select jsonb_build_object('id', g.id, 'name', g.name) as group, m.person_id, m.sealed_alias, p.public_name, p.sealed_name, m.asked_at,
      g.grid_id, g.community_id, g.street_id, g.owner_id, g.deputy_id, g.closed_at,
      (select jsonb_build_object('id', b.id, 'name', b.name) from org.area as b
        where b.district_id = m.district_id and b.id = m.building_id) as building,
      exists (select from groups.moderation as r where r.district_id = m.district_id and r.group_id = m.group_id
        and r.person_id = m.person_id and r.act = 'remove') as was_removed
    from groups.group as g
    join groups.member as m on m.district_id = g.district_id and m.group_id = g.id and m.status = 'asked'
    join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    where g.district_id = ${actor.district_id} and g.closed_at is null and ${recordsOf(actor)}
      ${group_id ? sql`and g.id = ${group_id}` : sql``} order by m.asked_at, m.person_id limit 200`.execute(
    db,
  )
  return found.rows
    .filter((row) => arrangesGroup(actor, row))
    .map(({ group, person_id, building, asked_at, was_removed, ...names }) => ({
      group,
      person_id,
      alias: nameInGroup(keys, names),
      building,
      asked_at,
      was_removed,
    }))
}
