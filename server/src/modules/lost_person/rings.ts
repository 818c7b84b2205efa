import { type LostKind, RINGS, type Ring } from '@linli/contract/codes/lost_person'

/** When a ring is due: so many minutes after publishing, or once a walker may be so many metres away. */
export interface RingRule {
  minutes: number
  metres: number
}

/** The rule of a district on a day; the first ring is due at once. */
export interface WideningRule {
  rings: Record<Exclude<Ring, 'grid'>, RingRule>
  metres_per_minute: number
}

/** What of a case decides when the next ring is due. */
export interface Widening {
  kind: LostKind
  published_at: Date
  happened_at: Date
  /** The number of the ring reached. */
  ring: number
}

/** The number of a ring, the own grid being 0. */
export function numberOf(ring: Ring): number {
  return RINGS.indexOf(ring)
}

/** The ring of a number; null beyond the last one. */
export function ringOf(n: number | null): Ring | null {
  return n === null ? null : (RINGS[n] ?? null)
}

/** Which ring comes next and when it is due: by the time since publishing, or earlier by how far somebody may have walked since
 * they were last seen. Whoever was found is walking no more, so their cases widen by time alone. Null at the last ring. */
export function nextDue(widening: Widening, rule: WideningRule): { ring: Ring; at: Date } | null {
  const ring = ringOf(widening.ring + 1)
  if (ring === null || ring === 'grid') return null
  const { minutes, metres } = rule.rings[ring]
  const byTime = widening.published_at.getTime() + minutes * MINUTE_MS
  const byDistance = widening.happened_at.getTime() + (metres / rule.metres_per_minute) * MINUTE_MS
  const at = widening.kind === 'missing' ? Math.min(byTime, byDistance) : byTime
  // Never before it was published at all.
  return { ring, at: new Date(Math.max(at, widening.published_at.getTime())) }
}

/** The furthest ring that is due at a moment; at least the one reached. */
export function dueRing(widening: Widening, rule: WideningRule, now: Date): number {
  let reached = widening.ring
  for (;;) {
    const next = nextDue({ ...widening, ring: reached }, rule)
    if (!next || next.at > now) return reached
    reached += 1
  }
}

/** Whether two people must agree before this ring: beyond the community always, and for a face that nobody knows everywhere among
 * residents. */
export function needsRelease(kind: LostKind, ring: number): boolean {
  return kind === 'found_unidentified' || ring > numberOf('community')
}

const MINUTE_MS = 60_000
