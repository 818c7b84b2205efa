import type { DraftFinding } from '@linli/contract/agreement-shapes'
import type { DraftPart } from '@linli/contract/codes/agreements'
import { capitalsOf } from './capitals.ts'
import type { AboutDraft } from './check-draft.ts'
import { pairAmounts } from './find-amounts.ts'
import { VAGUE_WORDS } from './vague-words.ts'

/** A text of a draft, and where it stands. */
export interface FoundIn {
  part: DraftPart
  index: number | null
  text: string
}

/** What free words of a draft say that no agreement may say, or do not say clearly. */
export function checkWords(of: FoundIn, about: AboutDraft): DraftFinding[] {
  return [
    ...checkAmounts(of),
    ...checkDates(of),
    ...checkVague(of),
    ...checkStops(of),
    ...checkNames(of, about),
  ]
}

/** What is agreed, as against what has happened. */
function isPromise({ part }: FoundIn): boolean {
  return part === 'clause' || part === 'obligation'
}

function checkAmounts(of: FoundIn): DraftFinding[] {
  return pairAmounts(of.text).flatMap(({ figures, capitals }) => {
    if (figures && capitals && figures.fen !== capitals.fen) {
      const expected = figures.fen === null ? null : capitalsOf(figures.fen)
      return [finding(of, 'capitals_differ', `${figures.quote} ${capitals.quote}`, expected)]
    }
    if (figures?.fen && !capitals && isPromise(of))
      return [finding(of, 'amount_needs_capitals', figures.quote, capitalsOf(figures.fen))]
    return []
  })
}

const DATES = /(\d{4})年(\d{1,2})月(\d{1,2})日/g

function checkDates(of: FoundIn): DraftFinding[] {
  return [...of.text.matchAll(DATES)].flatMap(([quote, year, month, day]) =>
    isDay(Number(year), Number(month), Number(day)) ? [] : [finding(of, 'no_such_date', quote)],
  )
}

function isDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

function checkVague(of: FoundIn): DraftFinding[] {
  if (!isPromise(of)) return []
  return VAGUE_WORDS.flatMap(({ words, ask }) =>
    [...of.text.matchAll(words)].map(([quote]) => ({
      ...finding(of, 'vague_word', quote, ask),
      // In a clause a word may be harmless; in what somebody owes it never is.
      is_stop: of.part === 'obligation',
    })),
  )
}

const BLANKS = /\[[^\]]*\]|［[^］]*］|_{2,}|＿{2,}|×{2,}/g
const FEES = /(?:调解|代书|手续|服务|立案|盖章)费/g
const NO_FEE = /(?:不|免|未|无|没有)[^，。；\n]{0,8}$/
const PUNISHMENTS = /罚款|拘留|判刑|坐牢|没收|开除|游街|扣押身份证|限制人身自由|打断/g
const RIGHTS =
  /断绝[^，。；]{0,6}关系|(?:永远|永不|终身)不?[^，。；]{0,6}(?:探望|见面|抚养)|放弃[^，。；]{0,6}(?:抚养费|赡养费?|探望权|起诉|诉讼)/g

function checkStops(of: FoundIn): DraftFinding[] {
  const fees = [...of.text.matchAll(FEES)].filter(
    ({ index }) => !NO_FEE.test(of.text.slice(0, index)),
  )
  return [
    ...fees.map(([quote]) => finding(of, 'mediation_fee', quote)),
    ...(isPromise(of)
      ? [
          ...[...of.text.matchAll(BLANKS)].map(([quote]) => finding(of, 'blank_left', quote)),
          ...[...of.text.matchAll(PUNISHMENTS)].map(([quote]) => finding(of, 'punishment', quote)),
          ...[...of.text.matchAll(RIGHTS)].map(([quote]) => finding(of, 'custody_forever', quote)),
        ]
      : []),
  ]
}

/** A name that is one character off the name of a party was probably meant as it. */
function checkNames(of: FoundIn, { parties }: AboutDraft): DraftFinding[] {
  const names = new Set(parties.map(({ name }) => name))
  const found = new Map<string, string>()
  for (const name of names) {
    const letters = [...name]
    if (letters.length < 3 || !/^\p{Script=Han}+$/u.test(name)) continue
    const signs = [...of.text]
    for (let at = 0; at + letters.length <= signs.length; at += 1) {
      const word = signs.slice(at, at + letters.length)
      const off = word.filter((sign, i) => sign !== letters[i]).length
      const text = word.join('')
      if (
        off === 1 &&
        word[0] === letters[0] &&
        !names.has(text) &&
        /^\p{Script=Han}+$/u.test(text)
      )
        found.set(text, name)
    }
  }
  return [...found].map(([quote, expected]) => ({
    ...finding(of, 'unknown_name', quote, expected),
    is_stop: false,
  }))
}

function finding(
  { part, index }: FoundIn,
  code: DraftFinding['code'],
  quote: string,
  expected: string | null = null,
): DraftFinding {
  return { code, is_stop: true, part, index, quote: quote.trim(), expected }
}
