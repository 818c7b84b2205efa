import { ClosedRule, ColumnMapping, ImportReport } from '@linli/contract/imports'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'

const FileFacts = z.object({
  format: z.enum(['csv', 'xlsx']).nullable().default(null),
  delimiter: z.string().nullable().default(null),
  sheets: z.array(z.string()).default([]),
  /** The sheet that was asked for; null is the first visible one. */
  wanted_sheet: z.string().nullable().default(null),
  refusal: z.object({ reason: z.string(), line: z.int().nullable() }).nullable().default(null),
  /** The content of the rows and the file are gone by the time limit. */
  is_forgotten: z.boolean().default(false),
})

const Chosen = z.object({ ours: z.string(), from: z.enum(['chosen', 'remembered', 'suggested']) })
export type Chosen = z.infer<typeof Chosen>

const StoredMapping = z.object({
  columns: ColumnMapping.default({}),
  closed_rule: ClosedRule.default('all'),
  values: z.record(z.string(), z.record(z.string(), Chosen)).default({}),
  file: FileFacts.prefault({}),
})
export type StoredMapping = z.infer<typeof StoredMapping>

const StoredReport = ImportReport.extend({
  words: z
    .record(
      z.string(),
      z.array(z.object({ external_value: z.string(), label: z.string(), n: z.int() })),
    )
    .default({}),
})
export type StoredReport = z.infer<typeof StoredReport>

const ImportRow = z.object({
  district_id: z.int(),
  id: z.string(),
  target: z.string(),
  source_name: z.string(),
  file_id: z.string(),
  file_name: z.string(),
  state: z.string(),
  encoding: z.string().nullable(),
  sheet: z.string().nullable(),
  columns: z.array(z.string()),
  mapping: StoredMapping,
  report: StoredReport.nullable(),
  rows_total: z.number(),
  rows_done: z.number(),
  rows_made: z.number(),
  rows_known: z.number(),
  rows_wrong: z.number(),
  started_by: z.string(),
  started_at: z.string(),
  finished_at: z.string().nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

/** Reads one import of a district; `lock` keeps it still, `skip` answers null where another transaction holds it. */
export async function findImport(
  db: Db | Tx,
  { district_id, id }: { district_id: number; id: string },
  lock: 'read' | 'lock' | 'skip' = 'read',
): Promise<ImportRow | null> {
  const held =
    lock === 'lock' ? sql`for update` : lock === 'skip' ? sql`for update skip locked` : sql``
  const found = await sql`
    select * from imports.import where district_id = ${district_id} and id = ${id} ${held}`.execute(
    db,
  )
  const row = found.rows[0]
  return row === undefined ? null : ImportRow.parse(row)
}

/** The same, where a missing one is refused with `not_found`. */
export async function takeImport(
  db: Db | Tx,
  key: { district_id: number; id: string },
  lock: 'read' | 'lock' = 'lock',
): Promise<ImportRow> {
  const found = await findImport(db, key, lock)
  if (found === null) throw notFound()
  return found
}

/** What a mapping says, without where each choice came from. */
export function plainValues(mapping: StoredMapping): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(mapping.values).map(([choice, words]) => [
      choice,
      Object.fromEntries(Object.entries(words).map(([word, { ours }]) => [word, ours])),
    ]),
  )
}
