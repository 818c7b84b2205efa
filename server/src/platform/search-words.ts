/** The text as a `tsvector` literal of pairs of neighbouring characters, so that any part of a Chinese sentence of two
 * characters or more is found through an index. Latin words and numbers are kept whole. */
export function searchVector(...texts: (string | null | undefined)[]): string {
  const pairs = new Set<string>()
  for (const text of texts) if (text) for (const pair of pairsOf(text)) pairs.add(pair)
  return [...pairs]
    .map((pair) => `'${pair.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`)
    .join(' ')
}

/** The same words as a `tsquery` literal: all of them must occur. Null where the text holds nothing to search for. */
export function searchQuery(text: string): string | null {
  return queryOf(text, ' & ')
}

/** The same, where one of the words is enough. */
export function anyOfWords(text: string): string | null {
  return queryOf(text, ' | ')
}

function queryOf(text: string, joint: ' & ' | ' | '): string | null {
  const pairs = [...new Set(pairsOf(text))]
  if (pairs.length === 0) return null
  return pairs.map((pair) => `'${pair.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(joint)
}

// The database refuses words of more than two thousand bytes.
const MOST_LETTERS = 200

function pairsOf(text: string): string[] {
  const found: string[] = []
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[a-z0-9]+|[\p{L}\p{N}]+/gu) ?? []) {
    if (/^[a-z0-9]+$/.test(run)) {
      found.push(run.slice(0, MOST_LETTERS))
      continue
    }
    const characters = [...run]
    for (let at = 0; at + 1 < characters.length; at++)
      found.push(`${characters[at]}${characters[at + 1]}`)
    if (characters.length === 1) found.push(run)
  }
  return found
}
