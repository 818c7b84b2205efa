import type { case_files } from '@linli/contract/case_files'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { partsOfFile } from './parts-of-file.ts'
import { readFile } from './read-file.ts'
import { standAsKeeper } from './view-file.ts'

// A volume of 120 pages takes seconds. What has not ended after so long was cut off with its worker.
const LOST_MS = 900_000

/** Begins to make the whole file as one PDF; the worker goes on. Refuses: `volume_being_made`. */
export async function makeVolume(
  ctx: CommandContext,
  { id }: Parsed<typeof case_files.make_volume>,
): Promise<void> {
  const { tx, actor, now } = ctx
  await standAsKeeper(ctx, tx, id)
  const { district_id } = actor
  const parts = partsOfFile(ctx.keys, await readFile(tx, { district_id, dispute_id: id }))
  await sql`
    update case_files.volume set state = 'failed', finished_at = ${now}
    where district_id = ${district_id} and dispute_id = ${id} and state = 'making'
      and made_at < ${new Date(now.getTime() - LOST_MS)}`.execute(tx)
  const volume_id = ctx.newId()
  // Cover, index and back come to what lies in the file.
  const made = await sql`
    insert into case_files.volume (district_id, id, dispute_id, state, made_by, made_at, parts_total)
    values (${district_id}, ${volume_id}, ${id}, 'making', ${actor.person_id}, ${now}, ${parts.length + 3})
    on conflict (district_id, dispute_id) where state = 'making' do nothing`.execute(tx)
  if (Number(made.numAffectedRows ?? 0) === 0) throw new Refusal('conflict', 'volume_being_made')
  ctx.emit('case_file.volume_wanted', {
    district_id: String(district_id),
    subject_id: volume_id,
    dispute_id: id,
  })
}

/** How far a volume has got. Refuses: `not_found`. */
export async function viewVolume(
  ctx: QueryContext,
  { id, volume_id }: Parsed<typeof case_files.get_volume>,
): Promise<Output<typeof case_files.get_volume>> {
  await standAsKeeper(ctx, ctx.db, id)
  const found = await sql<Output<typeof case_files.get_volume>>`
    select id, state, made_at, parts_total, parts_done, pages, digest from case_files.volume
    where district_id = ${ctx.actor.district_id} and id = ${volume_id} and dispute_id = ${id}`.execute(
    ctx.db,
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return row
}
