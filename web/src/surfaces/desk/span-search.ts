import { today } from '../../lib/time.ts'

/** Which figures: an area and days, as the address has them; without days, this month. */
export interface SpanSearch {
  area?: string
  from: string
  to: string
}

/** The search part of an address as figures understand it. */
export function readSpan(search: Record<string, unknown>): SpanSearch {
  const like = (value: unknown, pattern: RegExp) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
  const area = like(search.area, /^[0-9a-f-]{36}$/)
  return {
    from: like(search.from, DAY) ?? `${today().slice(0, 8)}01`,
    to: like(search.to, DAY) ?? today(),
    ...(area ? { area } : {}),
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/
