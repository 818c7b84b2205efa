import type { Output, Parsed } from '@linli/contract/endpoint'
import {
  FILE_REFUSALS,
  IMPORT_TARGETS,
  type Import,
  type ImportLine,
  ImportState,
  type imports,
} from '@linli/contract/imports'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db'
import type { QueryContext } from '#platform/module'
import { type ImportRow, takeImport } from './import-row.ts'
import { actionsOf, refuseOthers } from './policy.ts'
import { PREVIEW_ROWS } from './rules.ts'
import { targetOf } from './target.ts'

/** One import with its preview, mapping and report. */
export async function viewImport(context: QueryContext, id: string): Promise<Import> {
  const { db, actor } = context
  refuseOthers(actor)
  const head = await takeImport(db, { district_id: actor.district_id, id }, 'read')
  const target = targetOf(head.target)
  const { file } = head.mapping
  const more = await readMore(db, head)
  return {
    ...lineOf(head, more.started_by_name),
    format: file.format,
    encoding: head.encoding,
    delimiter: file.delimiter,
    sheet: head.sheet,
    sheets: file.sheets,
    refusal: file.refusal === null ? null : Refused.parse(file.refusal),
    columns: head.columns,
    preview: more.preview,
    fields: target.fields.map(({ name, kind, is_required }) => ({ name, kind, is_required })),
    choices: [...target.choices],
    mapping: { columns: head.mapping.columns, closed_rule: head.mapping.closed_rule },
    report: head.report,
    rows_kept: more.rows_kept,
    errors_url: head.rows_wrong > 0 ? `/files/imports/${id}/row-errors.csv` : null,
    can: actionsOf(actor, {
      state: head.state,
      sheets: file.sheets.length,
      rows_made: head.rows_made,
    }),
  }
}

/** Imports of the district, newest first. */
export async function listImports(
  { db, actor }: QueryContext,
  input: Parsed<typeof imports.list>,
): Promise<Output<typeof imports.list>> {
  refuseOthers(actor)
  const found = await sql<ListedRow>`
    select i.id, i.target, i.source_name, i.file_name, i.state, i.rows_total, i.rows_done, i.rows_made,
      i.rows_known, i.rows_wrong, i.started_by, i.started_at, i.finished_at, p.public_name as started_by_name
    from imports.import as i
    left join identity.person as p on p.district_id = i.district_id and p.id = i.started_by
    where i.district_id = ${actor.district_id}
      ${input.cursor === undefined ? sql`` : sql`and i.id < ${input.cursor}::uuid`}
    order by i.id desc limit ${input.limit + 1}`.execute(db)
  const rows = found.rows.slice(0, input.limit)
  return {
    items: rows.map((row) => lineOf(row, row.started_by_name)),
    next_cursor: found.rows.length > input.limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

/** Sources of earlier imports, the last used first. */
export async function listSources({
  db,
  actor,
}: QueryContext): Promise<Output<typeof imports.list_sources>> {
  refuseOthers(actor)
  const found = await sql<{ source_name: string; last_at: string; imports: number }>`
    select source_name, max(started_at) as last_at, count(*) as imports from imports.import
    where district_id = ${actor.district_id}
    group by source_name order by last_at desc limit 200`.execute(db)
  return found.rows
}

const Refused = z.object({ reason: z.enum(FILE_REFUSALS), line: z.int().nullable() })

type ListedRow = Omit<
  ImportRow,
  'district_id' | 'file_id' | 'encoding' | 'sheet' | 'columns' | 'mapping' | 'report'
> & { started_by_name: string | null }

function lineOf(
  row: Omit<ListedRow, 'started_by_name'>,
  started_by_name: string | null,
): ImportLine {
  return {
    id: row.id,
    target: z.enum(IMPORT_TARGETS).parse(row.target),
    source_name: row.source_name,
    file_name: row.file_name,
    state: ImportState.parse(row.state),
    rows_total: row.rows_total,
    rows_done: row.rows_done,
    rows_made: row.rows_made,
    rows_known: row.rows_known,
    rows_wrong: row.rows_wrong,
    started_by: { id: row.started_by, name: started_by_name ?? '' },
    started_at: row.started_at,
    finished_at: row.finished_at,
  }
}

interface More {
  started_by_name: string | null
  rows_kept: number
  preview: { line: number; cells: string[] }[]
}

async function readMore(db: Db, head: ImportRow): Promise<More> {
  const { district_id, id, started_by } = head
  const found = await sql<More>`
    select
      (select public_name from identity.person
        where district_id = ${district_id} and id = ${started_by}) as started_by_name,
      (select count(*) from imports.row
        where district_id = ${district_id} and import_id = ${id} and state = 'kept') as rows_kept,
      (select coalesce(jsonb_agg(jsonb_build_object('line', line, 'cells', data->'cells') order by line), '[]')
        from (select line, data from imports.row where district_id = ${district_id} and import_id = ${id}
          order by line limit ${PREVIEW_ROWS}) as first) as preview`.execute(db)
  return found.rows[0] ?? { started_by_name: null, rows_kept: 0, preview: [] }
}
