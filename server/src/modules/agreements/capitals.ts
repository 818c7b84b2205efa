/** An amount in capitals as it stands on paper: 3500000 fen → 叁万伍仟元整 (正确填写票据和结算凭证的基本规定). Refuses what is no whole
 * number of fen above nothing. */
export function capitalsOf(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`no amount: ${fen} fen`)
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const rest = fen % 10
  const whole = yuan > 0 ? `${wholeOf(yuan)}元` : ''
  if (jiao === 0 && rest === 0) return `${whole}整`
  if (rest === 0) return `${whole}${DIGITS[jiao]}角整`
  if (jiao === 0) return `${whole}${whole ? '零' : ''}${DIGITS[rest]}分`
  return `${whole}${DIGITS[jiao]}角${DIGITS[rest]}分`
}

/** The fen that an amount in capitals means; null where it means none. */
export function readCapitals(text: string): number | null {
  const plain = text
    .replace(/^人民币/, '')
    .replaceAll('圆', '元')
    .replace(/[整正]$/, '')
  const found = /^(?:([^元角分]+)元)?(?:零?([^元角分零])角)?(?:零?([^元角分零])分)?$/.exec(plain)
  if (!found || plain === '') return null
  const [, whole, jiao, rest] = found
  const yuan = whole === undefined ? 0 : readWhole(whole)
  const tens = jiao === undefined ? 0 : digitOf(jiao)
  const ones = rest === undefined ? 0 : digitOf(rest)
  if (yuan === null || tens === null || ones === null) return null
  const fen = yuan * 100 + tens * 10 + ones
  return fen > 0 ? fen : null
}

/** An amount in figures: 3500000 fen → 35,000.00元. */
export function figuresOf(fen: number): string {
  const yuan = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元`
}

/** Both ways of writing an amount, as a text that is signed has it. */
export function bothWays(fen: number): string {
  return `${figuresOf(fen)}（人民币${capitalsOf(fen)}）`
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

function wholeOf(yuan: number): string {
  const groups = []
  for (let left = yuan; left > 0; left = Math.floor(left / 10_000)) groups.push(left % 10_000)
  let text = ''
  let isGap = false
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at] ?? 0
    if (group === 0) {
      isGap = text !== ''
      continue
    }
    if (text !== '' && (isGap || group < 1000)) text += '零'
    text += `${groupOf(group)}${GROUPS[at]}`
    isGap = false
  }
  return text
}

function groupOf(group: number): string {
  let text = ''
  let isGap = false
  for (let at = 3; at >= 0; at -= 1) {
    const digit = Math.floor(group / 10 ** at) % 10
    if (digit === 0) {
      isGap = text !== ''
      continue
    }
    if (isGap) text += '零'
    text += `${DIGITS[digit]}${PLACES[at]}`
    isGap = false
  }
  return text
}

function digitOf(sign: string): number | null {
  const at = DIGITS.indexOf(sign)
  return at > 0 ? at : null
}

function readWhole(text: string): number | null {
  const [above, below] = splitAt(text, '亿')
  const [high, low] = splitAt(below, '万')
  const [top, under] = above === null ? [null, null] : splitAt(above, '万')
  const parts = [top, under, high, low].map((part) => (part === null ? 0 : readGroup(part)))
  let yuan = 0
  for (const part of parts) {
    if (part === null) return null
    yuan = yuan * 10_000 + part
  }
  return yuan
}

function splitAt(text: string, sign: string): [string | null, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [null, text] : [text.slice(0, at), text.slice(at + 1)]
}

function readGroup(text: string): number | null {
  let sum = 0
  let digit: number | null = null
  for (const sign of text) {
    const place = PLACES.indexOf(sign)
    if (sign === '零') continue
    if (place > 0) {
      if (digit === null && sum > 0) return null
      sum += (digit ?? 1) * 10 ** place
      digit = null
      continue
    }
    if (digit !== null) return null
    digit = digitOf(sign)
    if (digit === null) return null
  }
  return sum + (digit ?? 0)
}
