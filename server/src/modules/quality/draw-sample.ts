import { createHash } from 'node:crypto'

/** A matter closed on the day, as far as the draw knows it. */
export interface Closed {
  id: string
  closed_as: 'handled' | 'self_closed'
  street_id: string | null
}

/** How many are drawn: so many of a thousand of each kind, and at least so many in each street. */
export interface Rates {
  handled_per_mille: number
  self_closed_per_mille: number
  least_a_street: number
}

/** The seed of a day's draw: SHA-256 of a seal of the record and the day ('YYYY-MM-DD'). Nobody knows it while matters of
 * that day can still be closed, and everybody who has the seal can make it again. */
export function seedOf(seal_chain: string, day: string): string {
  return digest(`${seal_chain} ${day}`)
}

/** The matters that a seed draws, the same for whoever draws again, in whatever order they are given. Each matter's lot is
 * SHA-256 of seed and id; the lowest lots are drawn. */
export function drawSample(seed: string, population: readonly Closed[], rates: Rates): string[] {
  const byLot = inOrderOfLots(seed, population)
  const drawn = new Set<string>()
  for (const closed_as of ['handled', 'self_closed'] as const) {
    const kind = byLot.filter((one) => one.closed_as === closed_as)
    const wanted = Math.ceil((kind.length * rates[`${closed_as}_per_mille`]) / 1000)
    for (const { id } of kind.slice(0, wanted)) drawn.add(id)
  }
  for (const [, street] of Map.groupBy(byLot, (one) => one.street_id)) {
    const already = street.filter(({ id }) => drawn.has(id)).length
    const left = street.filter(({ id }) => !drawn.has(id))
    for (const { id } of left.slice(0, Math.max(0, rates.least_a_street - already))) drawn.add(id)
  }
  return byLot.flatMap(({ id }) => (drawn.has(id) ? [id] : []))
}

/** Which centre looks at which drawn matter: another street's, with no part in the work, the one with the fewest so far;
 * between equals the seed decides. None where no centre is left. */
export function dealOut(
  seed: string,
  drawn: readonly { id: string; street_id: string | null; barred_unit_ids: readonly string[] }[],
  centres: readonly { id: string; street_id: string }[],
): Map<string, string | null> {
  const load = new Map(centres.map(({ id }) => [id, 0]))
  const dealt = new Map<string, string | null>()
  for (const matter of drawn) {
    const [first] = inOrderOfLots(
      `${seed} ${matter.id}`,
      centres.filter(
        (one) => one.street_id !== matter.street_id && !matter.barred_unit_ids.includes(one.id),
      ),
    ).sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    dealt.set(matter.id, first?.id ?? null)
    if (first) load.set(first.id, (load.get(first.id) ?? 0) + 1)
  }
  return dealt
}

function inOrderOfLots<One extends { id: string }>(seed: string, all: readonly One[]): One[] {
  return all
    .map((one) => ({ one, lot: digest(`${seed} ${one.id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ one }) => one)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
