const DAY = String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`
const TIME = String.raw`(\d{1,2})\s*[:：时点]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2})(?:\.\d+)?)?\s*[分秒]?`
const SPELT = new RegExp(`^${DAY}(?:[T\\s]*${TIME})?\\s*(Z|[+-]\\d{2}:?\\d{2})?$`)
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/

/**
 * A moment as people and systems write it, in ISO with Z; without a zone it is Beijing time. Null for anything
 * else: a lone "1" is a flag, not a day.
 */
export function parseMoment(text: string): string | null {
  const found = SPELT.exec(text.trim()) ?? PACKED.exec(text.trim())
  if (found === null) return null
  const number = (at: number) => Number(found[at] ?? 0)
  const [year, month, day] = [number(1), number(2), number(3)]
  const [hour, minute, second] = [number(4), number(5), number(6)]
  if (year < 1949 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59)
    return null
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  const moment = new Date(at)
  // A day that the month does not have would roll into the next one.
  if (moment.getUTCDate() !== day) return null
  return new Date(at - zoneMinutes(found[7]) * 60_000).toISOString()
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return 480
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (found === null) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

const YES = new Set([
  '1',
  '是',
  'y',
  'yes',
  'true',
  '真',
  '有',
  '已',
  '超期',
  '已超期',
  '逾期',
  '已逾期',
  '超时',
  '办结',
  '已办结',
  '结案',
  '已结案',
  '归档',
  '已归档',
])
const NO = new Set([
  '0',
  '否',
  'n',
  'no',
  'false',
  '假',
  '无',
  '未',
  '未超期',
  '未逾期',
  '按期',
  '未超时',
  '未办结',
  '未结案',
  '未归档',
])

/** Yes or no as systems write it; null for anything else. */
export function parseFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) ? false : null
}
