import type { assignments, Ruling } from '@linli/contract/assignments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { streetsOf } from './policy.ts'
import { seenMatter } from './seen-matter.ts'

type RulingRow = Omit<Ruling, 'matter' | 'category' | 'street' | 'unit'> & {
  matter_id: string
  number: string
  category_code: string
  category_name: string
  street_id: string | null
  street_name: string | null
  unit_id: string
  unit_name: string
}

// So many earlier rulings are shown beside a matter; the page has all of them.
const BESIDE = 3

/** What was ruled before about this kind of matter in this street, and how often such matters came back.
 * Refuses: `not_found`. */
export async function recallRulings(
  context: QueryContext,
  { matter_id }: Parsed<typeof assignments.recall>,
): Promise<Output<typeof assignments.recall>> {
  const { db, actor } = context
  const { category_code, street_id } = await seenMatter(context, matter_id)
  const alike = sql`a.category_code = ${category_code} and a.street_id is not distinct from ${street_id}
    and a.matter_id <> ${matter_id}`
  const returned = await sql<{ n: number }>`
    select count(*) as n from matters.assignment as a
    join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id and not m.is_secret
    where a.district_id = ${actor.district_id} and a.ended_as = 'returned' and ${alike}`.execute(db)
  return {
    returns: returned.rows[0]?.n ?? 0,
    rulings: await readRulings(context, alike, BESIDE),
  }
}

/** Every ruling in the streets that this person looks at, the newest first: the memory of whose work is whose. */
export async function listRulings(
  context: QueryContext,
  { category_code, cursor, limit }: Parsed<typeof assignments.list_rulings>,
): Promise<Output<typeof assignments.list_rulings>> {
  const streets = streetsOf(context.actor)
  const where = [streets === 'all' ? sql`true` : sql`a.street_id = any(${streets}::uuid[])`]
  if (category_code) where.push(sql`a.category_code = ${category_code}`)
  if (cursor) where.push(sql`a.id::text < ${cursor}`)
  const rows = await readRulings(context, sql.join(where, sql` and `), limit + 1)
  const items = rows.slice(0, limit)
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

async function readRulings(
  { db, actor }: QueryContext,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<Ruling[]> {
  const found = await sql<RulingRow>`
    select a.id, a.matter_id, m.number, a.category_code, a.street_id, a.unit_id, a.at, coalesce(a.note, '') as grounds,
      coalesce((select e.name from catalogue.edition as e where e.district_id = a.district_id and e.code = a.category_code
        and e.published_at is not null order by e.valid_from desc limit 1), a.category_code) as category_name,
      (select n.name from org.area as n where n.district_id = a.district_id and n.id = a.street_id) as street_name,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = a.unit_id) as unit_name,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.actor_id) as by_name,
      coalesce((select jsonb_agg(jsonb_build_object('unit', jsonb_build_object('id', n.id, 'name', n.name),
          'reason', b.return_reason, 'note', b.return_note,
          'at', to_char(b.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by b.id)
        from matters.assignment as b join org.unit as n on n.district_id = b.district_id and n.id = b.unit_id
        where b.district_id = a.district_id and b.matter_id = a.matter_id and b.ended_as = 'returned' and b.id < a.id), '[]')
        as arguments
    from matters.assignment as a
    join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id and not m.is_secret
    where a.district_id = ${actor.district_id} and a.is_ruling and ${which} order by a.id desc limit ${limit}`.execute(
    db,
  )
  return found.rows.map(
    ({
      matter_id,
      number,
      category_code,
      category_name,
      street_id,
      street_name,
      unit_id,
      unit_name,
      ...row
    }) => ({
      ...row,
      matter: { id: matter_id, number },
      category: { code: category_code, name: category_name },
      street: street_id && street_name ? { id: street_id, name: street_name } : null,
      unit: { id: unit_id, name: unit_name },
    }),
  )
}
