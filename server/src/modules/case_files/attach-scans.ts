import type { case_files } from '@linli/contract/case_files'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { standAsKeeper } from './view-file.ts'

/** Puts photos or scans into the file. Refuses: `no_such_file`, `file_put_away`. */
export async function attachScans(
  ctx: CommandContext,
  input: Parsed<typeof case_files.attach>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { state } = await standAsKeeper(ctx, tx, input.id)
  if (state === 'filed') throw new Refusal('conflict', 'file_put_away')
  await claimFiles(tx, actor, input.file_ids, ['photo'])
  await sql`
    insert into case_files.attachment (district_id, id, dispute_id, item, sealed_title, file_ids, added_by, added_at)
    values (${actor.district_id}, ${ctx.newId()}, ${input.id}, ${input.item}, ${keys.seal(input.title)},
      ${input.file_ids}::uuid[], ${actor.person_id}, ${now})`.execute(tx)
}

/** Takes out what was put in by mistake; the record keeps who did. Refuses: `no_such_attachment`, `file_put_away`. */
export async function detachScans(
  ctx: CommandContext,
  input: Parsed<typeof case_files.detach>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { state } = await standAsKeeper(ctx, tx, input.id)
  if (state === 'filed') throw new Refusal('conflict', 'file_put_away')
  const done = await sql`
    update case_files.attachment set removed_by = ${actor.person_id}, removed_at = ${now}
    where district_id = ${actor.district_id} and id = ${input.attachment_id} and dispute_id = ${input.id}
      and removed_at is null`.execute(tx)
  if (Number(done.numAffectedRows ?? 0) === 0) throw new Refusal('invalid', 'no_such_attachment')
}
