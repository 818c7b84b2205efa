import { sql } from 'kysely'
import { storedName } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { checkRows } from './check-rows.ts'
import type { ImportRow } from './import-row.ts'
import { openTable, type Table, type TableRow } from './read-table.ts'
import { PAGE_ROWS } from './rules.ts'
import { suggestColumns } from './suggest-columns.ts'
import { TableRefusal } from './table-refusal.ts'
import { type ImportTarget, targetOf } from './target.ts'

/**
 * Reads the whole file into staged rows and checks them by what this source's columns and words meant before.
 * A file that cannot be read whole leaves no row: the import is refused with reason and line.
 */
export async function stageFile(context: CommandContext, head: ImportRow): Promise<void> {
  const { tx, files } = context
  const wanted = head.mapping.file.wanted_sheet
  await sql`delete from imports.row
    where district_id = ${head.district_id} and import_id = ${head.id}`.execute(tx)
  const path = files.path(storedName(head.district_id, head.file_id, 'whole'))
  // A refusal half-way must leave nothing of what was staged before it, and the transaction usable.
  await sql`savepoint staging`.execute(tx)
  try {
    const table = await openTable(path, wanted === null ? {} : { sheet: wanted })
    const count = await stageRows(context, head, table)
    if (count === 0) throw new TableRefusal('file_empty')
    await keepTable(context, head, { table, count })
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error
    await sql`rollback to savepoint staging`.execute(tx)
    await refuseFile(context, head, error)
  }
}

async function stageRows(context: CommandContext, head: ImportRow, table: Table): Promise<number> {
  let count = 0
  let page: TableRow[] = []
  const flush = async () => {
    if (page.length === 0) return
    await insertRows(context, head, page)
    count += page.length
    page = []
  }
  for await (const row of table.rows()) {
    page.push(row)
    if (page.length === PAGE_ROWS) await flush()
  }
  await flush()
  return count
}

async function insertRows({ tx }: CommandContext, head: ImportRow, rows: readonly TableRow[]) {
  // PostgreSQL holds every character but NUL and halves of a pair, which escapes of a workbook can bring.
  const data = rows.map(({ cells, formulas }) =>
    JSON.stringify({
      cells: cells.map((cell) => cell.replaceAll('\0', '').toWellFormed()),
      formulas,
    }),
  )
  await sql`
    insert into imports.row (district_id, import_id, line, data, state, reason)
    select ${head.district_id}::int, ${head.id}::uuid, line, data::jsonb,
      case when reason is null then 'waiting' else 'wrong' end, reason
    from unnest(${rows.map((row) => row.line)}::bigint[], ${data}::text[],
      ${rows.map((row) => row.problem)}::text[]) as staged (line, data, reason)`.execute(tx)
}

async function keepTable(
  context: CommandContext,
  head: ImportRow,
  { table, count }: { table: Table; count: number },
): Promise<void> {
  const target = targetOf(head.target)
  const columns = await chooseColumns(context, head, { table, target })
  const mapping = {
    columns,
    closed_rule: head.mapping.closed_rule,
    values: head.mapping.values,
    file: {
      ...head.mapping.file,
      format: table.format,
      delimiter: table.delimiter,
      sheets: table.sheets,
      refusal: null,
    },
  }
  await sql`
    update imports.import set encoding = ${table.encoding}, sheet = ${table.sheet},
      columns = ${JSON.stringify(table.columns)}::jsonb, mapping = ${JSON.stringify(mapping)}::jsonb,
      rows_total = ${count}, rows_done = 0
    where district_id = ${head.district_id} and id = ${head.id}`.execute(context.tx)
  await checkRows(
    context,
    { ...head, columns: table.columns, mapping, rows_total: count },
    'mapping',
  )
}

/** What this source's columns meant the last time, where the file still has them; otherwise by their names. */
async function chooseColumns(
  { tx }: CommandContext,
  head: ImportRow,
  { table, target }: { table: Table; target: ImportTarget },
): Promise<Record<string, string>> {
  const found = await sql<{ field: string; column: string }>`
    select external_value as field, our_value as column from imports.remembered
    where district_id = ${head.district_id} and source_name = ${head.source_name}
      and field = 'column'`.execute(tx)
  const known = found.rows.filter(({ column }) => table.columns.includes(column))
  if (known.length > 0) return Object.fromEntries(known.map(({ field, column }) => [field, column]))
  return suggestColumns(table.columns, target.fields)
}

async function refuseFile({ tx, now }: CommandContext, head: ImportRow, refusal: TableRefusal) {
  const { reason, line } = refusal
  const mapping = {
    ...head.mapping,
    file: { ...head.mapping.file, refusal: { reason, line } },
  }
  await sql`
    update imports.import set state = 'refused', mapping = ${JSON.stringify(mapping)}::jsonb,
      report = null, rows_total = 0, finished_at = ${now}
    where district_id = ${head.district_id} and id = ${head.id}`.execute(tx)
}
