import type { Batch, BatchLine, BatchRow, batches } from '@linli/contract/batches'
import type { BatchRowState } from '@linli/contract/codes/batches'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { countHeld, lastActsOf, linesOf } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { centresOf, deedsOf, maySee } from './policy.ts'
import { type BatchHead, readBatches } from './take-batch.ts'

/** A batch with what becomes of its rows, by reason. Refuses: `not_found` for hidden and missing alike. */
export async function viewBatch(ctx: QueryContext, id: string): Promise<Batch> {
  const batch = await findBatch(ctx, id)
  const counted = await countRows(ctx, [id])
  return {
    ...lineOf(ctx, batch, counted),
    reasons: counted.flatMap(({ state, reason, n }) =>
      reason === null ? [] : [{ state, reason, n }],
    ),
    texts: {
      n: batch.act.action === 'close' ? await countTexts(ctx, id) : 0,
      from: batch.undo_until,
      are_sent: batch.texts_sent_at !== null,
    },
    undo_minutes: batch.undo_minutes,
  }
}

/** Batches of this person and of their centre, the newest first; those that were only looked at are left out. */
export async function listBatches(
  ctx: QueryContext,
  { cursor, limit }: Parsed<typeof batches.list>,
): Promise<Output<typeof batches.list>> {
  const { actor, db } = ctx
  const found = await readBatches(
    db,
    actor.district_id,
    sql`b.state <> 'prepared' and (b.made_by = ${actor.person_id} or b.unit_id = any(${centresOf(actor)}::uuid[]))
      ${cursor ? sql`and b.id < ${cursor}::uuid` : sql``} order by b.id desc limit ${limit + 1}`,
  )
  const page = found.slice(0, limit)
  const counted = await countRows(
    ctx,
    page.map(({ id }) => id),
  )
  return {
    items: page.map((batch) => lineOf(ctx, batch, counted)),
    next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** The rows of a batch, in the order of their matters; where somebody was faster, who and how. */
export async function listBatchRows(
  ctx: QueryContext,
  { id, state, reason, cursor, limit }: Parsed<typeof batches.list_rows>,
): Promise<Output<typeof batches.list_rows>> {
  await findBatch(ctx, id)
  const { db, actor } = ctx
  const found = await sql<{ matter_id: string; state: BatchRowState; reason: string | null }>`
    select matter_id, state, reason from batches.row
    where district_id = ${actor.district_id} and batch_id = ${id}
      ${state ? sql`and state = ${state}` : sql``} ${reason ? sql`and reason = ${reason}` : sql``}
      ${cursor ? sql`and matter_id > ${cursor}::uuid` : sql``}
    order by matter_id limit ${limit + 1}`.execute(db)
  const page = found.rows.slice(0, limit)
  const lines = await linesOf(
    ctx,
    db,
    page.map(({ matter_id }) => matter_id),
  )
  const overtaken = page.filter((row) => row.state === 'changed' || row.state === 'kept')
  const last = await lastOf(
    ctx,
    overtaken.filter(({ matter_id }) => lines.has(matter_id)),
  )
  return {
    items: page.map((row) => ({
      ...row,
      matter: lines.get(row.matter_id) ?? null,
      last: last.get(row.matter_id) ?? null,
    })),
    next_cursor: found.rows.length > limit ? (page.at(-1)?.matter_id ?? null) : null,
  }
}

/** How much open work each of these people holds. */
export async function countHeldBy(
  ctx: QueryContext,
  { person_ids }: Parsed<typeof batches.count_held>,
): Promise<Output<typeof batches.count_held>> {
  const held = await countHeld(ctx, person_ids)
  return person_ids.map((person_id) => ({ person_id, n: held.get(person_id) ?? 0 }))
}

async function findBatch({ db, actor }: QueryContext, id: string): Promise<BatchHead> {
  const [batch] = await readBatches(db, actor.district_id, sql`b.id = ${id}`)
  if (!batch || !maySee(actor, batch)) throw notFound()
  return batch
}

interface Counted {
  batch_id: string
  state: BatchRowState
  reason: string | null
  n: number
}

async function countRows(
  { db, actor }: QueryContext,
  batch_ids: readonly string[],
): Promise<Counted[]> {
  if (batch_ids.length === 0) return []
  const found = await sql<Counted>`
    select batch_id, state, reason, count(*) as n from batches.row
    where district_id = ${actor.district_id} and batch_id = any(${[...batch_ids]}::uuid[])
    group by 1, 2, 3 order by n desc, reason`.execute(db)
  return found.rows
}

function lineOf({ actor, now }: QueryContext, batch: BatchHead, counted: Counted[]): BatchLine {
  const counts: BatchLine['counts'] = {}
  for (const { batch_id, state, n } of counted)
    if (batch_id === batch.id) counts[state] = (counts[state] ?? 0) + n
  const { id, act, target, state, made_at, finished_at, undo_until } = batch
  const made_by = { id: batch.made_by, name: batch.made_by_name }
  const can = deedsOf(actor, batch, now)
  return { id, act, target, state, made_by, made_at, finished_at, undo_until, counts, can }
}

// A text a phone for each matter: its reporter, those of the matters merged into it, and whoever said "me too".
async function countTexts({ db, actor }: QueryContext, batch_id: string): Promise<number> {
  const { district_id } = actor
  const found = await sql<{ n: number }>`
    with closed as (
      select matter_id as id from batches.row
      where district_id = ${district_id} and batch_id = ${batch_id} and state in ('going', 'done')
    ), one as (
      select id as closed_id, id from closed
      union all
      select closed.id, m.id from closed
      join matters.matter as m on m.district_id = ${district_id} and m.merged_into_id = closed.id
    )
    select count(*) as n from (
      select one.closed_id, r.phone_index from one
      join matters.reporter as r on r.district_id = ${district_id} and r.matter_id = one.id
      union
      select one.closed_id, a.phone_index from one
      join matters.appeal as a on a.district_id = ${district_id} and a.matter_id = one.id and a.kind = 'me_too'
    ) as told where phone_index is not null`.execute(db)
  return found.rows[0]?.n ?? 0
}

async function lastOf(
  { db, actor }: QueryContext,
  rows: readonly { matter_id: string }[],
): Promise<Map<string, NonNullable<BatchRow['last']>>> {
  if (rows.length === 0) return new Map()
  const acts = await lastActsOf(
    db,
    actor.district_id,
    rows.map(({ matter_id }) => matter_id),
  )
  return new Map(acts.map(({ matter_id, ...last }) => [matter_id, last]))
}
