import type { Block, Run, Signer } from '../blocks.ts'
import { breakLines } from './break-lines.ts'
import { drawLine, layParagraph, linesOf, placeGlyphs } from './lay-paragraph.ts'
import type { Measure } from './open-faces.ts'
import { type Mark, type Piece, SMALL, TEXT_WIDTH } from './page-marks.ts'

const GAP = 18
const COLUMN = (TEXT_WIDTH - GAP) / 2
const SIGN_HEIGHT = 40
const FINGER = { width: 42, height: 52 }
const NAME = { size: 14, line: 20 }
const SEAL_RADIUS = 57
const SEAL_HEIGHT = 132

/** Fields to sign, two beside each other, each kept whole. One alone stands on the right. */
export function laySigns(measure: Measure, { signers }: Extract<Block, { is: 'signs' }>): Piece[] {
  const [only] = signers
  if (signers.length === 1 && only) return [pair(measure, [null, only])]
  const pieces: Piece[] = []
  for (let at = 0; at < signers.length; at += 2) {
    pieces.push(pair(measure, [signers[at] ?? null, signers[at + 1] ?? null]))
  }
  return pieces
}

interface LaidSigner {
  height: number
  draw(x: number, y: number): Mark[]
}

function pair(measure: Measure, signers: readonly (Signer | null)[]): Piece {
  const cells = signers.map((signer) => signer && laySigner(measure, signer))
  return {
    height: Math.max(...cells.map((cell) => cell?.height ?? 0)) + 6,
    before: 10,
    draw: (x, y) => cells.flatMap((cell, at) => cell?.draw(x + at * (COLUMN + GAP), y) ?? []),
  }
}

function laySigner(measure: Measure, signer: Signer): LaidSigner {
  const room = COLUMN - (signer.wants_fingerprint ? FINGER.width + 8 : 0)
  const labels = linesOf(measure, [`${signer.label}：`], { ...SMALL, width: room })
  const words = [signer.name, signer.note && `（${signer.note}）`].filter(Boolean).join('')
  const names = words ? linesOf(measure, [{ fill: words }], { ...NAME, width: room }) : []
  const at_names = labels.length * SMALL.line
  const at_line = at_names + names.length * NAME.line + SIGN_HEIGHT - (names.length > 0 ? 8 : 0)
  return {
    height: at_line + NAME.line,
    draw: (x, y) => [
      ...labels.flatMap((line, nth) =>
        drawLine(line, { ...SMALL, x, y: y + nth * SMALL.line, width: room }),
      ),
      ...names.flatMap((line, nth) =>
        drawLine(line, { ...NAME, x, y: y + at_names + nth * NAME.line, width: room }),
      ),
      { is: 'line', x, y: y + at_line, to_x: x + room, to_y: y + at_line },
      ...inkMarks(signer, { x, y: y + at_line, width: room }),
      ...dayMarks(measure, signer.day, { x, y: y + at_line, width: room }),
      ...(signer.wants_fingerprint
        ? fingerMarks(measure, { x: x + room + 8, y: y + at_line + 4 - FINGER.height })
        : []),
    ],
  }
}

function inkMarks({ ink }: Signer, at: { x: number; y: number; width: number }): Mark[] {
  if (!ink) return []
  const scale = Math.min((at.width - 10) / ink.width, (SIGN_HEIGHT - 4) / ink.height)
  const height = ink.height * scale
  return [{ is: 'ink', x: at.x + 6, y: at.y - height - 1, width: ink.width * scale, height, ink }]
}

function dayMarks(
  measure: Measure,
  day: Run[],
  at: { x: number; y: number; width: number },
): Mark[] {
  const how = { size: 12, line: NAME.line, width: at.width, align: 'right' as const }
  return linesOf(measure, day, how).flatMap((line) =>
    drawLine(line, { ...how, x: at.x, y: at.y + 1 }),
  )
}

function fingerMarks(measure: Measure, { x, y }: { x: number; y: number }): Mark[] {
  return [
    { is: 'box', x, y, ...FINGER, dashed: true },
    ...hint(measure, '指印', { x: x + FINGER.width / 2, y: y + FINGER.height / 2 + 3 }),
  ]
}

/** Grey words around a point, for what goes over them. */
function hint(measure: Measure, text: string, at: { x: number; y: number }): Mark[] {
  const size = 9
  const [line] = breakLines(measure, [text], {
    width: 200,
    size,
    first_indent: 0,
    indent: 0,
    face: 'song',
  })
  const glyphs = line?.glyphs ?? []
  const width = glyphs.length * size
  return placeGlyphs(glyphs, { x: at.x - width / 2, y: at.y, size, spacing: 0, grey: true })
}

/** Owner and day on the right, with the circle over which the seal goes. */
export function laySeal(measure: Measure, seal: Extract<Block, { is: 'seal' }>): Piece {
  const how = { size: 14, line: 24, width: 290, align: 'centre' as const }
  const owner = layParagraph(measure, [seal.owner ? { fill: seal.owner } : { blank: 12 }], how)
  const day = layParagraph(measure, seal.day, how)
  const rows = [...owner, ...day]
  return {
    height: SEAL_HEIGHT,
    before: 12,
    draw: (left, y) => {
      const x = left + TEXT_WIDTH - how.width
      const top = y + (SEAL_HEIGHT - rows.length * how.line) / 2
      const middle = x + how.width / 2
      return [
        { is: 'circle', x: middle, y: y + SEAL_HEIGHT / 2, radius: SEAL_RADIUS },
        ...hint(measure, seal.label ?? '（公章）', {
          x: middle,
          y: y + SEAL_HEIGHT / 2 + SEAL_RADIUS - 12,
        }),
        ...rows.flatMap((row, nth) => row.draw(x, top + nth * how.line)),
      ]
    },
  }
}
