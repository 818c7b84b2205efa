import type { Block, Cell, Row } from '../blocks.ts'
import type { Line } from './break-lines.ts'
import { drawLine, linesOf } from './lay-paragraph.ts'
import type { Measure } from './open-faces.ts'
import { type Mark, type Piece, TABLE, TEXT_WIDTH } from './page-marks.ts'

const PAD_X = 5
const PAD_Y = 4
/** Rows of fewer lines go to the next page whole. */
const LEAST_CUT_LINES = 2

interface LaidCell {
  lines: Line[]
  x: number
  width: number
  align: 'left' | 'centre'
  is_label: boolean
}

/** A table as rows: its head comes again on each page, and a row that is too high is cut between lines. */
export function layTable(measure: Measure, table: Extract<Block, { is: 'table' }>): Piece[] {
  const widths = widthsOf(table.columns)
  const head = table.head && layHead(measure, table.head, widths)
  const rows = table.rows.map((row) => rowPiece(layRow(measure, row, widths), row.lines ?? 1, head))
  return head ? [{ ...head, keeps_next: true }, ...rows] : rows
}

function widthsOf(columns: readonly number[]): number[] {
  const all = columns.reduce((sum, share) => sum + share, 0)
  return columns.map((share) => (share / all) * TEXT_WIDTH)
}

function layHead(measure: Measure, names: readonly string[], widths: readonly number[]): Piece {
  const cells = names.map((name): Cell => ({ text: [[name]], is_label: true, align: 'centre' }))
  return rowPiece(layRow(measure, { cells }, widths), 1, undefined)
}

function layRow(measure: Measure, row: Row, widths: readonly number[]): LaidCell[] {
  let column = 0
  return row.cells.map((cell) => {
    const x = sum(widths.slice(0, column))
    const width = sum(widths.slice(column, column + (cell.span ?? 1)))
    column += cell.span ?? 1
    const lines = cell.text.flatMap((runs) =>
      linesOf(measure, runs, { ...TABLE, width: width - 2 * PAD_X, face: 'song' }),
    )
    return { lines, x, width, align: cell.align ?? 'left', is_label: cell.is_label ?? false }
  })
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0)
}

function rowPiece(cells: readonly LaidCell[], least: number, head: Piece | undefined): Piece {
  const high = Math.max(least, ...cells.map(({ lines }) => lines.length))
  const height = high * TABLE.line + 2 * PAD_Y
  return {
    height,
    ...(head && { head }),
    draw: (x, y) => cells.flatMap((cell) => drawCell(cell, { x: x + cell.x, y, height })),
    split: (room) => cutRow(cells, { least, room, head }),
  }
}

function drawCell(cell: LaidCell, at: { x: number; y: number; height: number }): Mark[] {
  const text = cell.lines.length * TABLE.line
  // A label stands in the middle of its field, and so does what fits on one line; more begins on top.
  const is_middle = cell.is_label || cell.align === 'centre' || cell.lines.length === 1
  const top = is_middle && !isTall(cell, at.height) ? (at.height - text) / 2 : PAD_Y
  return [
    { is: 'box', x: at.x, y: at.y, width: cell.width, height: at.height },
    ...cell.lines.flatMap((line, nth) =>
      drawLine(line, {
        ...TABLE,
        x: at.x + PAD_X,
        y: at.y + top + nth * TABLE.line,
        width: cell.width - 2 * PAD_X,
        align: cell.align,
      }),
    ),
  ]
}

const TALL_LINES = 4

function isTall({ is_label, align }: LaidCell, height: number): boolean {
  return !is_label && align === 'left' && height > TALL_LINES * TABLE.line
}

function cutRow(
  cells: readonly LaidCell[],
  { least, room, head }: { least: number; room: number; head: Piece | undefined },
): [Piece, Piece] | null {
  const fits = Math.floor((room - 2 * PAD_Y) / TABLE.line)
  const high = Math.max(least, ...cells.map(({ lines }) => lines.length))
  if (fits < LEAST_CUT_LINES || high - fits < 1) return null
  // One line alone on the next page is as bad as one alone on this.
  const first = high - fits < LEAST_CUT_LINES ? fits - 1 : fits
  if (first < LEAST_CUT_LINES) return null
  const upper = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, first) }))
  const lower = cells.map((cell) =>
    cell.is_label ? cell : { ...cell, lines: cell.lines.slice(first) },
  )
  return [rowPiece(upper, first, head), rowPiece(lower, Math.max(1, least - first), head)]
}
