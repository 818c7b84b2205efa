import { nameColumns } from './name-columns.ts'
import type { Table, TableRow } from './read-table.ts'
import { readZipDirectory } from './read-zip.ts'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_TITLE_LINES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'
import { findMerges, type Merge, mergeFiller } from './xlsx-merges.ts'
import {
  type Package,
  readDateStyles,
  readSharedTexts,
  readWorkbook,
  type Sheet,
} from './xlsx-parts.ts'
import { readSheetRows, type SheetRow } from './xlsx-rows.ts'

/**
 * Opens a workbook and checks the chosen sheet to its last byte before anything is offered. Merged cells read
 * as if each held the value; a merged title above the names is passed over. Refuses like `openTable`.
 */
export async function openXlsx(path: string, wanted: string | undefined): Promise<Table> {
  const pack: Package = { path, entries: await readZipDirectory(path) }
  const workbook = await readWorkbook(pack)
  const sheet = chooseSheet(workbook.sheets, wanted)
  const merges = await findMerges(pack, sheet.part)
  const texts = await readSharedTexts(pack, workbook.shared_part)
  const dates = await readDateStyles(pack, workbook.styles_part)
  const cells = { texts, dates, is_1904: workbook.is_1904 }
  const read = () => readSheetRows(pack, sheet.part, cells)
  const header = await readHeader(read())
  const columns = nameColumns(header.cells)
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: workbook.sheets.filter((one) => !one.is_hidden).map((one) => one.name),
    sheet: sheet.name,
    columns,
    header_line: header.line,
    rows: () => readRows(read(), merges, { after: header.line, width: columns.length }),
  }
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | undefined): Sheet {
  const found =
    wanted === undefined
      ? (sheets.find((one) => !one.is_hidden) ?? sheets[0])
      : sheets.find((one) => one.name === wanted)
  if (found === undefined) throw new TableRefusal('no_such_sheet')
  return found
}

async function readHeader(
  rows: AsyncGenerator<SheetRow>,
): Promise<{ line: number; cells: string[] }> {
  let title: { line: number; cells: string[] } | null = null
  let passed = 0
  for await (const row of rows) {
    const cells = trimEnd(row.cells)
    if (cells.length === 0) continue
    if (cells.length > MAX_COLUMNS) throw new TableRefusal('too_many_columns', row.line)
    // One value alone is a title over the table, unless nothing wider follows.
    if (cells.filter((cell) => cell.trim() !== '').length > 1) return { line: row.line, cells }
    title ??= { line: row.line, cells }
    passed += 1
    if (passed >= MAX_TITLE_LINES) break
  }
  if (title === null) throw new TableRefusal('file_empty')
  return title
}

async function* readRows(
  rows: AsyncGenerator<SheetRow>,
  merges: readonly Merge[],
  { after, width }: { after: number; width: number },
): AsyncGenerator<TableRow> {
  const fill = mergeFiller(merges)
  let count = 0
  for await (const row of rows) {
    fill(row)
    if (row.line <= after) continue
    const cells = trimEnd(row.cells)
    if (cells.length === 0) continue
    count += 1
    if (count > MAX_ROWS) throw new TableRefusal('too_many_rows', row.line)
    const isTooWide = cells.length > width
    while (cells.length < width) cells.push('')
    const problem = isTooWide ? 'too_many_fields' : (row.problem ?? findProblem(cells))
    yield { line: row.line, cells, formulas: row.formulas, problem }
  }
}

function findProblem(cells: readonly string[]): TableRow['problem'] {
  if (cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) return 'cell_too_long'
  return cells.some((cell) => cell.includes('\uFFFD')) ? 'damaged_text' : null
}

function trimEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && (cells[end - 1] ?? '').trim() === '') end -= 1
  return Array.from({ length: end }, (_, index) => cells[index] ?? '')
}
