import { POST_KINDS } from '@linli/contract/codes/org'
import type { Parsed } from '@linli/contract/endpoint'
import type { Role } from '@linli/contract/identity'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { takeStaff } from '#modules/identity'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { DUTIES_APART, heads } from './policy.ts'
import { type PostRow, readPostsOf } from './queries/posts.ts'

/** Writes down a leave: on its days the substitute takes the posts and the queue. Both people are taken in one order
 * first, so that two leaves at once cannot send each other's substitute away. Refuses: `day_is_past`,
 * `days_the_wrong_way`, `substitute_is_yourself`, `not_your_unit`, `no_post_to_stand_in`, `substitute_lacks_role`,
 * `leave_overlaps`, `substitute_away`, `stands_in_then`. */
export async function takeLeave(
  { tx, actor, now, new_id }: CommandContext,
  input: Parsed<typeof org.take_leave>,
): Promise<void> {
  const { district_id } = actor
  const { person_id = actor.person_id, substitute_id, from_day, to_day } = input
  if (to_day < from_day) throw new Refusal('invalid', 'days_the_wrong_way')
  if (from_day < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  if (person_id === substitute_id) throw new Refusal('invalid', 'substitute_is_yourself')
  for (const id of [person_id, substitute_id].sort()) {
    if (!(await takeStaff(tx, district_id, id))) throw notFound()
  }
  const posts = await readPostsOf(tx, district_id, [person_id, substitute_id], from_day)
  const own = posts.filter((post) => post.person.id === person_id)
  const unit_ids = own.map((post) => post.unit.id)
  if (person_id !== actor.person_id && !heads(actor, unit_ids)) {
    throw new Refusal('forbidden', 'not_your_unit')
  }
  checkRoles(
    own,
    posts.filter((post) => post.person.id === substitute_id),
  )
  await checkDays(tx, { district_id, person_id, substitute_id, from_day, to_day })
  await sql`
    insert into org.leave (district_id, id, person_id, substitute_id, from_day, to_day, reason)
    values (${district_id}, ${new_id}, ${person_id}, ${substitute_id}, ${from_day}, ${to_day},
      ${input.reason ?? null})`.execute(tx)
}

// A substitute gets no right that they do not hold themself; the three administrators' duties are never handed over.
function checkRoles(own: readonly PostRow[], theirs: readonly PostRow[]) {
  const held = new Set(theirs.map((post): Role => POST_KINDS[post.kind]))
  const wanted = own
    .map((post): Role => POST_KINDS[post.kind])
    .filter((role) => role !== 'resident' && !DUTIES_APART.includes(role))
  if (wanted.length === 0) throw new Refusal('conflict', 'no_post_to_stand_in')
  if (!wanted.every((role) => held.has(role)))
    throw new Refusal('conflict', 'substitute_lacks_role')
}

interface Wish {
  district_id: number
  person_id: string
  substitute_id: string
  from_day: string
  to_day: string
}

async function checkDays(tx: CommandContext['tx'], wish: Wish) {
  const { person_id, substitute_id } = wish
  const found = await sql<{ person_id: string; substitute_id: string }>`
    select person_id, substitute_id from org.leave
    where district_id = ${wish.district_id} and ended_at is null
      and from_day <= ${wish.to_day}::date and to_day >= ${wish.from_day}::date
      and (person_id in (${person_id}, ${substitute_id}) or substitute_id = ${person_id})`.execute(
    tx,
  )
  for (const other of found.rows) {
    if (other.person_id === person_id) throw new Refusal('conflict', 'leave_overlaps')
    if (other.person_id === substitute_id) throw new Refusal('conflict', 'substitute_away')
    throw new Refusal('conflict', 'stands_in_then')
  }
}
