import type { Named } from '@linli/contract/fields'

/** What of a message goes into the words of a matter. */
export interface Quoted {
  at: string
  text: string | null
  author_name: string
  photos: number
}

const MOST = 2000

/** What a matter says of the messages it came from: the raiser's own words first, then each message with who said it and
 * when. `names` is off where nobody may learn who spoke. */
export function quoteWords(
  quotes: readonly Quoted[],
  { note, names }: { note?: string | undefined; names: boolean },
): string {
  const lines = quotes.map(({ at, text, author_name, photos }) => {
    const words = [text, photos > 0 ? `（照片${photos}张）` : null].filter(Boolean).join('')
    return `「${words}」——${names && author_name ? author_name : '群成员'}，${clockOf(at)}`
  })
  return [...(note ? [note] : []), ...lines].join('\n').slice(0, MOST)
}

/** The words alone, by which a category is suggested. */
export function spokenWords(quotes: readonly Pick<Quoted, 'text'>[]): string {
  return quotes
    .flatMap(({ text }) => text ?? [])
    .join('\n')
    .slice(0, MOST)
}

/** The building that the words speak of: the one of its whole name, else the only one of its number (3号楼, 第3组). Null where
 * they speak of none or of several. */
export function buildingIn(words: string, buildings: readonly Named[]): Named | null {
  const [only] = buildings
  if (only && buildings.length === 1) return only
  const named = buildings.filter(({ name }) => words.includes(name))
  const numbers = new Set([...words.matchAll(NUMBERED)].map(([, number]) => number))
  const numbered = buildings.filter(({ name }) => {
    const number = [...name.matchAll(NUMBERED)].at(-1)?.[1]
    return number !== undefined && numbers.has(number)
  })
  const found = named.length > 0 ? named : numbered
  return found.length === 1 ? (found[0] ?? null) : null
}

const NUMBERED = /(\d{1,3})\s*(?:号楼|号院|栋|幢|组)/g

function clockOf(at: string): string {
  const parts = Object.fromEntries(
    FORMAT.formatToParts(new Date(at)).map(({ type, value }) => [type, value]),
  )
  return `${Number(parts['month'])}月${Number(parts['day'])}日${parts['hour']}:${parts['minute']}`
}

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
