import {
  appendBezierCurve,
  LineCapStyle,
  lineTo,
  moveTo,
  type PDFOperator,
  rectangle,
  setDashPattern,
  setLineCap,
  setLineWidth,
  setStrokingGrayscaleColor,
  stroke as strokeNow,
} from '@cantoo/pdf-lib'
import { type Mark, PAGE } from './page-marks.ts'

/** How a path is drawn beyond its width. */
export interface Drawing {
  /** 0 is black, 1 is white. */
  grey?: number
  dash?: [number, number]
  is_round?: boolean
}

/** Draws a path. */
export function stroke(path: PDFOperator[], width: number, how: Drawing = {}): PDFOperator[] {
  return [
    setLineWidth(width),
    setStrokingGrayscaleColor(how.grey ?? 0),
    setDashPattern(how.dash ?? [], 0),
    ...(how.is_round ? [setLineCap(LineCapStyle.Round)] : []),
    ...path,
    strokeNow(),
  ]
}

/** A straight line. */
export function linePath(x: number, y: number, to_x: number, to_y: number): PDFOperator[] {
  return [moveTo(x, y), lineTo(to_x, to_y)]
}

/** A rectangle by its lower left corner. */
export function rectanglePath(x: number, y: number, width: number, height: number): PDFOperator[] {
  return [rectangle(x, y, width, height)]
}

/** A tick in a box. */
export function tickPath(x: number, y: number, side: number): PDFOperator[] {
  return [
    moveTo(x + side * 0.18, y + side * 0.52),
    lineTo(x + side * 0.42, y + side * 0.22),
    lineTo(x + side * 0.86, y + side * 0.84),
  ]
}

// How far the handles of a quarter circle stand out.
const KAPPA = 0.5523

/** A circle by its middle. */
export function circlePath(x: number, y: number, radius: number): PDFOperator[] {
  const k = radius * KAPPA
  const r = radius
  return [
    moveTo(x + r, y),
    appendBezierCurve(x + r, y + k, x + k, y + r, x, y + r),
    appendBezierCurve(x - k, y + r, x - r, y + k, x - r, y),
    appendBezierCurve(x - r, y - k, x - k, y - r, x, y - r),
    appendBezierCurve(x + k, y - r, x + r, y - k, x + r, y),
  ]
}

/** The strokes of a pen, fitted into their field. */
export function inkPath({ x, y, width, height, ink }: Extract<Mark, { is: 'ink' }>): PDFOperator[] {
  const across = width / ink.width
  const down = height / ink.height
  return ink.strokes.flatMap((points) => {
    const path: PDFOperator[] = []
    for (let at = 0; at + 1 < points.length; at += 2) {
      const to_x = x + (points[at] ?? 0) * across
      const to_y = PAGE.height - y - (points[at + 1] ?? 0) * down
      path.push(at === 0 ? moveTo(to_x, to_y) : lineTo(to_x, to_y))
    }
    return path
  })
}
