import type { OutputOf } from '../../lib/api.ts'

type Draw = OutputOf<'quality.get_draw'>

/** Draws a day's checks again on this machine, from what the draw has kept: the ids, in the order of their lots. */
export async function redraw(
  draw: Pick<
    Draw,
    'seed' | 'population' | 'handled_per_mille' | 'self_closed_per_mille' | 'least_a_street'
  >,
): Promise<string[]> {
  const lots = await Promise.all(
    draw.population.map(async (one) => ({ ...one, lot: await sha256(`${draw.seed} ${one.id}`) })),
  )
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  const taken = new Set<string>()
  for (const kind of ['handled', 'self_closed'] as const) {
    const some = lots.filter((one) => one.closed_as === kind)
    const wanted = Math.ceil((some.length * draw[`${kind}_per_mille`]) / 1000)
    for (const { id } of some.slice(0, wanted)) taken.add(id)
  }
  for (const street_id of new Set(lots.map((one) => one.street_id))) {
    const street = lots.filter((one) => one.street_id === street_id)
    const missing = draw.least_a_street - street.filter(({ id }) => taken.has(id)).length
    const left = street.filter(({ id }) => !taken.has(id))
    for (const { id } of left.slice(0, Math.max(0, missing))) taken.add(id)
  }
  return lots.flatMap(({ id }) => (taken.has(id) ? [id] : []))
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
