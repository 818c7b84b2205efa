import { PARAMETERS } from '@linli/contract/codes/parameters'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Parameter, parameters } from '@linli/contract/parameters'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { maySet } from './policy.ts'

/** Every parameter with its value in force today, where it comes from, and what is planned. */
export async function listParameters({ db, actor, now }: QueryContext): Promise<Parameter[]> {
  const today = shanghaiDay(now)
  const found = await sql<Edition>`
    select key, id, value, source, valid_from from parameters.edition
    where district_id = ${actor.district_id} order by key, valid_from, id`.execute(db)
  const byKey = Map.groupBy(found.rows, (row) => row.key)
  const can: Parameter['can'] = maySet(actor) ? ['set'] : []
  return Object.entries(PARAMETERS).map(([key, { first, ...rule }]) => {
    const editions = byKey.get(key) ?? []
    const own = editions.filter((one) => one.valid_from <= today).at(-1)
    const planned = editions.find((one) => one.valid_from > today)
    const newest = editions.reduce<string | null>(
      (id, one) => (id === null || one.id > id ? one.id : id),
      null,
    )
    return {
      key,
      ...rule,
      value: own?.value ?? first,
      source: own?.source ?? rule.source,
      mark: own ? null : rule.mark,
      valid_from: own?.valid_from ?? null,
      planned: planned ? { value: planned.value, valid_from: planned.valid_from } : null,
      last_edition_id: newest,
      can,
    }
  })
}

interface Edition {
  key: string
  id: string
  value: number
  source: string
  valid_from: string
}

/** The parameter that an edition has set, as it stands today. */
export async function viewParameter(ctx: QueryContext, edition_id: string): Promise<Parameter> {
  const found = await sql<{ key: string }>`
    select key from parameters.edition where district_id = ${ctx.actor.district_id} and id = ${edition_id}`.execute(
    ctx.db,
  )
  const all = await listParameters(ctx)
  const parameter = all.find(({ key }) => key === found.rows[0]?.key)
  if (!parameter) throw notFound()
  return parameter
}

/** Every change of every number, or of one, the newest first. */
export async function listEditions(
  { db, actor }: QueryContext,
  { key, cursor, limit }: Parsed<typeof parameters.list_editions>,
): Promise<Output<typeof parameters.list_editions>> {
  const found = await sql<
    Edition & {
      value_before: number | null
      set_at: string
      set_by_id: string
      set_by_name: string | null
    }
  >`
    select e.id, e.key, e.value, e.source, e.valid_from, e.set_at, e.set_by as set_by_id,
      (select b.value from parameters.edition as b where b.district_id = e.district_id and b.id = e.after_id) as value_before,
      (select n.public_name from identity.person as n where n.district_id = e.district_id and n.id = e.set_by) as set_by_name
    from parameters.edition as e
    where e.district_id = ${actor.district_id} ${key ? sql`and e.key = ${key}` : sql``}
      ${cursor ? sql`and e.id < ${cursor}::uuid` : sql``}
    order by e.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit).map(({ set_by_id, set_by_name, ...edition }) => ({
    ...edition,
    set_by: { id: set_by_id, name: set_by_name ?? '—' },
  }))
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
