import type { channels, Post } from '@linli/contract/channels'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { openContent } from '../content.ts'

interface PostRow {
  id: string
  place: string
  about_noun: string
  about_id: string
  sealed: Buffer
  priority: number
  queued_at: string
  not_after: string | null
  state: Post['state']
  reason: string | null
}

const columns = sql`d.id, b.name as place, d.about_noun, d.about_id, c.sealed, d.priority, d.queued_at, d.not_after, d.state,
  d.reason
  from channels.delivery d
  join channels.binding b on b.district_id = d.district_id and b.id = d.binding_id
  join channels.content c on c.district_id = d.district_id and c.id = d.content_id`

/** What waits for this person to paste it, the most urgent first, then the oldest. */
export async function listPosts(
  { db, actor, keys }: QueryContext,
  { cursor, limit }: Parsed<typeof channels.list_posts>,
): Promise<Output<typeof channels.list_posts>> {
  const [priority = null, after = null] = cursor?.split('/') ?? []
  const found = await sql<PostRow>`
    select ${columns}
    where d.district_id = ${actor.district_id} and d.presser_id = ${actor.person_id} and d.state = 'awaiting_human'
      and d.provider_id is null
      and (${after}::uuid is null or (d.priority, d.id) > (${priority}::smallint, ${after}::uuid))
    order by d.priority, d.id limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => show(keys, row)),
    next_cursor: found.rows.length > limit && last ? `${last.priority}/${last.id}` : null,
  }
}

/** One post of this person, in whatever state. Anybody else's is not found. */
export async function viewPost({ db, actor, keys }: QueryContext, id: string): Promise<Post> {
  const found = await sql<PostRow>`
    select ${columns}
    where d.district_id = ${actor.district_id} and d.id = ${id} and d.presser_id = ${actor.person_id}`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return show(keys, row)
}

function show(keys: Keys, row: PostRow): Post {
  const { text, link } = openContent(keys, row.sealed)
  return {
    id: row.id,
    place: row.place,
    about: { noun: row.about_noun, id: row.about_id },
    text,
    link: link ? { title: link.title, url: link.url } : null,
    is_emergency: row.priority === 0,
    queued_at: row.queued_at,
    not_after: row.not_after,
    state: row.state,
    reason: row.reason,
  }
}
