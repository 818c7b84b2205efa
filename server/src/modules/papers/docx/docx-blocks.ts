import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Block, Cell, Paper, Row, Run } from '../blocks.ts'
import { SIZES, TABLE, TEXT_WIDTH } from '../pdf/page-marks.ts'
import { twips } from './docx-measures.ts'
import { textRuns } from './docx-runs.ts'
import { docxSeal, docxSigns } from './docx-signs.ts'

interface Setting {
  size: number
  line: number
}

/** Everything of a paper as Word lays it out itself. */
export function docxBlocks(paper: Paper): FileChild[] {
  const setting = SIZES[paper.size]
  const is_cover = paper.blocks.some(({ is }) => is === 'cover')
  return paper.blocks.flatMap((block) => docxBlock(block, setting, is_cover))
}

function docxBlock(block: Block, setting: Setting, is_cover: boolean): FileChild[] {
  switch (block.is) {
    case 'title':
      return docxTitle(block, is_cover)
    case 'number':
      return [
        words(block.runs, SMALL_LINE, { align: is_cover ? 'centre' : 'right', keeps_next: true }),
      ]
    case 'heading':
      return [words([{ bold: block.text }], setting, { indent: 2, keeps_next: true })]
    case 'paragraph':
      return [words(block.runs, setting, STYLES[block.style ?? 'flush'])]
    case 'list':
      return block.items.map((item, at) => words([`${at + 1}. `, ...item], setting, { indent: 2 }))
    case 'dialogue':
      return block.turns.flatMap(({ ask, answer }) => [
        words([{ bold: '问：' }, ...ask], setting, { hanging: 2, keeps_next: true }),
        words([{ bold: '答：' }, ...answer], setting, { hanging: 2 }),
      ])
    case 'table':
      return [docxTable(block), words([], SMALL_LINE, {})]
    case 'lines':
      return Array.from({ length: block.count }, () => ruled(setting))
    case 'cover':
      return [docxCover(block.rows)]
    case 'signs':
      return docxSigns(block.signers)
    case 'seal':
      return docxSeal(block)
    case 'gap':
      return Array.from({ length: block.lines }, () => words([], setting, {}))
  }
}

const SMALL_LINE: Setting = { size: 14, line: 24 }

interface Style {
  align?: 'left' | 'centre' | 'right'
  /** Characters by which the first line is set in. */
  indent?: number
  /** Characters by which the others are. */
  hanging?: number
  keeps_next?: boolean
}

const STYLES: Record<'indented' | 'flush' | 'right' | 'centre' | 'note', Style> = {
  indented: { indent: 2 },
  flush: {},
  right: { align: 'right' },
  centre: { align: 'centre' },
  note: {},
}

const ALIGNMENTS = {
  left: AlignmentType.BOTH,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
}

function words(runs: readonly Run[], { size, line }: Setting, style: Style): Paragraph {
  return new Paragraph({
    alignment: ALIGNMENTS[style.align ?? 'left'],
    widowControl: true,
    keepNext: style.keeps_next ?? false,
    spacing: { line: twips(line), lineRule: LineRuleType.EXACTLY },
    indent: {
      ...(style.indent && { firstLine: twips(style.indent * size) }),
      ...(style.hanging && {
        left: twips(style.hanging * size),
        hanging: twips(style.hanging * size),
      }),
    },
    children: textRuns(runs, size),
  })
}

function docxTitle(
  { text, above }: Extract<Block, { is: 'title' }>,
  is_cover: boolean,
): Paragraph[] {
  const [size, line] = is_cover ? [34, 60] : [22, 36]
  const centred = { alignment: AlignmentType.CENTER, keepNext: true }
  return [
    ...(above
      ? [
          new Paragraph({
            ...centred,
            spacing: { before: twips(is_cover ? 70 : 0) },
            children: textRuns([above], is_cover ? 20 : 16),
          }),
        ]
      : []),
    new Paragraph({
      ...centred,
      spacing: { line: twips(line), lineRule: LineRuleType.EXACTLY, after: twips(10) },
      children: textRuns([text], size, 'title'),
    }),
  ]
}

function ruled({ size, line }: Setting): Paragraph {
  return new Paragraph({
    spacing: { line: twips(line + 4), lineRule: LineRuleType.EXACTLY },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: 4, color: 'AAAAAA' },
      between: { style: BorderStyle.SINGLE, size: 4, color: 'AAAAAA' },
    },
    children: textRuns([], size),
  })
}

function docxTable(table: Extract<Block, { is: 'table' }>): Table {
  const all = table.columns.reduce((sum, share) => sum + share, 0)
  const widths = table.columns.map((share) => twips((share / all) * TEXT_WIDTH))
  const head: Row[] = table.head
    ? [
        {
          cells: table.head.map(
            (name): Cell => ({ text: [[name]], is_label: true, align: 'centre' }),
          ),
        },
      ]
    : []
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      ...head.map((row) => docxRow(row, widths, true)),
      ...table.rows.map((row) => docxRow(row, widths, false)),
    ],
  })
}

function docxRow(row: Row, widths: readonly number[], is_head: boolean): TableRow {
  let column = 0
  return new TableRow({
    tableHeader: is_head,
    height: { value: twips((row.lines ?? 1) * TABLE.line + 8), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) => {
      const span = cell.span ?? 1
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0)
      column += span
      return docxCell(cell, span, width)
    }),
  })
}

function docxCell(cell: Cell, span: number, width: number): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: twips(4), right: twips(4), top: twips(2), bottom: twips(2) },
    children: (cell.text.length > 0 ? cell.text : [[]]).map(
      (runs) =>
        new Paragraph({
          alignment: cell.align === 'centre' ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: textRuns(runs, TABLE.size),
        }),
    ),
  })
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const COVER_LABEL = 110

function docxCover(rows: readonly { label: string; runs: Run[] }[]): Table {
  const widths = [twips(COVER_LABEL), twips(TEXT_WIDTH - COVER_LABEL)]
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  const none = { top: NO_BORDER, left: NO_BORDER, right: NO_BORDER }
  const cell = (runs: readonly Run[], at: 0 | 1) =>
    new TableCell({
      borders: { ...none, bottom: at === 1 ? line : NO_BORDER },
      verticalAlign: VerticalAlign.BOTTOM,
      children: [
        new Paragraph({
          children: textRuns(
            runs.filter((run) => typeof run === 'string' || !('blank' in run)),
            16,
          ),
        }),
      ],
    })
  return new Table({
    width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: rows.map(
      ({ label, runs }) =>
        new TableRow({
          height: { value: twips(44), rule: HeightRule.ATLEAST },
          children: [cell([label], 0), cell(runs, 1)],
        }),
    ),
  })
}
