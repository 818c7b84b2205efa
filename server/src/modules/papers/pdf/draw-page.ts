import {
  beginText,
  endText,
  type PDFFont,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setCharacterSpacing,
  setFillingGrayscaleColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from '@cantoo/pdf-lib'
import { circlePath, inkPath, linePath, rectanglePath, stroke, tickPath } from './draw-lines.ts'
import type { FaceName } from './open-faces.ts'
import { type Mark, PAGE } from './page-marks.ts'

const GREY = 0.55

/** Draws the marks of one page. PDF counts from the lower left corner. */
export function drawPage(
  page: PDFPage,
  marks: readonly Mark[],
  fonts: Map<FaceName, PDFFont>,
): void {
  const keys = new Map<FaceName, PDFName>()
  for (const [face, font] of fonts) keys.set(face, page.node.newFontDictionary(face, font.ref))
  for (const mark of marks) {
    page.pushOperators(
      pushGraphicsState(),
      ...(mark.is === 'text' ? textOperators(mark, fonts, keys) : shapeOperators(mark)),
      popGraphicsState(),
    )
  }
}

type Text = Extract<Mark, { is: 'text' }>

function textOperators(
  mark: Text,
  fonts: Map<FaceName, PDFFont>,
  keys: Map<FaceName, PDFName>,
): PDFOperator[] {
  const [first] = mark.glyphs
  if (!first) return []
  const y = PAGE.height - mark.y
  if (first.kind !== 'char') return substitute(mark)
  const font = fonts.get(first.face)
  const key = keys.get(first.face)
  if (!font || !key) throw new Error('a face that was not embedded')
  return [
    ...(mark.grey ? [setFillingGrayscaleColor(GREY)] : []),
    beginText(),
    setFontAndSize(key, mark.size),
    setCharacterSpacing(mark.spacing),
    setTextMatrix(1, 0, 0, 1, mark.x, y),
    showText(font.encodeText(mark.glyphs.map(({ char }) => char).join(''))),
    endText(),
  ]
}

// What is no letter: a line to write on, boxes, and the frame in which a character is written that no font has.
function substitute(mark: Text): PDFOperator[] {
  const y = PAGE.height - mark.y
  const step = (mark.glyphs[0]?.width ?? 0) + mark.spacing
  const width = step * mark.glyphs.length
  if (mark.glyphs[0]?.kind === 'blank') {
    return stroke(linePath(mark.x, y - 2, mark.x + width, y - 2), 0.6)
  }
  return mark.glyphs.flatMap(({ kind }, at) => boxOperators(kind, mark.x + at * step, y, mark.size))
}

function boxOperators(kind: string, x: number, y: number, size: number): PDFOperator[] {
  const side = kind === 'missing' ? size * 0.92 : size * 0.72
  const left = x + (size - side) / 2
  const low = y - size * 0.12 + (size - side) / 2
  return [
    ...stroke(rectanglePath(left, low, side, side), 0.7),
    ...(kind === 'ticked' ? stroke(tickPath(left, low, side), 1.3) : []),
  ]
}

function shapeOperators(mark: Exclude<Mark, Text>): PDFOperator[] {
  switch (mark.is) {
    case 'line':
      return stroke(
        linePath(mark.x, PAGE.height - mark.y, mark.to_x, PAGE.height - mark.to_y),
        0.6,
        { grey: mark.grey ? 0.7 : 0 },
      )
    case 'box':
      return stroke(
        rectanglePath(mark.x, PAGE.height - mark.y - mark.height, mark.width, mark.height),
        0.6,
        mark.dashed ? { grey: GREY, dash: [2, 2] } : {},
      )
    case 'circle':
      return stroke(circlePath(mark.x, PAGE.height - mark.y, mark.radius), 0.6, {
        grey: 0.7,
        dash: [3, 3],
      })
    case 'ink':
      return stroke(inkPath(mark), 1.4, { is_round: true })
  }
}
