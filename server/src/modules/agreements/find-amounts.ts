import { readCapitals } from './capitals.ts'

/** An amount that stands in a text, and where. */
export interface FoundAmount {
  kind: 'figures' | 'capitals'
  /** Null where the words look like an amount and mean none. */
  fen: number | null
  at: number
  quote: string
}

/** Every amount of a text in its order, in figures (35,000元, ¥35000, 3.5万元) and in capitals (叁万伍仟元整). */
export function findAmounts(text: string): FoundAmount[] {
  const figures = [...text.matchAll(FIGURES)].map((found): FoundAmount => {
    const [quote, sign, whole = '', part, myriad, unit] = found
    const isAmount = sign !== undefined || unit !== undefined
    const fen = isAmount ? fenOf(whole, part, myriad !== undefined) : null
    return { kind: 'figures', fen, at: found.index, quote }
  })
  const capitals = [...text.matchAll(CAPITALS)].map(
    (found): FoundAmount => ({
      kind: 'capitals',
      fen: readCapitals(found[0]),
      at: found.index,
      quote: found[0],
    }),
  )
  return [...figures.filter(({ fen }) => fen !== null), ...capitals].sort((a, b) => a.at - b.at)
}

/** Amounts as people write them down: in figures and, beside it, in capitals. */
export function pairAmounts(
  text: string,
): { figures: FoundAmount | null; capitals: FoundAmount | null }[] {
  const found = findAmounts(text)
  const pairs: { figures: FoundAmount | null; capitals: FoundAmount | null }[] = []
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at]
    const next = found[at + 1]
    if (!one) break
    const isPair = next !== undefined && next.kind !== one.kind && isBeside(text, one, next)
    const pair = isPair ? [one, next] : [one]
    pairs.push({
      figures: pair.find(({ kind }) => kind === 'figures') ?? null,
      capitals: pair.find(({ kind }) => kind === 'capitals') ?? null,
    })
    if (isPair) at += 1
  }
  return pairs
}

const FIGURES = /([¥￥])?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*(万)?\s*(元)?/g
const CAPITALS =
  /(?:人民币)?(?:[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆](?:零?[壹贰叁肆伍陆柒捌玖]角)?(?:零?[壹贰叁肆伍陆柒捌玖]分)?|[壹贰叁肆伍陆柒捌玖]角(?:[壹贰叁肆伍陆柒捌玖]分)?|[壹贰叁肆伍陆柒捌玖]分)[整正]?/g

/** Nothing but brackets and the words that lead on stands between the two. */
function isBeside(text: string, one: FoundAmount, next: FoundAmount): boolean {
  const between = text.slice(one.at + one.quote.length, next.at)
  return /^[\s（(）)：:，,]*(?:大写|小写|人民币|即|计)?[\s：:（(]*$/.test(between)
}

function fenOf(whole: string, part: string | undefined, isMyriad: boolean): number | null {
  const digits = `${whole.replaceAll(',', '')}${(part ?? '.').slice(1).padEnd(2, '0')}`
  const fen = Number(digits) * (isMyriad ? 10_000 : 1)
  return Number.isSafeInteger(fen) && fen > 0 ? fen : null
}
