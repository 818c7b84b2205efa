import type { Run } from '../blocks.ts'
import { breakLines, type Glyph, type Line, widthOf } from './break-lines.ts'
import type { FaceName, Measure } from './open-faces.ts'
import { type Mark, type Piece, TEXT_WIDTH } from './page-marks.ts'

/** How a paragraph stands: lengths in points; `align` of a line that does not fill the width. */
export interface Setting {
  size: number
  line: number
  width?: number
  first_indent?: number
  indent?: number
  face?: FaceName
  align?: 'left' | 'centre' | 'right'
  before?: number
}

/** A paragraph as lines that may go to different pages, but never one line alone (孤行控制). */
export function layParagraph(measure: Measure, runs: readonly Run[], how: Setting): Piece[] {
  const lines = linesOf(measure, runs, how)
  return lines.map((line, at) => ({
    height: how.line,
    keeps_next: lines.length > 1 && (at === 0 || at === lines.length - 2),
    before: at === 0 ? (how.before ?? 0) : 0,
    draw: (x, y) => drawLine(line, { x, y, ...how }),
  }))
}

/** The lines of a paragraph that stands in a width. */
export function linesOf(measure: Measure, runs: readonly Run[], how: Setting): Line[] {
  return breakLines(measure, runs, {
    width: how.width ?? TEXT_WIDTH,
    size: how.size,
    first_indent: how.first_indent ?? 0,
    indent: how.indent ?? 0,
    face: how.face ?? 'song',
  })
}

// Wider gaps than this look like spaces: such a line stays as it is.
const MOST_SPREAD = 0.16

/** One line whose upper left corner is given, spread over its width unless it is the last of its paragraph. */
export function drawLine(line: Line, how: Setting & { x: number; y: number }): Mark[] {
  const glyphs = trimmed(line)
  const width = (how.width ?? TEXT_WIDTH) - line.indent
  const rest = width - widthOf(glyphs)
  const align = how.align ?? 'left'
  const spread = rest / Math.max(1, glyphs.length - 1)
  const is_spread =
    align === 'left' && !line.is_last && spread > 0 && spread < how.size * MOST_SPREAD
  const spacing = is_spread ? spread : 0
  const shift = align === 'centre' ? rest / 2 : align === 'right' ? rest : 0
  // Letters of these faces stand on .88 of their em; the em is centred in the line.
  const base = how.y + (how.line - how.size) / 2 + how.size * 0.88
  return placeGlyphs(glyphs, { x: how.x + line.indent + shift, y: base, size: how.size, spacing })
}

function trimmed({ glyphs, is_last }: Line): Glyph[] {
  let to = glyphs.length
  while (!is_last && to > 0 && glyphs[to - 1]?.kind === 'char' && glyphs[to - 1]?.char === ' ')
    to -= 1
  return glyphs.slice(0, to)
}

/** Glyphs from a point on, cut where the face or the kind changes. */
export function placeGlyphs(
  glyphs: readonly Glyph[],
  at: { x: number; y: number; size: number; spacing: number; grey?: boolean },
): Mark[] {
  const marks: Mark[] = []
  let { x } = at
  for (const group of grouped(glyphs)) {
    marks.push({ is: 'text', ...at, x, glyphs: group })
    x += widthOf(group) + group.length * at.spacing
  }
  return marks
}

function grouped(glyphs: readonly Glyph[]): Glyph[][] {
  const groups: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = groups.at(-1)
    const [first] = last ?? []
    if (last && first?.kind === glyph.kind && first.face === glyph.face) last.push(glyph)
    else groups.push([glyph])
  }
  return groups
}
