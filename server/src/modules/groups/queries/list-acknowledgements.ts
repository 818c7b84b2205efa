import type { MemberKind } from '@linli/contract/codes/groups'
import type { Acknowledgements } from '@linli/contract/group-shapes'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { nameInGroup, type PersonNames } from '../name-people.ts'
import { findGroupOfMessage, requireAct } from './find-membership.ts'
import { viewMessage } from './view-message.ts'

/** Who knows of a notice and who has not said so yet, by name: for its author and for those who keep the group. */
export async function listAcknowledgements(
  ctx: QueryContext,
  { id }: { id: string },
): Promise<Acknowledgements> {
  const { db, actor, keys, now } = ctx
  const group = await findGroupOfMessage(db, actor, id)
  const message = await viewMessage(ctx, id)
  if (message.author?.id !== actor.person_id) requireAct(actor, group, 'moderate', now)
  if (!message.acknowledge_by) throw new Refusal('conflict', 'nothing_to_acknowledge')
  const found = await sql<Row>`
    select m.person_id as id, m.kind, u.name as unit_name, k.at, m.sealed_alias, p.public_name, p.sealed_name
    from groups.member as m
    join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    left join groups.acknowledgement as k on k.district_id = m.district_id and k.message_id = ${id} and k.person_id = m.person_id
    where m.district_id = ${actor.district_id} and m.group_id = ${group.id} and m.status = 'in'
      and m.person_id is distinct from ${message.author?.id ?? null}::uuid
    order by k.at, m.joined_at, m.person_id limit 3000`.execute(db)
  const people = found.rows.map(({ at, kind, unit_name, id: person_id, ...names }) => ({
    id: person_id,
    name: nameInGroup(keys, names),
    kind,
    unit_name,
    at,
  }))
  return {
    message,
    known: people.flatMap(({ at, ...person }) => (at ? [{ ...person, at }] : [])),
    missing: people.flatMap(({ at, ...person }) => (at ? [] : [person])),
  }
}

interface Row extends PersonNames {
  id: string
  kind: MemberKind
  unit_name: string | null
  at: string | null
}
