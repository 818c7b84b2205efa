import type { TaskTab } from '@linli/contract/codes/joint'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { type RawBuilder, sql } from 'kysely'
import { inScopes, scopesOf, unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { tabsOf } from '../policy.ts'
import { readCursor } from './cursor.ts'
import { LINE_MATTER, type LineMatterRow, matterOfLine } from './line-matter.ts'
import { type TaskRow, taskOf } from './task-rows.ts'

// Up to here a list is counted exactly; beyond, "1,000+" says enough.
const EXACT_COUNT = 1000

/** The tasks `t` with their matters `m` of a tab: the same words for the list and its count. Refuses: `no_such_tab`. */
export function inTab(actor: Actor, tab: TaskTab, is_open: boolean): RawBuilder<unknown> {
  if (!tabsOf(actor).includes(tab)) throw new Refusal('forbidden', 'no_such_tab')
  const state = is_open ? sql`t.ended_at is null` : sql`t.ended_at is not null`
  const own = sql`t.district_id = ${actor.district_id} and ${state}`
  const units = unitsOf(actor)
  switch (tab) {
    case 'ours':
      // A unit that was freed of its task sees the matter no longer, and so not its line either.
      return sql`${own} and t.unit_id = any(${units}::uuid[])
        and (t.unit_id = any(m.helper_unit_ids) or t.unit_id = m.unit_id)`
    case 'led':
      return sql`${own} and m.unit_id = any(${units}::uuid[])`
    case 'area':
      return sql`${own} and ${inScopes(scopesOf(actor))}`
    case 'to_rule':
      return sql`${own} and t.status = 'refused' and ${inScopes(scopesOf(actor))}`
  }
}

interface LineRow extends TaskRow, LineMatterRow {
  last_word: string | null
}

/** One page of a tab: open tasks by deadline, ended ones the latest first. Refuses: `no_such_tab`,
 * `cursor_not_understood`. */
export async function listTasks(
  ctx: QueryContext,
  { tab, is_open, cursor, limit }: Parsed<typeof joint.list_tasks>,
): Promise<Output<typeof joint.list_tasks>> {
  const where = inTab(ctx.actor, tab, is_open)
  const order = is_open ? sql`t.due_at, t.id` : sql`t.ended_at desc, t.id desc`
  const found = await sql<LineRow>`
    select t.id, t.unit_id, u.name as unit_name, t.status, t.what, t.given_at, t.due_at, t.due_basis,
      t.due_is_beyond_calendar, t.ruled_at, t.ended_at, ${LINE_MATTER},
      (select coalesce(s.words, '') from joint.task_step as s where s.district_id = t.district_id
        and s.matter_id = t.matter_id and s.task_id = t.id order by s.at desc, s.id desc limit 1) as last_word
    from joint.task as t
    join matters.matter as m on m.district_id = t.district_id and m.id = t.matter_id
    join org.unit as u on u.district_id = t.district_id and u.id = t.unit_id
    where ${where} ${cursor ? afterCursor(cursor, is_open) : sql``} order by ${order} limit ${limit + 1}`.execute(
    ctx.db,
  )
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => ({
      ...taskOf(row, ctx.now),
      matter: matterOfLine(row),
      last_word: row.last_word ?? '',
    })),
    next_cursor: last ? `${is_open ? last.due_at : last.ended_at}~${last.id}` : null,
    count: await countTasks(ctx, where),
  }
}

function afterCursor(cursor: string, is_open: boolean): RawBuilder<unknown> {
  const { at, id } = readCursor(cursor)
  return is_open
    ? sql`and (t.due_at, t.id) > (${at}, ${id})`
    : sql`and (t.ended_at, t.id) < (${at}, ${id})`
}

/** How many tasks fit a condition on `t` and `m`. */
export async function countTasks(
  { db }: QueryContext,
  where: RawBuilder<unknown>,
): Promise<{ n: number; is_more: boolean }> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from joint.task as t join matters.matter as m on m.district_id = t.district_id and m.id = t.matter_id
      where ${where} limit ${EXACT_COUNT + 1}) as hit`.execute(db)
  return countOf(found.rows[0]?.n)
}

/** A count in contract shape. */
export function countOf(n = 0): { n: number; is_more: boolean } {
  return { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT }
}
