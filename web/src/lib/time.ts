const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const parts = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const WEEKDAYS = '日一二三四五六'

const KEY = 'linli.clock'
let offset = readOffset()
const listeners = new Set<() => void>()

/** Keeps how far the server's clock stands from ours: the demonstration lives in 2022. Ignores what is no time. */
export function noteServerTime(iso: string | null) {
  const server = iso ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(server)) return
  const before = offset
  offset = server - Date.now()
  // The way of an answer takes a moment; only a real jump is worth drawing everything again.
  if (Math.abs(before - offset) <= MINUTE) return
  keepOffset()
  for (const listener of listeners) listener()
}

/** The present moment by the server's clock, in milliseconds. */
export function serverNow() {
  return Date.now() + offset
}

/** Calls back when the server's clock is first known or jumps; gives the way to stop. */
export function onServerTime(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A moment as people say it, with its time: 今天 09:30, 昨天 18:05, 11月23日 周一 09:30, 2021年11月23日 09:30. */
export function sayMoment(iso: string, now = serverNow()) {
  const at = read(Date.parse(iso))
  return `${dayName(at, read(now))} ${at.clock}`
}

/** A deadline as people say it. One that falls on midnight is the end of the day before, as the law counts days
 * (民法典 art. 201): 今天 24:00, not 明天 00:00. */
export function sayDeadline(iso: string, now = serverNow()) {
  const at = read(Date.parse(iso))
  if (at.clock !== '00:00' || at.second !== '00') return sayMoment(iso, now)
  return `${dayName(read(Date.parse(iso) - 1000), read(now))} 24:00`
}

/** The same to the minute, for hover and print: 2022-09-06 24:00. */
export function sayExactDeadline(iso: string) {
  const at = read(Date.parse(iso))
  if (at.clock !== '00:00' || at.second !== '00') return `${at.iso_day} ${at.clock}`
  return `${read(Date.parse(iso) - 1000).iso_day} 24:00`
}

/** A moment where only today's needs a time: 今天 09:30, 昨天, 11月23日 周一, 2021年11月23日. */
export function sayWhen(iso: string, now = serverNow()) {
  const at = read(Date.parse(iso))
  const today = read(now)
  return at.day === today.day ? `今天 ${at.clock}` : dayName(at, today)
}

/** A day `YYYY-MM-DD` as people say it: 今天, 明天, 9月10日 周六. */
export function sayDay(day: string, now = serverNow()) {
  return dayName(read(Date.parse(`${day}T12:00:00+08:00`)), read(now))
}

/** A moment to the second, for hover, print and proof: 2022-09-06 18:30:05. */
export function sayExact(iso: string) {
  const at = read(Date.parse(iso))
  return `${at.iso_day} ${at.clock}:${at.second}`
}

/** How long is left or how long it is late: 还剩 3 小时, 还剩 20 分钟, 逾期 2 天. */
export function sayDue(iso: string, now = serverNow()) {
  const left = Date.parse(iso) - now
  const words = saySpan(Math.abs(left))
  return left >= 0 ? `还剩 ${words}` : `逾期 ${words}`
}

/** How long ago a moment was, in one unit: 20 分钟, 3 小时, 2 天. */
export function sayWaited(iso: string, now = serverNow()) {
  return saySpan(Math.max(0, now - Date.parse(iso)))
}

function saySpan(ms: number) {
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} 天`
  if (ms >= HOUR) return `${Math.floor(ms / HOUR)} 小时`
  return `${Math.max(1, Math.floor(ms / MINUTE))} 分钟`
}

/** The moment of a day and a time in Shanghai, as forms ask for them: 2022-09-06 and 14:30. */
export function momentAt(day: string, time: string) {
  const at = Date.parse(`${day}T${time}:00+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** Day and time of a moment in Shanghai, as forms ask for them. */
export function dayAndTime(iso: string) {
  const at = read(Date.parse(iso))
  return { day: at.iso_day, time: at.clock }
}

/** How a deadline looks: late, nearly over, or far. Nearly over is from `warnsAt` on, else within four hours. */
export function dueTone(
  iso: string,
  now = serverNow(),
  warnsAt: string | null = null,
): 'over' | 'soon' | 'far' {
  const left = Date.parse(iso) - now
  const isSoon = warnsAt ? now >= Date.parse(warnsAt) : left <= 4 * HOUR
  return left < 0 ? 'over' : isSoon ? 'soon' : 'far'
}

/** The present day in Shanghai, `YYYY-MM-DD`. */
export function today(now = serverNow()) {
  return read(now).iso_day
}

/** The day so many days after a day, both `YYYY-MM-DD`. */
export function addDays(day: string, days: number) {
  return read(Date.parse(`${day}T12:00:00+08:00`) + days * DAY).iso_day
}

/** A page that opens without network tells the time as it was told last. */
function readOffset() {
  try {
    return Number(globalThis.localStorage?.getItem(KEY)) || 0
  } catch {
    return 0
  }
}

function keepOffset() {
  try {
    globalThis.localStorage?.setItem(KEY, String(offset))
  } catch {
    // A private window asks the server anew each time.
  }
}

interface Read {
  day: number
  iso_day: string
  year: string
  month: string
  date: string
  clock: string
  second: string
}

function read(ms: number): Read {
  const of = Object.fromEntries(parts.formatToParts(ms).map((part) => [part.type, part.value]))
  const two = (text: string | undefined) => (text ?? '').padStart(2, '0')
  const iso_day = `${of.year}-${two(of.month)}-${two(of.day)}`
  return {
    day: Math.round(Date.parse(`${iso_day}T00:00:00Z`) / DAY),
    iso_day,
    year: of.year ?? '',
    month: of.month ?? '',
    date: of.day ?? '',
    clock: `${two(of.hour)}:${two(of.minute)}`,
    second: two(of.second),
  }
}

function dayName(at: Read, now: Read) {
  const distance = at.day - now.day
  if (distance === 0) return '今天'
  if (distance === -1) return '昨天'
  if (distance === 1) return '明天'
  if (at.year !== now.year) return `${at.year}年${at.month}月${at.date}日`
  // 1 January 1970 was a Thursday.
  return `${at.month}月${at.date}日 周${WEEKDAYS[(at.day + 4) % 7]}`
}
