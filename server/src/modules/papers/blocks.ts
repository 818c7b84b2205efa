/** A pen's way over a signature field: points `x, y, x, y …` in the units of `width` and `height`. */
export interface Ink {
  width: number
  height: number
  strokes: number[][]
}

/** A piece of a line: words of the form, what was filled in, room to write by hand, a box to tick. */
export type Run =
  | string
  | { fill: string }
  | { bold: string }
  /** Room for so many characters, with a line to write on. */
  | { blank: number }
  | { check: boolean }

/** One field of a table; each entry of `text` is a paragraph of its own. */
export interface Cell {
  text: Run[][]
  is_label?: boolean
  span?: number
  align?: 'left' | 'centre'
}

/** One row of a table. */
export interface Row {
  cells: Cell[]
  /** Room for at least so many lines, for handwriting. */
  lines?: number
}

/** Who is to sign, and with what they have signed already. */
export interface Signer {
  label: string
  name?: string | null
  /** On whose side they sign, or for whom. */
  note?: string | null
  wants_fingerprint?: boolean
  ink?: Ink | null
  day: Run[]
}

/** What a paper is built from. A writer knows these and nothing about any form. */
export type Block =
  | { is: 'title'; text: string; above?: string | undefined }
  | { is: 'number'; runs: Run[] }
  | { is: 'heading'; text: string }
  | { is: 'paragraph'; runs: Run[]; style?: 'indented' | 'flush' | 'right' | 'centre' | 'note' }
  | { is: 'list'; items: Run[][] }
  | { is: 'dialogue'; turns: { ask: Run[]; answer: Run[] }[] }
  | { is: 'table'; columns: number[]; head?: string[]; rows: Row[] }
  /** Ruled lines for handwriting. */
  | { is: 'lines'; count: number }
  | { is: 'cover'; rows: { label: string; runs: Run[] }[] }
  | { is: 'signs'; signers: Signer[] }
  | { is: 'seal'; owner: string | null; day: Run[]; label?: string }
  | { is: 'gap'; lines: number }

/** A paper before it is written: the same for every format. */
export interface Paper {
  title: string
  /** Printed on top of each further page, so that a loose sheet finds home. */
  number: string | null
  /** Printed in a frame on top of every page, such as who alone may see it. */
  mark?: string | undefined
  /** 三号 for letters, 四号 for records, 小四 for registers: 16, 14 or 12 points. */
  size: 'large' | 'medium' | 'small'
  /** Whether pages are numbered 第 x 页 共 y 页; covers are not. */
  is_numbered: boolean
  blocks: Block[]
}
