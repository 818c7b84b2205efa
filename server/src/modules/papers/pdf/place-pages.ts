import { type Mark, PAGE, type Piece, TEXT_HEIGHT } from './page-marks.ts'

/** Puts pieces on pages. Pieces that keep the next one move together, rows that can be cut are cut, and the head of a table is
 * drawn again. A group higher than a page is placed as it comes. */
export function placePages(pieces: readonly Piece[]): Mark[][] {
  const bottom = PAGE.top + TEXT_HEIGHT
  const pages: Mark[][] = []
  let page: Mark[] = []
  let y: number = PAGE.top
  const turn = (next: Piece) => {
    pages.push(page)
    page = []
    y = PAGE.top
    if (next.head) put(next.head)
  }
  const put = (piece: Piece) => {
    if (y > PAGE.top) y += piece.before ?? 0
    page.push(...piece.draw(PAGE.left, y))
    y += piece.height
  }
  const queue = [...pieces]
  for (let piece = queue.shift(); piece; piece = queue.shift()) {
    const room = bottom - y - (y > PAGE.top ? (piece.before ?? 0) : 0)
    if (groupHeight([piece, ...queue]) <= room || isAlone(piece, y)) {
      put(piece)
      continue
    }
    const parts = piece.split?.(room)
    if (parts) {
      put(parts[0])
      queue.unshift(parts[1])
      turn(parts[1])
      continue
    }
    turn(piece)
    queue.unshift(piece)
  }
  return [...pages, page]
}

// On top of a page there is nowhere better to go.
function isAlone(piece: Piece, y: number): boolean {
  const top = PAGE.top + (piece.head ? piece.head.height : 0)
  return y <= top && !piece.split?.(PAGE.top + TEXT_HEIGHT - y)
}

function groupHeight(pieces: readonly Piece[]): number {
  let height = 0
  for (const [at, piece] of pieces.entries()) {
    if (height + piece.height > TEXT_HEIGHT) return pieces[0]?.height ?? 0
    height += piece.height + (at > 0 ? (piece.before ?? 0) : 0)
    if (!piece.keeps_next) return height
  }
  return height
}
