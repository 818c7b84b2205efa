import type { case_files } from '@linli/contract/case_files'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { markFiled } from '#modules/mediation'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { checkFile, missingItems, partsOfFile } from './parts-of-file.ts'
import { readFile } from './read-file.ts'
import { standAsKeeper } from './view-file.ts'

/** 立卷归档 (人民调解法 art. 27): a complete file is put away, for as long as is said. Refuses: `file_incomplete` with what is
 * missing, `keep_until_missing`, `keep_until_past`, and as `markFiled` does. */
export async function fileAway(
  ctx: CommandContext,
  input: Parsed<typeof case_files.file>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  await standAsKeeper(ctx, tx, input.id)
  const keep_until = untilOf(input, shanghaiDay(now))
  const file = await readFile(tx, { district_id, dispute_id: input.id })
  const parts = partsOfFile(keys, file)
  const missing = missingItems(file, parts)
  await markFiled(ctx, input.id, input.retention)
  if (missing.length > 0) throw new Refusal('conflict', 'file_incomplete', { missing })
  const checks = checkFile(file, parts).filter(({ is_met }) => is_met !== null)
  await sql`
    insert into case_files.filing (district_id, dispute_id, retention, keep_until, volume_number, met, applying, filed_by, filed_at)
    values (${district_id}, ${input.id}, ${input.retention}, ${keep_until}, ${input.volume_number ?? null},
      ${checks.filter(({ is_met }) => is_met).length}, ${checks.length}, ${actor.person_id}, ${now})`.execute(
    tx,
  )
}

function untilOf({ retention, keep_until }: Parsed<typeof case_files.file>, today: string) {
  if (retention === 'permanent') return null
  if (!keep_until) throw new Refusal('invalid', 'keep_until_missing')
  if (keep_until <= today) throw new Refusal('invalid', 'keep_until_past')
  return keep_until
}
