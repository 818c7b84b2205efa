import type { Block, Paper, Run } from '../blocks.ts'
import { drawLine, layParagraph, linesOf, type Setting } from './lay-paragraph.ts'
import { laySeal, laySigns } from './lay-signs.ts'
import { layTable } from './lay-table.ts'
import type { Measure } from './open-faces.ts'
import { type Piece, SIZES, SMALL, TEXT_WIDTH } from './page-marks.ts'

/** Everything of a paper as pieces, in order. What stands before signatures or a seal goes with them. */
export function layBlocks(measure: Measure, paper: Paper): Piece[] {
  const setting = SIZES[paper.size]
  const is_cover = paper.blocks.some(({ is }) => is === 'cover')
  const pieces: Piece[] = []
  for (const [at, block] of paper.blocks.entries()) {
    const laid = layBlock(measure, block, setting, is_cover)
    const next = paper.blocks[at + 1]?.is
    if (next === 'seal' || (next === 'signs' && block.is !== 'signs')) keepLast(laid)
    pieces.push(...laid)
  }
  return pieces
}

// A gap holds nothing, so what stands before it goes along.
function keepLast(pieces: Piece[]): void {
  for (const piece of pieces.toReversed()) {
    piece.keeps_next = true
    if (piece.height > 0) return
  }
}

function layBlock(measure: Measure, block: Block, setting: Setting, is_cover: boolean): Piece[] {
  switch (block.is) {
    case 'title':
      return layTitle(measure, block, is_cover)
    case 'number':
      return kept(
        layParagraph(measure, block.runs, {
          size: 14,
          line: 24,
          align: is_cover ? 'centre' : 'right',
        }),
      )
    case 'heading':
      return kept(
        layParagraph(measure, [{ bold: block.text }], {
          ...setting,
          first_indent: setting.size * 2,
          before: 4,
        }),
      )
    case 'paragraph':
      return layWords(measure, block, setting)
    case 'list':
      return block.items.flatMap((item, at) =>
        layParagraph(measure, [`${at + 1}. `, ...item], {
          ...setting,
          first_indent: setting.size * 2,
        }),
      )
    case 'dialogue':
      return block.turns.flatMap((turn) => layTurn(measure, turn, setting))
    case 'table':
      return [gapPiece(6), ...layTable(measure, block), gapPiece(8)]
    case 'lines':
      return Array.from({ length: block.count }, () => rulePiece(setting.line + 4))
    case 'cover':
      return [gapPiece(50), ...block.rows.flatMap((row) => layCoverRow(measure, row))]
    case 'signs':
      return laySigns(measure, block)
    case 'seal':
      return [laySeal(measure, block)]
    case 'gap':
      return [roomPiece(block.lines * setting.line)]
  }
}

function kept(pieces: Piece[]): Piece[] {
  for (const piece of pieces) piece.keeps_next = true
  return pieces
}

function layTitle(
  measure: Measure,
  { text, above }: Extract<Block, { is: 'title' }>,
  is_cover: boolean,
): Piece[] {
  const [size, line] = is_cover ? [34, 60] : [22, 36]
  return kept([
    ...(is_cover ? [roomPiece(70)] : []),
    ...(above
      ? layParagraph(measure, [above], {
          size: is_cover ? 20 : 16,
          line: is_cover ? 44 : 26,
          align: 'centre',
        })
      : []),
    ...layParagraph(measure, [text], { size, line, face: 'bold', align: 'centre' }),
    gapPiece(is_cover ? 16 : 8),
  ])
}

function layWords(
  measure: Measure,
  { runs, style }: Extract<Block, { is: 'paragraph' }>,
  setting: Setting,
): Piece[] {
  switch (style) {
    case 'indented':
      return layParagraph(measure, runs, { ...setting, first_indent: setting.size * 2 })
    case 'right':
      return layParagraph(measure, runs, { ...setting, align: 'right' })
    case 'centre':
      return layParagraph(measure, runs, { ...setting, align: 'centre' })
    case 'note':
      return layParagraph(measure, runs, { ...SMALL })
    default:
      return layParagraph(measure, runs, setting)
  }
}

function layTurn(measure: Measure, turn: { ask: Run[]; answer: Run[] }, setting: Setting): Piece[] {
  const how = { ...setting, indent: setting.size * 2 }
  return [
    ...kept(layParagraph(measure, [{ bold: '问：' }, ...turn.ask], { ...how, before: 4 })),
    ...layParagraph(measure, [{ bold: '答：' }, ...turn.answer], how),
  ]
}

// Space that stays also on top of a page.
function roomPiece(height: number): Piece {
  return { height, draw: () => [] }
}

// Space between others, which a new page swallows.
function gapPiece(height: number): Piece {
  return { height: 0, before: height, draw: () => [] }
}

function rulePiece(height: number): Piece {
  return {
    height,
    draw: (x, y) => [
      { is: 'line', x, y: y + height - 4, to_x: x + TEXT_WIDTH, to_y: y + height - 4, grey: true },
    ],
  }
}

const COVER = { size: 16, line: 46 }
const COVER_LABEL = 106
const COVER_LEFT = 8

function layCoverRow(measure: Measure, row: { label: string; runs: Run[] }): Piece[] {
  const width = TEXT_WIDTH - COVER_LABEL - COVER_LEFT * 2
  const is_blank = row.runs.every((run) => typeof run === 'object' && 'blank' in run)
  const lines = linesOf(measure, is_blank ? [] : row.runs, { ...COVER, width })
  const label = linesOf(measure, [row.label], { ...COVER, width: COVER_LABEL })
  return lines.map((line, at) => ({
    height: COVER.line,
    draw: (left, y) => {
      const x = left + COVER_LEFT + COVER_LABEL
      const foot = y + COVER.line - 10
      return [
        ...(at === 0
          ? label.flatMap((one) =>
              drawLine(one, { ...COVER, x: left + COVER_LEFT, y, width: COVER_LABEL }),
            )
          : []),
        ...drawLine(line, { ...COVER, x, y, width }),
        { is: 'line', x, y: foot, to_x: x + width, to_y: foot },
      ]
    },
  }))
}
