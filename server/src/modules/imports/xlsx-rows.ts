import type { RowProblem } from '@linli/contract/imports'
import { attribute, readXml, type XmlReader } from './read-xml.ts'
import { MAX_CELL_CHARACTERS, MAX_COLUMNS } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'
import { dateFromSerial } from './xlsx-dates.ts'
import { type Package, textOfPart, unescapeText } from './xlsx-parts.ts'

/** A row as the sheet has it: cells by column, with holes; `line` is the row's number in the sheet. */
export interface SheetRow {
  line: number
  cells: string[]
  formulas: number[]
  problem: RowProblem | null
}

/** What the cells of a sheet point to. */
export interface CellContext {
  texts: readonly string[]
  /** By style number: the number is shown as a date. */
  dates: readonly boolean[]
  is_1904: boolean
}

/** Streams the rows of one sheet part. */
export async function* readSheetRows(
  pack: Package,
  part: string,
  context: CellContext,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = []
  const reader = rowReader(context, (row) => ready.push(row))
  for await (const piece of textOfPart(pack, part)) {
    reader.write(piece)
    yield* ready
    ready.length = 0
  }
  reader.end()
}

interface OpenCell {
  column: number
  kind: string
  style: number
  value: string | null
  is_formula: boolean
}

function rowReader(context: CellContext, done: (row: SheetRow) => void): XmlReader {
  let row: SheetRow | null = null
  let line = 0
  let cell: OpenCell | null = null
  let nextColumn = 0
  let isValue = false
  let isReading = true
  return readXml({
    open: (name, attributes) => {
      if (name === 'row') {
        line = nextLine(line, attribute(attributes, 'r'))
        row = { line, cells: [], formulas: [], problem: null }
        nextColumn = 0
      } else if (name === 'c') {
        cell = openCell(attributes, nextColumn)
        nextColumn = cell.column + 1
      } else if (cell === null) return
      else if (name === 'f') cell.is_formula = true
      else if (name === 'rPh') isReading = false
      else if (name === 'v' || name === 't') {
        isValue = isReading
        if (isValue) cell.value ??= ''
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isReading = true
      else if (name === 'c' && cell !== null && row !== null) {
        putCell(row, cell, context)
        cell = null
      } else if (name === 'row' && row !== null) {
        done(row)
        row = null
      }
    },
    text: (text) => {
      if (!isValue || cell === null) return
      // What is beyond the limit, escapes included, only says that the cell is too long.
      const value = cell.value ?? ''
      if (value.length <= 8 * MAX_CELL_CHARACTERS) cell.value = value + text
    },
  })
}

/** Rows stand in the order of their numbers, each once: by them a row is found again. */
function nextLine(last: number, stated: string | null): number {
  if (stated === null) return last + 1
  const line = Number(stated)
  if (!Number.isSafeInteger(line) || line <= last) throw new TableRefusal('sheet_damaged', last)
  return line
}

function openCell(attributes: string, nextColumn: number): OpenCell {
  const ref = attribute(attributes, 'r')
  return {
    column: ref === null ? nextColumn : columnOf(ref),
    kind: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? '0'),
    value: null,
    is_formula: false,
  }
}

function putCell(row: SheetRow, cell: OpenCell, context: CellContext): void {
  if (cell.is_formula) {
    if (row.formulas.length <= MAX_COLUMNS) row.formulas.push(cell.column)
    if (cell.value === null) row.problem = 'formula_without_value'
  }
  if (cell.value === null) return
  const read = readCell(cell, cell.value, context)
  if (read.problem !== null) row.problem = read.problem
  // Beyond the widest table a cell only says that it is there.
  if (read.text !== '') row.cells[Math.min(cell.column, MAX_COLUMNS)] = read.text
}

interface ReadCell {
  text: string
  problem: RowProblem | null
}

function readCell(cell: OpenCell, value: string, context: CellContext): ReadCell {
  switch (cell.kind) {
    case 's': {
      const text = context.texts[Number(value)]
      return text === undefined ? { text: value, problem: 'cell_is_error' } : fine(text)
    }
    case 'inlineStr':
    case 'str':
      return fine(unescapeText(value))
    case 'b':
      return fine(value.trim() === '1' ? 'TRUE' : 'FALSE')
    case 'e':
      return { text: value, problem: 'cell_is_error' }
    case 'd':
      return fine(value)
    default:
      return readNumber(value, context.dates[cell.style] === true, context.is_1904)
  }
}

function readNumber(value: string, isDate: boolean, is1904: boolean): ReadCell {
  const number = Number(value)
  if (value.trim() === '' || Number.isNaN(number)) return fine(value)
  if (isDate) return fine(dateFromSerial(number, is1904) ?? value)
  // A spreadsheet keeps fifteen digits: a longer number (an identity or order number) has lost its end.
  if (Number.isInteger(number) && Math.abs(number) >= 1e15) {
    return { text: BigInt(number).toString(), problem: 'number_rounded' }
  }
  return fine(String(Number(number.toPrecision(15))))
}

function fine(text: string): ReadCell {
  return { text, problem: null }
}

/** The place of a column from its letters, from 0: "A1" and "A" are 0, "AP7" is 41. */
export function columnOf(ref: string): number {
  let column = 0
  for (const letter of ref) {
    const code = letter.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}
