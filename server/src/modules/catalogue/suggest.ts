/** A category as far as words can hint at it. */
export interface Hinted {
  code: string
  name: string
  keywords: readonly string[]
}

/** Up to five categories whose keywords or names stand in a text, best first; none where nothing fits. Long keywords
 * count more than short ones, rare ones more than those of many categories, and what people say first more than what
 * follows. A keyword inside a longer one of the same category that was found does not count again. */
export function suggestCategories<T extends Hinted>(text: string, categories: readonly T[]): T[] {
  const plain = text.toLowerCase().replace(/\s+/g, '')
  if (plain === '') return []
  const weights = weigh(categories)
  return categories
    .map((category) => ({ category, score: scoreOf(plain, category, weights) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.category.code < b.category.code ? -1 : 1))
    .slice(0, MOST)
    .map(({ category }) => category)
}

const MOST = 5
/** In the first so many characters people say what it is about; the rest tells the story. */
const OPENING = 40

function wordsOf(category: Hinted): string[] {
  const words = [category.name, ...category.keywords].map((word) => word.toLowerCase())
  return [...new Set(words)].sort((a, b) => b.length - a.length)
}

function weigh(categories: readonly Hinted[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const category of categories) {
    for (const word of wordsOf(category)) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  return new Map(
    [...uses].map(([word, used]) => [
      word,
      word.length ** 1.5 * Math.log(1 + categories.length / used),
    ]),
  )
}

function scoreOf(text: string, category: Hinted, weights: Map<string, number>): number {
  let rest = text
  let score = 0
  for (const word of wordsOf(category)) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    score += (weights.get(word) ?? 0) * (at < OPENING ? 2 : 1)
    // Kept as long as it was, so that what follows keeps its place.
    rest = rest.replaceAll(word, '\u0000'.repeat(word.length))
  }
  return score
}
