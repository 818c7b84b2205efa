import { sql } from 'kysely'
import type { ImportHead } from '#modules/imports'
import type { CommandContext } from '#platform/module'
import { type ImportedFacts, tallyImported } from './tally-imported.ts'

/**
 * Removes imported matters on which nobody has acted since, with their counts. Answers id → number of those that
 * stay. Their lines in the timeline stay for good, as every act does.
 */
export async function undoImported(
  { tx, tally }: CommandContext,
  head: ImportHead,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const gone = await sql<ImportedFacts & { id: string }>`
    delete from matters.matter as m
    where m.district_id = ${head.district_id} and m.id = any(${[...ids]}::uuid[]) and m.import_id = ${head.id}
      and m.status = 'closed' and m.closed_as = 'imported'
      and not exists (
        select from matters.act as a
        where a.district_id = m.district_id and a.matter_id = m.id and a.action <> 'import')
    returning m.id, m.street_id, m.community_id, m.unit_id, m.is_secret, m.category_code, m.reported_at`.execute(
    tx,
  )
  tallyImported(tally, gone.rows, -1)
  const left = await sql<{ id: string; number: string }>`
    select id, number from matters.matter
    where district_id = ${head.district_id} and id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(left.rows.map((row) => [row.id, row.number]))
}
