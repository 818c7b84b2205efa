import type { Ink } from '../blocks.ts'
import type { Glyph } from './break-lines.ts'

/** One thing on a page. Lengths are points, from the upper left corner. */
export type Mark =
  /** `y` is where the letters stand; `spacing` is added after each. */
  | {
      is: 'text'
      x: number
      y: number
      glyphs: Glyph[]
      size: number
      spacing: number
      grey?: boolean
    }
  | { is: 'line'; x: number; y: number; to_x: number; to_y: number; grey?: boolean }
  | { is: 'box'; x: number; y: number; width: number; height: number; dashed?: boolean }
  | { is: 'circle'; x: number; y: number; radius: number }
  | { is: 'ink'; x: number; y: number; width: number; height: number; ink: Ink }

/** A piece of a page that is placed as one, or cut where it says it can be. */
export interface Piece {
  height: number
  draw(x: number, y: number): Mark[]
  /** Never the last of a page while another follows. */
  keeps_next?: boolean
  /** Space above, which a new page swallows. */
  before?: number
  /** Drawn again on top of each further page. */
  head?: Piece
  /** Cuts itself so that the first part is at most so high. */
  split?(room: number): [Piece, Piece] | null
}

const MM = 72 / 25.4

/** A4 with the binding edge on the left, in points. */
export const PAGE = {
  width: 210 * MM,
  height: 297 * MM,
  top: 30 * MM,
  bottom: 27 * MM,
  left: 28 * MM,
  right: 25 * MM,
} as const

/** How wide the text of a page is. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
/** How high the text of a page is. */
export const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom

/** Size and line height by how a paper is set, in points: 三号, 四号, 小四. */
export const SIZES = {
  large: { size: 16, line: 28 },
  medium: { size: 14, line: 24 },
  small: { size: 12, line: 20 },
} as const
/** Of tables. */
export const TABLE = { size: 12, line: 19 } as const
/** Of labels above a signature, notes, heads and feet. */
export const SMALL = { size: 10.5, line: 16 } as const
