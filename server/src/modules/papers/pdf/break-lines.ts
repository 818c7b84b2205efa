import type { Run } from '../blocks.ts'
import type { FaceName, Measure } from './open-faces.ts'

/** One thing on a line: a character, room to write, a box to tick, or the frame of a character that no font has. */
export interface Glyph {
  kind: 'char' | 'blank' | 'check' | 'ticked' | 'missing'
  char: string
  face: FaceName
  width: number
}

/** A line of a paragraph. `indent` is where it begins; the last one is not spread over the width. */
export interface Line {
  glyphs: Glyph[]
  indent: number
  is_last: boolean
}

/** How a paragraph is broken: lengths in points. */
export interface Breaking {
  width: number
  size: number
  /** Of the first line, and of the others. */
  first_indent: number
  indent: number
  face: FaceName
}

// 避头尾: what does not begin, and what does not end a line (中文排版需求, clreq).
const NOT_FIRST = new Set('，。、；：？！）】》〉」』”’…—％‰℃·〕〗］｝,.;:?!)]}%')
const NOT_LAST = new Set('（【《〈「『“‘〔〖［｛([{¥￥')
const WORD = /[A-Za-z0-9]/
const IN_WORD = /[A-Za-z0-9.,:/@_%+-]/
const MOST_BACK = 6

/** Breaks runs into lines that fit: nothing is lost, words and figures stay whole, and punctuation stays where readers
 * expect it. A word that is wider than a line is cut. */
export function breakLines(measure: Measure, runs: readonly Run[], how: Breaking): Line[] {
  const atoms = atomsOf(glyphsOf(measure, runs, how), how)
  const lines: Line[] = []
  let from = 0
  while (from < atoms.length || lines.length === 0) {
    const indent = lines.length === 0 ? how.first_indent : how.indent
    const to = endOfLine(atoms, from, how.width - indent)
    lines.push({ glyphs: atoms.slice(from, to).flat(), indent, is_last: to >= atoms.length })
    from = to
  }
  return lines
}

/** How wide glyphs are together. */
export function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0)
}

function glyphsOf(measure: Measure, runs: readonly Run[], how: Breaking): Glyph[] {
  return runs.flatMap((run): Glyph[] => {
    if (typeof run === 'string') return textGlyphs(measure, run, how, how.face)
    if ('fill' in run) return textGlyphs(measure, run.fill, how, 'kai')
    if ('bold' in run) return textGlyphs(measure, run.bold, how, 'bold')
    const { face, size } = how
    if ('check' in run) {
      const kind = run.check ? 'ticked' : 'check'
      return [{ kind, char: run.check ? '☑' : '□', face, width: size }]
    }
    return Array.from({ length: run.blank }, () => ({
      kind: 'blank',
      char: ' ',
      face,
      width: size,
    }))
  })
}

function textGlyphs(measure: Measure, text: string, how: Breaking, wanted: FaceName): Glyph[] {
  return [...cleanText(text)].map((char): Glyph => {
    const drawn = measure.find(char, wanted)
    return drawn
      ? { kind: 'char', char, face: drawn.face, width: drawn.width * how.size }
      : { kind: 'missing', char, face: wanted, width: how.size }
  })
}

/** Text without what has no shape of its own: controls, joiners, marks of variants. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s]/g, (c) => (c === '　' ? c : ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '')
}

// An atom is what is never cut: a Chinese character, or a word or figure of the other scripts.
function atomsOf(glyphs: readonly Glyph[], { width, indent }: Breaking): Glyph[][] {
  const atoms: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = atoms.at(-1)
    if (last && joins(last, glyph) && widthOf(last) + glyph.width <= width - indent)
      last.push(glyph)
    else atoms.push([glyph])
  }
  return atoms
}

function joins(atom: readonly Glyph[], glyph: Glyph): boolean {
  const [first] = atom
  if (first?.kind !== 'char' || glyph.kind !== 'char') return false
  return WORD.test(first.char) && IN_WORD.test(glyph.char)
}

function endOfLine(atoms: readonly Glyph[][], from: number, room: number): number {
  let used = 0
  let to = from
  for (const atom of atoms.slice(from)) {
    used += widthOf(atom)
    // Rounding must not throw the last character of a full line out.
    if (used > room + 0.01 && to > from) break
    to += 1
  }
  if (to >= atoms.length) return to
  for (let back = to; back > from && to - back < MOST_BACK; back -= 1) {
    if (mayBreak(atoms[back - 1], atoms[back])) return back
  }
  return to
}

function mayBreak(before: readonly Glyph[] | undefined, after: readonly Glyph[] | undefined) {
  const last = before?.at(-1)
  const first = after?.[0]
  if (first?.kind === 'char' && NOT_FIRST.has(first.char)) return false
  return !(
    last?.kind === 'check' ||
    last?.kind === 'ticked' ||
    (last?.kind === 'char' && NOT_LAST.has(last.char))
  )
}
