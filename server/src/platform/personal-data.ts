import type { BlindKind } from './keys.ts'

/**
 * One spelling for every way of writing the same phone, number, name or pinyin; '' when nothing is left.
 * Phones lose +86 and all but digits (landlines get their 0 back), names keep every rare character.
 */
export function normalise(kind: BlindKind, text: string): string {
  const plain = foldWidth(text).trim()
  if (kind === 'phone') return normalisePhone(plain)
  if (kind === 'id_number') return plain.replace(/[\s-]/g, '').toUpperCase()
  if (kind === 'pinyin') return normalisePinyin(plain)
  return normaliseName(plain)
}

/** '13812345678' → '138****5678'; of other numbers only the last three digits stay. */
export function maskPhone(phone: string): string {
  const digits = normalise('phone', phone)
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length < 7 ? stars(digits.length) : stars(digits.length - 3) + digits.slice(-3)
}

/**
 * 王建国 → 王**, 王明 → 王*, 欧阳娜娜 → 欧阳**, 买买提·艾力 → 买**·**, John Smith → J*** *****.
 * A character is what a reader sees as one, so 生僻字 outside the BMP count once.
 */
export function maskName(name: string): string {
  const letters = characters(foldWidth(name).trim())
  if (letters.length < 2) return stars(letters.length)
  const two = letters.slice(0, 2).join('')
  const shown = letters.length > 2 && COMPOUND_SURNAMES.has(two) ? 2 : 1
  return letters
    .map((letter, at) => (at < shown || letter === ' ' || IS_DOT.test(letter) ? letter : '*'))
    .join('')
}

/** '371502195001011234' → '371***********1234'; anything that is not 15 or 18 long is hidden whole. */
export function maskIdNumber(number: string): string {
  const plain = normalise('id_number', number)
  if (!/^(\d{15}|\d{17}[\dX])$/.test(plain)) return stars(characters(plain).length)
  return plain.slice(0, 3) + stars(plain.length - 7) + plain.slice(-4)
}

const DOTS = /[·•‧∙・･]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu
const IS_DOT = /^[·•‧∙・･.]$/u
const DASHES = /[‐‑‒–—―−]/g

const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 ' +
    '太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 亓官 司寇 巫马 公西 颛孙 壤驷 ' +
    '公良 漆雕 乐正 宰父 谷梁 榖梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 ' +
    '左丘 西门 第五 南荣 仲长 即墨 达奚 褚师 纳兰 完颜 端木 太史 哥舒 贺兰 淳于 单于 屠岸'
  ).split(' '),
)

/** Full-width letters, digits and signs (U+FF01–FF5E) and the wide space become plain ones. */
function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .replace(DASHES, '-')
}

function normalisePhone(text: string): string {
  const digits = text.replace(/\D/g, '')
  const local = digits.replace(/^(?:00)?86(?=0?[1-9]\d{8,10}$)/, '')
  if (local === digits || local.startsWith('0') || /^1\d{10}$/.test(local)) return local
  // Abroad the 0 of the area code is left out: +86 635 8412345 is 0635 8412345.
  return `0${local}`
}

function normalisePinyin(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/u(?:\u0308|:)/g, 'v')
    .replace(/[^a-z]/g, '')
}

function normaliseName(text: string): string {
  const dotted = text
    .normalize('NFC')
    .replace(DOTS, '·')
    .replace(/\s*·\s*/g, '·')
  // 王　明 is written with a gap to fill a column; between Latin words the gap means something.
  return dotted
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function characters(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

function stars(count: number): string {
  return '*'.repeat(count)
}
