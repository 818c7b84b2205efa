const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number from 1 to 9999 as laws write it: 1179 → 一千一百七十九. */
export function chineseNumber(n: number): string {
  const [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map(
    (unit) => Math.floor(n / unit) % 10,
  )
  const parts: [number, string][] = [
    [thousands ?? 0, '千'],
    [hundreds ?? 0, '百'],
    [tens ?? 0, '十'],
    [ones ?? 0, ''],
  ]
  const text = parts
    .map(([digit, unit]) => (digit === 0 ? '零' : `${DIGITS[digit]}${unit}`))
    .join('')
    .replaceAll(/零+/g, '零')
    .replaceAll(/^零|零$/g, '')
  return n < 20 ? text.replace(/^一十/, '十') : text
}

/** The number in Chinese numerals; null where the text is none. 一千一百七十九, 一百零三 and 十 are understood. */
export function readChineseNumber(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千]+$/.test(text)) return null
  let sum = 0
  let digit = 0
  for (const sign of text.replaceAll('〇', '零').replaceAll('两', '二')) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[sign]
    if (unit === undefined) digit = DIGITS.indexOf(sign)
    else {
      sum += (digit || (unit === 10 ? 1 : 0)) * unit
      digit = 0
    }
  }
  return sum + digit
}

/** An article as it is called: 第一千一百七十九条, 第三十条之一. */
export function articleName(number: number, sub = 0): string {
  return `第${chineseNumber(number)}条${sub > 0 ? `之${chineseNumber(sub)}` : ''}`
}

/** A citation as a mediator writes it: 《中华人民共和国民法典》第一千一百七十九条. */
export function citationText(cited: { title: string; number: number; sub: number }): string {
  return `《${cited.title.replaceAll('《', '〈').replaceAll('》', '〉')}》${articleName(cited.number, cited.sub)}`
}

/** The last part of an article's address: `1179`, `30-1`. */
export function articleSlug(number: number, sub = 0): string {
  return sub > 0 ? `${number}-${sub}` : String(number)
}

/** The article that such a part names; null where it names none. */
export function readArticleSlug(text: string): { number: number; sub: number } | null {
  const [, number, sub = '0'] = /^(\d{1,4})(?:-(\d{1,2}))?$/.exec(text) ?? []
  return number ? { number: Number(number), sub: Number(sub) } : null
}
