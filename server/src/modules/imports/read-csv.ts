import { type Decoding, decodeLines, detectDecoding } from './decode-text.ts'
import { nameColumns } from './name-columns.ts'
import type { Table, TableRow } from './read-table.ts'
import { splitRecords } from './split-records.ts'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, MAX_TITLE_LINES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'

const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Opens a text table: detects encoding and delimiter, reads the line of names. Refuses like `openTable`. */
export async function openCsv(path: string): Promise<Table> {
  const decoding = await detectDecoding(path)
  const start = await readStart(path, decoding)
  const delimiter = start.delimiter ?? guessDelimiter(start.text)
  const header = await readHeader(path, decoding, delimiter)
  const columns = nameColumns(header.cells)
  return {
    format: 'csv',
    encoding: decoding.encoding,
    delimiter,
    sheets: [],
    sheet: null,
    columns,
    header_line: header.line,
    rows: () => readRows(path, decoding, { delimiter, header, width: columns.length }),
  }
}

interface Reading {
  delimiter: Delimiter
  header: { line: number }
  width: number
}

async function* readRows(
  path: string,
  decoding: Decoding,
  { delimiter, header, width }: Reading,
): AsyncGenerator<TableRow> {
  let count = 0
  for await (const { line, cells } of splitRecords(decodeLines(path, decoding), delimiter)) {
    if (line <= header.line || cells.every((cell) => cell.trim() === '')) continue
    count += 1
    if (count > MAX_ROWS) throw new TableRefusal('too_many_rows', line)
    yield { line, cells, formulas: [], problem: findProblem(cells, width) }
  }
}

function findProblem(cells: string[], width: number): TableRow['problem'] {
  if (cells.length < width) return 'too_few_fields'
  if (cells.length > width) return 'too_many_fields'
  if (cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) return 'cell_too_long'
  // The replacement character in a file that decodes well: it was damaged before it came here.
  if (cells.some((cell) => cell.includes('\uFFFD'))) return 'damaged_text'
  return null
}

async function readHeader(path: string, decoding: Decoding, delimiter: Delimiter) {
  let passed = 0
  for await (const { line, cells } of splitRecords(decodeLines(path, decoding), delimiter)) {
    const isHint = line === 1 && cells.join(delimiter).startsWith('sep=')
    if (!isHint && cells.some((cell) => cell.trim() !== '')) {
      if (cells.length > MAX_COLUMNS) throw new TableRefusal('too_many_columns', line)
      return { line, cells }
    }
    passed += 1
    if (passed > MAX_TITLE_LINES) break
  }
  throw new TableRefusal('file_empty')
}

async function readStart(path: string, decoding: Decoding) {
  for await (const { text } of decodeLines(path, decoding)) {
    // Excel writes "sep=;" into the first line to say how the rest is separated.
    const hint = /^sep=([,;\t])\r?\n/.exec(text)?.[1]
    return { text: text.slice(0, 64 * 1024), delimiter: DELIMITERS.find((one) => one === hint) }
  }
  throw new TableRefusal('file_empty')
}

/** The delimiter that stands equally often in the first lines, quotes set aside; a comma when none does. */
function guessDelimiter(text: string): Delimiter {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const scored = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const first = counts[0] ?? 0
    const agreeing = counts.filter((count) => count === first).length
    return { delimiter, score: first === 0 ? 0 : agreeing * 1000 + first }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.delimiter
}
