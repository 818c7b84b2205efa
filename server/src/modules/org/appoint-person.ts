import { POST_KINDS, type PostKind } from '@linli/contract/codes/org'
import type { Parsed } from '@linli/contract/endpoint'
import type { Role } from '@linli/contract/identity'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { takeStaff } from '#modules/identity'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { DUTIES_APART, holds } from './policy.ts'
import { takeArea } from './take-area.ts'

/** Gives a person a post from a day on. The person is taken first, so that two appointments at once cannot together
 * make what neither may make alone. Refuses: `not_yourself`, `no_such_unit`, `area_outside_unit`,
 * `outside_your_area`, `post_held_already`, `separate_duties`. */
export async function appointPerson(
  { tx, actor, new_id }: CommandContext,
  input: Parsed<typeof org.appoint>,
): Promise<void> {
  const { district_id } = actor
  if (input.person_id === actor.person_id) throw new Refusal('forbidden', 'not_yourself')
  if (!(await takeStaff(tx, district_id, input.person_id))) throw notFound()
  const unit = await findUnit({ tx, district_id }, input.unit_id, input.valid_from)
  const area = await takeArea(tx, actor, input.area_id ?? unit.area.id, input.valid_from)
  if (!holds(unit.area, area)) throw new Refusal('invalid', 'area_outside_unit')
  const held = await sql<{ kind: PostKind; unit_id: string; area_id: string }>`
    select kind, unit_id, area_id from org.post
    where district_id = ${district_id} and person_id = ${input.person_id}
      and (valid_to is null or valid_to > ${input.valid_from}::date)`.execute(tx)
  const isHeld = held.rows.some(
    (post) =>
      post.kind === input.kind && post.unit_id === input.unit_id && post.area_id === area.id,
  )
  if (isHeld) throw new Refusal('conflict', 'post_held_already')
  const duty: Role = POST_KINDS[input.kind]
  const others = held.rows.map((post): Role => POST_KINDS[post.kind])
  if (
    DUTIES_APART.includes(duty) &&
    others.some((role) => role !== duty && DUTIES_APART.includes(role))
  ) {
    throw new Refusal('conflict', 'separate_duties')
  }
  await sql`
    insert into org.post (district_id, id, person_id, unit_id, kind, area_id, is_public, valid_from)
    values (${district_id}, ${new_id}, ${input.person_id}, ${input.unit_id}, ${input.kind}, ${area.id},
      ${input.is_public && !DUTIES_APART.includes(duty)}, ${input.valid_from})`.execute(tx)
}

// Locked against a closing at the same moment, which would leave the post in a unit that is no more.
async function findUnit(
  { tx, district_id }: { tx: CommandContext['tx']; district_id: number },
  id: string,
  day: string,
) {
  const found = await sql<{ area: { id: string; level: string } }>`
    select json_build_object('id', a.id, 'level', a.level) as area
    from org.unit u join org.area a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.id = ${id} and u.valid_from <= ${day}::date and u.valid_to is null
    for share of u`.execute(tx)
  const unit = found.rows[0]
  if (!unit) throw new Refusal('invalid', 'no_such_unit')
  return unit
}
