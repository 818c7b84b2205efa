import { readChineseNumber } from '@linli/contract/codes/article-name'
import type { Standing } from '@linli/contract/codes/law'

/** How a version stands on a day ('YYYY-MM-DD'). */
export function standingOn(
  version: { from: string; until: string | null; ended: string | null },
  on: string,
): Standing {
  if (version.from > on) return 'not_yet'
  if (version.until === null || version.until >= on) return 'in_force'
  return version.ended === 'repealed' ? 'repealed' : 'amended'
}

/** What somebody who types into the search box may mean. */
export interface Question {
  /** Words that may name a law; null where an article is named without one. */
  law: string | null
  article: { number: number; sub: number } | null
  /** Words to be looked for in the texts: each of two characters or more, all of which must occur. */
  words: string[]
}

const ARTICLE_AT_END =
  /^(.*?)\s*(?:第\s*([0-9]{1,4}|[零〇一二两三四五六七八九十百千]{1,9})\s*条?|([0-9]{1,4})\s*条?|([零〇一二两三四五六七八九十百千]{2,9})\s*条)(?:之([0-9]{1,2}|[一二三四五六七八九十]{1,3}))?$/

/** Reads what was typed: an article by its number in either script, the name of a law, or words of the texts. */
export function readQuestion(typed: string): Question {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[《》〈〉“”"]/g, ' ')
    .trim()
  const [, law = '', after, bare, counted, sub] = ARTICLE_AT_END.exec(text) ?? []
  const numeral = after ?? bare ?? counted
  const number = numeral ? numberIn(numeral) : null
  const words = [
    ...new Set(text.split(/[\s,，、。;；:：]+/).filter((word) => [...word].length > 1)),
  ]
  if (number) {
    const article = { number, sub: sub ? (numberIn(sub) ?? 0) : 0 }
    return { law: law.trim() === '' ? null : law.trim(), article, words }
  }
  return { law: text, article: null, words }
}

function numberIn(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : readChineseNumber(text)
}

/** Whether words look like the short form of a law's name, such as 民诉法: then its characters need only follow one another. */
export function isShortName(words: string): boolean {
  return /^\p{Script=Han}{2,8}$/u.test(words) && /(法|典|条例|规定|解释|办法|规则)$/.test(words)
}
