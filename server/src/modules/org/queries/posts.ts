import type { PostKind } from '@linli/contract/codes/org'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org, Post } from '@linli/contract/org'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { standsOn } from '../area-rows.ts'
import { type AreaLine, mayArrange } from '../policy.ts'

export interface PostRow extends Omit<Post, 'can'> {
  kind: PostKind
  line: AreaLine
}

/** A page of the posts that stand today or will, in the order in which they were given. */
export async function listPosts(
  { db, actor, now }: QueryContext,
  { unit_id, person_id, kind, cursor, limit }: Parsed<typeof org.list_posts>,
): Promise<Output<typeof org.list_posts>> {
  const rows = await readPosts(
    db,
    actor.district_id,
    sql`(t.valid_to is null or t.valid_to > ${shanghaiDay(now)}::date)
      and ${unit_id ? sql`t.unit_id = ${unit_id}` : sql`true`}
      and ${person_id ? sql`t.person_id = ${person_id}` : sql`true`}
      and ${kind ? sql`t.kind = ${kind}` : sql`true`}
      and ${cursor ? sql`t.id > ${cursor}::uuid` : sql`true`}
      order by t.id limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map((row) => viewPost(actor, row)), next_cursor: last?.id ?? null }
}

/** The post as a command shows it afterwards. */
export async function viewPostById({ db, actor }: QueryContext, id: string): Promise<Post> {
  const row = (await readPosts(db, actor.district_id, sql`t.id = ${id}`))[0]
  if (!row) throw notFound()
  return viewPost(actor, row)
}

/** Posts with their holder, unit and area; the condition speaks of `t`. */
export async function readPosts(
  db: Db | Tx,
  district_id: number,
  condition: RawBuilder<unknown>,
): Promise<PostRow[]> {
  const found = await sql<PostRow>`
    select t.id, t.kind, json_build_object('id', p.id, 'name', p.public_name) as person,
      json_build_object('id', u.id, 'name', u.name) as unit, json_build_object('id', a.id, 'name', a.name) as area,
      t.valid_from, t.valid_to, json_build_object('id', a.id, 'street_id', a.street_id,
        'community_id', a.community_id, 'grid_id', a.grid_id) as line
    from org.post t
    join identity.person p on p.district_id = t.district_id and p.id = t.person_id
    join org.unit u on u.district_id = t.district_id and u.id = t.unit_id
    join org.area a on a.district_id = t.district_id and a.id = t.area_id
    where t.district_id = ${district_id} and ${condition}`.execute(db)
  return found.rows
}

/** The post as the contract shows it to this actor. Nobody ends a post of their own. */
export function viewPost(actor: Actor, { line, ...post }: PostRow): Post {
  const isEnded = post.valid_to !== null
  const mayEnd = !isEnded && post.person.id !== actor.person_id && mayArrange(actor, line)
  return { ...post, can: mayEnd ? ['end'] : [] }
}

/** The posts that somebody holds on a day. */
export function readPostsOf(
  db: Db | Tx,
  district_id: number,
  person_ids: readonly string[],
  day: string,
): Promise<PostRow[]> {
  return readPosts(
    db,
    district_id,
    sql`t.person_id = any(${[...person_ids]}::uuid[]) and ${standsOn('t', day)} order by t.id`,
  )
}
