import { sql } from 'kysely'
import { storedName, withdrawFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { WORKING } from './lifecycle.ts'
import { KEPT_DAYS } from './rules.ts'

/** Takes the content out of the rows of imports that began more than thirty days ago, and removes their files: they
 * may hold names and phones in columns that nobody mapped (个人信息保护法 art. 19). What each row became stays, so that
 * an import can still be undone; one that was never run ends as refused. */
export async function everyForgetRows(context: CommandContext): Promise<void> {
  const { tx, actor, now, files } = context
  const { district_id } = actor
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  const old = await sql<{ id: string; file_id: string }>`
    update imports.import set
      state = case when state in ('mapping', 'checked') then 'refused' else state end,
      mapping = jsonb_set(mapping, '{file}', (mapping->'file') || '{"is_forgotten": true}' ||
        case when state in ('mapping', 'checked') then '{"refusal": {"reason": "file_missing", "line": null}}'
          else '{}' end::jsonb)
    where district_id = ${district_id} and started_at < ${before} and not (state = any(${[...WORKING]}::text[]))
      and mapping->'file'->>'is_forgotten' is distinct from 'true'
    returning id, file_id`.execute(tx)
  if (old.rows.length === 0) return
  await sql`
    update imports.row set data = '{"cells": [], "formulas": []}'
    where district_id = ${district_id} and import_id = any(${old.rows.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  )
  const unused = await sql<{ file_id: string }>`
    select distinct file_id from unnest(${old.rows.map(({ file_id }) => file_id)}::uuid[]) as gone (file_id)
    where not exists (
      select from imports.import as i where i.district_id = ${district_id} and i.file_id = gone.file_id
        and i.mapping->'file'->>'is_forgotten' is distinct from 'true')`.execute(tx)
  const ids = unused.rows.map(({ file_id }) => file_id)
  await withdrawFiles(context, ids)
  // Should the transaction fail after this, rows without bytes remain: they open nothing, and go the next time.
  for (const id of ids) await files.remove(storedName(district_id, id, 'whole'))
}
