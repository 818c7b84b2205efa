import { stat } from 'node:fs/promises'
import type { RowProblem } from '@linli/contract/imports'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import { sniffFormat } from './sniff-format.ts'
import { MAX_FILE_BYTES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'

/** One row: `line` is the line of the file (CSV) or the row of the sheet (XLSX), unique in the file. */
export interface TableRow {
  line: number
  cells: string[]
  /** Places of the columns whose value was computed by a formula; the value is the one saved in the file. */
  formulas: number[]
  problem: RowProblem | null
}

/** A table file whose names are known and whose rows can be read, any number of times, in bounded memory. */
export interface Table {
  format: 'csv' | 'xlsx'
  encoding: string | null
  delimiter: string | null
  sheets: string[]
  sheet: string | null
  columns: string[]
  header_line: number
  rows: () => AsyncGenerator<TableRow>
}

/**
 * Opens a CSV or XLSX file by its content, whatever its name says, after its encoding or package has been
 * checked to the last byte. `sheet` absent means the first visible sheet. Throws TableRefusal.
 */
export async function openTable(path: string, options: { sheet?: string } = {}): Promise<Table> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new TableRefusal('file_missing')
  if (found.size === 0) throw new TableRefusal('file_empty')
  if (found.size > MAX_FILE_BYTES) throw new TableRefusal('file_too_large')
  const format = await sniffFormat(path)
  return format === 'xlsx' ? openXlsx(path, options.sheet) : openCsv(path)
}
