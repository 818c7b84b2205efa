import type { Output, Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import type { LostLine } from '@linli/contract/lost-shapes'
import { sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { seenBy } from '../policy.ts'
import { CASE_COLUMNS } from '../take-case.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './case-lines.ts'

const MOST_COUNTED = 1_000

/** Cases that this person sees, the latest first: open ones or those that are over. */
export async function listCases(
  ctx: QueryContext,
  { tab, cursor, limit }: Parsed<typeof lost_person.list>,
): Promise<Output<typeof lost_person.list>> {
  const { db, actor } = ctx
  const which = sql`c.district_id = ${actor.district_id} and c.erased_at is null
    and (c.closed_at is null) = ${tab === 'open'} and ${seenBy(actor)}`
  const found = await sql<LineRow>`
    select ${CASE_COLUMNS}, ${LINE_COLUMNS} from lost_person.case as c
    where ${which} ${cursor ? sql`and c.id < ${cursor}::uuid` : sql``} order by c.id desc limit ${limit + 1}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select from lost_person.case as c where ${which} limit ${MOST_COUNTED + 1}) as few`.execute(
    db,
  )
  const minutes = await photoMinutes(ctx)
  const rows = found.rows.slice(0, limit)
  const n = counted.rows[0]?.n ?? 0
  return {
    items: rows.map((row) => lineOf(ctx, row, minutes)),
    next_cursor: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
    count: { n: Math.min(n, MOST_COUNTED), is_more: n > MOST_COUNTED },
  }
}

/** Open cases in which this person was called by name and has not answered. */
export async function listCalls(ctx: QueryContext): Promise<LostLine[]> {
  const { db, actor } = ctx
  const found = await sql<LineRow>`
    select ${CASE_COLUMNS}, ${LINE_COLUMNS} from lost_person.call as me
    join lost_person.case as c on c.district_id = me.district_id and c.id = me.case_id
    where me.district_id = ${actor.district_id} and me.person_id = ${actor.person_id} and me.acknowledged_at is null
      and c.state in ('opened', 'told', 'searching') order by c.id desc limit 20`.execute(db)
  if (found.rows.length === 0) return []
  const minutes = await photoMinutes(ctx)
  return found.rows.map((row) => lineOf(ctx, row, minutes))
}

/** For how many minutes an address of a photo opens. */
export async function photoMinutes({ db, actor, now }: QueryContext): Promise<number> {
  const key = 'lost_person.photo_minutes'
  const found = await parametersOn(db, actor.district_id, shanghaiDay(now), [key])
  return found[key]
}
