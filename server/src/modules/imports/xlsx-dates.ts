// The number formats that stand for dates without being written out in the file (ECMA-376 part 1, 18.8.30,
// with the East Asian ones 27–36 and 50–58).
const BUILT_IN_DATES = new Set([
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[50, 51, 52, 53, 54, 55, 56, 57, 58],
])

/** Whether a number format shows its number as a date or time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id)
  const positive = code.split(';')[0] ?? ''
  const bare = positive
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/AM\/PM|A\/P/gi, 'h')
    .replace(/General|通用格式/gi, '')
  return /[ymdhs]/i.test(bare)
}

/**
 * A spreadsheet's day number as local ISO text without zone: a day, a day with time, or a time alone (below 1).
 * Null for numbers that are no date. The 29 February 1900 that never was is stepped over.
 */
export function dateFromSerial(serial: number, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null
  const seconds = Math.round(serial * 86_400)
  const day = Math.floor(seconds / 86_400)
  const time = clock(seconds - day * 86_400)
  if (serial < 1) return time
  const shift = is1904 ? 24_107 : day < 60 ? 25_568 : 25_569
  const date = new Date((day - shift) * 86_400_000).toISOString().slice(0, 10)
  return seconds % 86_400 === 0 ? date : `${date}T${time}`
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
