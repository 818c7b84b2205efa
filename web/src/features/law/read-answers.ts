import { ASK } from '../../words/zh-CN/law-asked.ts'

/** What stands in the fields of a form, by name; a row of a list is `list.2.name`. */
export type Answers = Readonly<Record<string, string>>

/** Reads answers as the calculator wants them, and notes what is wrong with each. */
export interface Reader {
  problems: Record<string, string>
  /** Yuan in a field as fen; 0 where nothing stands. */
  fen(name: string): number
  /** The same, and null where nothing stands. */
  fenOrNull(name: string): number | null
  int(name: string): number
  intOrNull(name: string): number | null
  day(name: string): string
  dayOrNull(name: string): string | null
  text(name: string): string
  is(name: string, value: string): boolean
  choice<T extends string>(name: string, among: readonly [T, ...T[]]): T
}

/** Opens the answers of a form for reading. */
export function readAnswers(answers: Answers): Reader {
  const problems: Record<string, string> = {}
  const text = (name: string) => (answers[name] ?? '').trim()
  const fenOrNull = (name: string) => {
    if (text(name) === '') return null
    const fen = fenOf(text(name))
    if (fen === null) problems[name] = ASK.money_wrong
    return fen ?? 0
  }
  const intOrNull = (name: string) => {
    if (text(name) === '') return null
    if (!/^\d{1,6}$/.test(text(name))) problems[name] = ASK.number_wrong
    return Number.parseInt(text(name), 10) || 0
  }
  const dayOrNull = (name: string) => text(name) || null
  return {
    problems,
    fenOrNull,
    intOrNull,
    dayOrNull,
    text,
    fen: (name) => fenOrNull(name) ?? 0,
    int: (name) => {
      const value = intOrNull(name)
      if (value === null) problems[name] = ASK.number_wrong
      return value ?? 0
    },
    day: (name) => {
      const day = dayOrNull(name)
      if (day === null) problems[name] = ASK.day_missing
      return day ?? ''
    },
    is: (name, value) => text(name) === value,
    choice: (name, among) => among.find((one) => one === text(name)) ?? among[0],
  }
}

/** Yuan as people type them, in fen: 35000, 35,000.5 and 3.5万 are understood; null for anything else. */
export function fenOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s¥元]/g, '')
  const [, whole, part = '', wan] = /^(\d{1,10})(?:\.(\d{1,6}))?(万)?$/.exec(plain) ?? []
  if (whole === undefined || (!wan && part.length > 2)) return null
  const digits = `${part}000000`
  const fen = wan
    ? Number(`${whole}${digits.slice(0, 6)}`)
    : Number(`${whole}${digits.slice(0, 2)}`)
  return fen <= 100_000_000_000 ? fen : null
}
