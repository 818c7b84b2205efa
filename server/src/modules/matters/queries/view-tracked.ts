import type { MatterAction } from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { isPossible } from '../lifecycle.ts'
import { clockOf, LINE_COLUMNS, type LineRow } from './matter-line.ts'
import { filesOf, listActs } from './timeline.ts'

interface TrackedRow extends LineRow {
  unit_phone: string | null
  tracking_token: string | null
  reopen_days: number
  reporter_id: string | null
}

type Tracked = Output<typeof matters.track>

// The reporter is told what happened to the matter; how the office works inside stays inside.
const TOLD: readonly MatterAction[] = [
  'report',
  'import',
  'self_close',
  'accept',
  'triage',
  'assign',
  'designate',
  'handle',
  'return',
  'resolve',
  'verify',
  'reject',
  'close',
  'rate',
  'reopen',
  'void',
  'merge',
  'unmerge',
  'appeal',
  'pause',
  'resume',
  'grant_extension',
]

/** The reporter's view of one matter. Refuses: `not_found` where the condition fits none. */
export async function viewTracked(ctx: QueryContext, which: RawBuilder<unknown>): Promise<Tracked> {
  const [row] = await findTracked(ctx, which, 1)
  if (!row) throw notFound()
  const acts = (await listActs(ctx, row.id)).filter((act) => TOLD.includes(act.action))
  const byId = await viewFiles(ctx, [...new Set(acts.flatMap((act) => act.file_ids))])
  return {
    ...headOf(ctx, row),
    files: filesOf(acts[0]?.file_ids ?? [], byId),
    timeline: acts.map(({ at, action, status, unit_name, note, reason, file_ids }) => ({
      at,
      action,
      status,
      unit_name,
      note: action === 'report' ? null : note,
      reason,
      files: filesOf(file_ids, byId),
    })),
  }
}

/** One matter that this person has reported. */
export function viewMine(ctx: QueryContext, id: string): Promise<Tracked> {
  return viewTracked(ctx, sql`m.id = ${id} and m.reporter_id = ${ctx.actor.person_id}`)
}

/** What this person has reported, newest first. */
export async function listReported(
  ctx: QueryContext,
  page: { cursor?: string | undefined; limit: number },
): Promise<Output<typeof matters.list_reported>> {
  const after = page.cursor ? sql`and m.id < ${page.cursor}` : sql``
  const rows = await findTracked(
    ctx,
    sql`m.reporter_id = ${ctx.actor.person_id} ${after}`,
    page.limit + 1,
  )
  const items = rows.slice(0, page.limit)
  return {
    items: items.map((row) => headOf(ctx, row)),
    next_cursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

async function findTracked(
  ctx: QueryContext,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<TrackedRow[]> {
  const found = await sql<TrackedRow>`
    select ${LINE_COLUMNS}, u.phone as unit_phone, m.tracking_token, e.reopen_days, m.reporter_id
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    where m.district_id = ${ctx.actor.district_id} and ${which} order by m.id desc limit ${limit}`.execute(
    ctx.db,
  )
  return found.rows
}

function headOf(ctx: QueryContext, row: TrackedRow): Omit<Tracked, 'files' | 'timeline'> {
  const reopen_until = row.closed_at ? endOfWindow(row.closed_at, row.reopen_days) : null
  const mayReopen = reopen_until !== null && ctx.now.toISOString() < reopen_until
  const can: Tracked['can'] = []
  if (isPossible('rate', row.status) && row.rating === null) can.push('rate')
  if (isPossible('reopen', row.status) && mayReopen) can.push('reopen')
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    closed_as: row.closed_as,
    category_name: row.category_name,
    description: row.description,
    address: row.address,
    area_name: row.area_name || null,
    with_unit: row.unit_name ? { name: row.unit_name, phone: row.unit_phone } : null,
    clock: clockOf(row, ctx.now),
    reported_at: row.reported_at,
    closed_at: row.closed_at,
    rating: row.rating,
    reopen_until: row.status === 'closed' ? reopen_until : null,
    tracking_token: row.tracking_token,
    can,
  }
}

/** The moment until which a closed matter may be reopened, `days` calendar days after its end. */
export function endOfWindow(closed_at: string, days: number): string {
  return new Date(Date.parse(closed_at) + days * 86_400_000).toISOString()
}
