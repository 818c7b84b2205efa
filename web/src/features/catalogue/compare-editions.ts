import type { Category } from '@linli/contract/catalogue'
import { CLOCK_KINDS, URGENCIES } from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { CLOCK_UNIT } from '../../words/zh-CN/catalogue.ts'
import { CATALOGUE_DESK, EDITION_FORM } from '../../words/zh-CN/catalogue-desk.ts'
import { CLOCK, DOER, EVIDENCE, URGENCY, VERIFIER } from '../../words/zh-CN/matters.ts'

/** One thing that differs between two editions, as people read it; empty where nothing stood. */
export interface Difference {
  word: string
  before: string
  after: string
}

/** What differs between two editions of a category, in the order of its page. */
export function compareEditions(before: Category, after: Category): Difference[] {
  const [old, next] = [new Map(linesOf(before)), new Map(linesOf(after))]
  return [...next.keys()].flatMap((word) => {
    const [was, is] = [old.get(word) ?? '', next.get(word) ?? '']
    return was === is ? [] : [{ word, before: was, after: is }]
  })
}

function linesOf(edition: Category): [string, string][] {
  const yes = (is: boolean, word: string, other: string) => (is ? word : other)
  return [
    [EDITION_FORM.name, edition.name],
    [CATALOGUE_DESK.owner, edition.owner?.name ?? ''],
    [CATALOGUE_DESK.doer, doerOf(edition)],
    [CATALOGUE_DESK.standard, edition.standard ?? ''],
    [CATALOGUE_DESK.basis, edition.basis ?? ''],
    [CATALOGUE_DESK.evidence, edition.evidence.map((kind) => EVIDENCE[kind]).join('、')],
    [CATALOGUE_DESK.verifier, VERIFIER[edition.verifier]],
    [CATALOGUE_DESK.self_close, yes(edition.may_self_close, CATALOGUE_DESK.yes, CATALOGUE_DESK.no)],
    [
      CATALOGUE_DESK.secret,
      yes(edition.is_secret_by_default, CATALOGUE_DESK.is_secret, CATALOGUE_DESK.not_secret),
    ],
    [CATALOGUE_DESK.urgency, URGENCY[edition.default_urgency]],
    [CATALOGUE_DESK.reopen_days, fill(CATALOGUE_DESK.days, { n: edition.reopen_days })],
    [CATALOGUE_DESK.keywords, edition.keywords.join('、')],
    ...clockLines(edition),
  ]
}

function doerOf({ doer_kind, doer }: Category) {
  return doer_kind ? [DOER[doer_kind], doer?.name].filter(Boolean).join('：') : ''
}

function clockLines({ clocks }: Category): [string, string][] {
  return URGENCIES.flatMap((urgency) =>
    CLOCK_KINDS.map((kind): [string, string] => {
      const clock = clocks?.[urgency]?.[kind]
      const word = `${CATALOGUE_DESK.clocks}：${URGENCY[urgency]}${CLOCK[kind]}`
      return [word, clock ? `${clock.value} ${CLOCK_UNIT[clock.unit]}（${clock.basis}）` : '']
    }),
  )
}
