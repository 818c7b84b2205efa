import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org, StaffPerson } from '@linli/contract/org'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { readPosts, viewPost } from './posts.ts'

/** A page of staff; with text, those of exactly this name or full pinyin. */
export async function listPeople(
  context: QueryContext,
  { text, cursor, limit }: Parsed<typeof org.list_people>,
): Promise<Output<typeof org.list_people>> {
  const rows = await readStaff(
    context,
    sql`${text ? named(context, text) : sql`true`} and ${cursor ? sql`p.id > ${cursor}::uuid` : sql`true`}
      order by p.id limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: await viewPeople(context, page), next_cursor: last?.id ?? null }
}

/** One member of staff. */
export async function getPerson(
  context: QueryContext,
  { id }: { id: string },
): Promise<StaffPerson> {
  return viewPerson(context, id)
}

/** The member of staff as a command shows them afterwards. */
export async function viewPerson(context: QueryContext, id: string): Promise<StaffPerson> {
  const [person] = await viewPeople(context, await readStaff(context, sql`p.id = ${id}`))
  if (!person) throw notFound()
  return person
}

interface StaffRow {
  id: string
  name: string
  account: string | null
  is_tied: boolean
  /** Members of WeCom may come in here. */
  has_door: boolean
}

// Somebody's name in letters is searched as pinyin, anything else as a name.
function named({ keys }: QueryContext, text: string): RawBuilder<unknown> {
  if (/^[a-z\s'’]+$/i.test(text)) {
    return sql`p.pinyin_index = ${keys.blindIndex('pinyin', text)}`
  }
  return /[\p{L}]/u.test(text) ? sql`p.name_index = ${keys.blindIndex('name', text)}` : sql`false`
}

async function readStaff(
  { db, actor }: QueryContext,
  condition: RawBuilder<unknown>,
): Promise<StaffRow[]> {
  const found = await sql<StaffRow>`
    select p.id, p.public_name as name, n.account, t.person_id is not null as is_tied,
      exists (select 1 from channels.channel as c where c.district_id = p.district_id and c.kind = 'wecom-app'
        and c.state = 'active') as has_door
    from identity.person p
    left join identity.platform_account t on t.district_id = p.district_id and t.person_id = p.id and t.platform = 'wecom'
    left join identity.account n on n.district_id = p.district_id and n.person_id = p.id and n.closed_at is null
    where p.district_id = ${actor.district_id} and p.kind = 'staff' and ${condition}`.execute(db)
  return found.rows
}

async function viewPeople(
  { db, actor, now }: QueryContext,
  rows: readonly StaffRow[],
): Promise<StaffPerson[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const posts = await readPosts(
    db,
    actor.district_id,
    sql`t.person_id = any(${ids}::uuid[]) and (t.valid_to is null or t.valid_to > ${shanghaiDay(now)}::date) order by t.id`,
  )
  const isAdmin = actor.roles.includes('system_admin')
  const seesAccounts = isAdmin || actor.roles.includes('security_admin')
  return rows.map((row) => {
    const others = isAdmin && row.id !== actor.person_id
    return {
      id: row.id,
      name: row.name,
      account: seesAccounts ? row.account : null,
      is_tied: seesAccounts && row.is_tied,
      posts: posts.filter((post) => post.person.id === row.id).map((post) => viewPost(actor, post)),
      can: others ? actsOn(row) : [],
    }
  })
}

function actsOn({ account, is_tied, has_door }: StaffRow): StaffPerson['can'] {
  if (account === null) return ['appoint', 'open_account']
  const acts: StaffPerson['can'] = ['appoint', 'close_account', 'reset_password']
  if (has_door) acts.push('tie_member')
  if (is_tied) acts.push('untie_member')
  return acts
}
