import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Block, Run, Signer } from '../blocks.ts'
import { TEXT_WIDTH } from '../pdf/page-marks.ts'
import { twips } from './docx-measures.ts'
import { textRuns } from './docx-runs.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const HALF = TEXT_WIDTH / 2
const SIGN_ROOM = 11

/** Fields to sign, two beside each other; a row stays on one page. What was signed on a phone stands in the PDF alone. */
export function docxSigns(signers: readonly Signer[]): FileChild[] {
  const rows: (Signer | null)[][] = []
  for (let at = 0; at < signers.length; at += 2) {
    rows.push(
      signers.length === 1
        ? [null, signers[0] ?? null]
        : [signers[at] ?? null, signers[at + 1] ?? null],
    )
  }
  return [
    new Table({
      width: { size: twips(TEXT_WIDTH), type: WidthType.DXA },
      columnWidths: [twips(HALF), twips(HALF)],
      layout: TableLayoutType.FIXED,
      borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
      rows: rows.map(
        (pair) =>
          new TableRow({
            cantSplit: true,
            height: { value: twips(86), rule: HeightRule.ATLEAST },
            children: pair.map((signer) => signCell(signer)),
          }),
      ),
    }),
  ]
}

function signCell(signer: Signer | null): TableCell {
  const name = [signer?.name, signer?.note && `（${signer.note}）`].filter(Boolean).join('')
  const lines: Run[][] = signer
    ? [
        [`${signer.label}：`],
        ...(name ? [[{ fill: name }]] : []),
        [{ blank: SIGN_ROOM }, signer.wants_fingerprint ? '（指印）' : ''],
        signer.day,
      ]
    : [[]]
  return new TableCell({
    width: { size: twips(HALF), type: WidthType.DXA },
    borders: NO_BORDERS,
    children: lines.map(
      (runs, at) =>
        new Paragraph({
          spacing: { before: twips(at === lines.length - 2 ? 14 : 2) },
          children: textRuns(runs, at === 0 ? 10.5 : 12),
        }),
    ),
  })
}

/** Owner and day on the right, kept together; the seal goes over them. */
export function docxSeal(seal: Extract<Block, { is: 'seal' }>): FileChild[] {
  const line = (runs: Run[], before: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext,
      keepLines: true,
      indent: { right: twips(28) },
      spacing: { before: twips(before) },
      children: textRuns(runs, 14),
    })
  return [
    line([seal.owner ? { fill: seal.owner } : { blank: 12 }], 40, true),
    line([seal.label ?? '（公章）'], 2, true),
    line(seal.day, 2, false),
  ]
}
