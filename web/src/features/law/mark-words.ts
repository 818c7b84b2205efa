/** One part of a text, and whether it is one of the words. */
export interface Part {
  part: string
  isWord: boolean
  at: number
}

const ROOM = 30
const LONGEST = 110

/** The stretch of a text in which the first of the words occurs; a short text whole. */
export function snippetOf(text: string, words: readonly string[]): string {
  const plain = text.replaceAll('\n', ' ')
  if (plain.length <= LONGEST) return plain
  const places = words.map((word) => plain.indexOf(word)).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - ROOM)
  const to = Math.min(plain.length, from + LONGEST)
  return `${from > 0 ? '…' : ''}${plain.slice(from, to)}${to < plain.length ? '…' : ''}`
}

/** Cuts a text at the words, without a pattern that what somebody typed could break. */
export function markWords(text: string, words: readonly string[]): Part[] {
  const parts: Part[] = []
  let from = 0
  while (from < text.length) {
    const next = nextWord(text, words, from)
    if (!next) break
    if (next.at > from) parts.push({ part: text.slice(from, next.at), isWord: false, at: from })
    parts.push({ part: next.word, isWord: true, at: next.at })
    from = next.at + next.word.length
  }
  if (from < text.length) parts.push({ part: text.slice(from), isWord: false, at: from })
  return parts
}

function nextWord(text: string, words: readonly string[], from: number) {
  return words
    .filter((word) => word !== '')
    .map((word) => ({ word, at: text.indexOf(word, from) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
}
