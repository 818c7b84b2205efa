import type { Paper } from '../blocks.ts'
import { drawLine, linesOf, type Setting } from './lay-paragraph.ts'
import type { Measure } from './open-faces.ts'
import { type Mark, PAGE, SMALL, TEXT_WIDTH } from './page-marks.ts'

/** Adds what stands around the text of each page: the mark of who may see it, from the second page on what the sheet belongs
 * to, and 第 x 页 共 y 页. */
export function framePages(measure: Measure, paper: Paper, pages: readonly Mark[][]): Mark[][] {
  return pages.map((marks, at) => [
    ...marks,
    ...(paper.mark ? warning(measure, paper.mark) : []),
    ...(at > 0 ? running(measure, paper) : []),
    ...(paper.is_numbered ? foot(measure, at + 1, pages.length) : []),
  ])
}

function one(measure: Measure, text: string, how: Setting & { x: number; y: number }): Mark[] {
  return linesOf(measure, [text], how).flatMap((line) => drawLine({ ...line, is_last: true }, how))
}

function warning(measure: Measure, text: string): Mark[] {
  const y = PAGE.top - 58
  return [
    { is: 'box', x: PAGE.left, y, width: TEXT_WIDTH, height: 20 },
    ...one(measure, text, {
      x: PAGE.left,
      y: y + 2,
      size: 9,
      line: 16,
      face: 'bold',
      align: 'centre',
    }),
  ]
}

function running(measure: Measure, paper: Paper): Mark[] {
  const y = PAGE.top - 30
  const at = { x: PAGE.left, y, ...SMALL }
  return [
    ...one(measure, paper.title, at),
    ...(paper.number ? one(measure, paper.number, { ...at, align: 'right' }) : []),
    { is: 'line', x: PAGE.left, y: y + 18, to_x: PAGE.left + TEXT_WIDTH, to_y: y + 18, grey: true },
  ]
}

function foot(measure: Measure, page: number, total: number): Mark[] {
  const y = PAGE.height - PAGE.bottom + 26
  return one(measure, `第 ${page} 页　共 ${total} 页`, {
    x: PAGE.left,
    y,
    ...SMALL,
    align: 'centre',
  })
}
