import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { endSessions } from '#modules/identity'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type AreaLine, mayArrange } from './policy.ts'

interface TakenPost {
  person_id: string
  valid_from: string
  valid_to: string | null
  area: AreaLine
}

/** Ends a post: from that day on it is no more. Ended today, the holder's visits end with it; ended later, the role is
 * gone on the day by itself, because it is read from the posts of the day. Refuses: `not_found`, `not_yourself`,
 * `outside_your_area`, `post_ended`, `day_is_past`. */
export async function endPost(
  context: CommandContext,
  { id, on }: Parsed<typeof org.end_post>,
): Promise<void> {
  const { tx, actor, now } = context
  const today = shanghaiDay(now)
  const found = await sql<TakenPost>`
    select t.person_id, t.valid_from, t.valid_to, json_build_object('id', a.id, 'street_id', a.street_id,
      'community_id', a.community_id, 'grid_id', a.grid_id) as area
    from org.post t join org.area a on a.district_id = t.district_id and a.id = t.area_id
    where t.district_id = ${actor.district_id} and t.id = ${id} for update of t`.execute(tx)
  const post = found.rows[0]
  if (!post) throw notFound()
  if (post.person_id === actor.person_id) throw new Refusal('forbidden', 'not_yourself')
  if (!mayArrange(actor, post.area)) throw new Refusal('forbidden', 'outside_your_area')
  if (post.valid_to !== null) throw new Refusal('conflict', 'post_ended')
  if (on < today || on < post.valid_from) throw new Refusal('invalid', 'day_is_past')
  await sql`
    update org.post set valid_to = ${on} where district_id = ${actor.district_id} and id = ${id}`.execute(
    tx,
  )
  if (on === today) await endSessions(context, post.person_id)
}
