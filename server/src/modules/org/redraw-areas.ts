import { type RawBuilder, sql } from 'kysely'
import clipping from 'polygon-clipping'
import type { Db, Tx } from '#platform/db'
import { type Datum, toDatum } from '#platform/geo'

export type Outline = [number, number][][][]

/** Where an area lies: its outline and a point in its middle. */
export interface Drawn {
  outline: Outline
  lng: number
  lat: number
}

/** An area whose parts change; those with changing parts of their own come first. */
export interface Recomposed {
  id: string
  child_ids: readonly string[]
  lost_ids: readonly string[]
  gained_ids: readonly string[]
}

/** The outlines of areas after their parts have changed: the union of all parts where every part has one, else what was drawn
 * before without the lost and with the gained. Areas that cannot be drawn are absent. */
export async function redrawAreas(
  db: Db | Tx,
  district_id: number,
  areas: readonly Recomposed[],
): Promise<Map<string, Drawn>> {
  const ids = areas.flatMap(({ id, child_ids, lost_ids }) => [id, ...child_ids, ...lost_ids])
  if (ids.length === 0) return new Map()
  const outlines = await readOutlines(db, district_id, sql`a.id = any(${ids}::uuid[])`)
  const drawn = new Map<string, Drawn>()
  for (const area of areas) {
    const outline = composed(outlines, area)
    if (!outline) continue
    outlines.set(area.id, outline)
    drawn.set(area.id, { outline, ...middleOf(outline) })
  }
  return drawn
}

/** Outlines by area in the datum of the maps (GCJ-02); the condition speaks of `a`. */
export async function readOutlines(
  db: Db | Tx,
  district_id: number,
  condition: RawBuilder<unknown>,
): Promise<Map<string, Outline>> {
  const found = await sql<{ id: string; datum: Datum; outline: Outline }>`
    select a.id, a.datum, a.outline from org.area a
    where a.district_id = ${district_id} and a.outline is not null and ${condition}`.execute(db)
  return new Map(
    found.rows.map(({ id, datum, outline }) => [id, datum === 'gcj02' ? outline : shift(outline)]),
  )
}

function shift(outline: Outline): Outline {
  return outline.map((rings) =>
    rings.map((ring) =>
      ring.map(([lng, lat]): [number, number] => {
        const to = toDatum({ lng, lat, datum: 'wgs84' }, 'gcj02')
        return [to.lng, to.lat]
      }),
    ),
  )
}

function composed(outlines: ReadonlyMap<string, Outline>, area: Recomposed): Outline | undefined {
  const of = (ids: readonly string[]) => ids.flatMap((id) => outlines.get(id) ?? [])
  const hasAll = area.child_ids.length > 0 && area.child_ids.every((id) => outlines.has(id))
  if (hasAll) return joined(of(area.child_ids))
  const before = outlines.get(area.id)
  const [lost, gained] = [of(area.lost_ids), of(area.gained_ids)]
  if (!before) return gained.length > 0 ? joined(gained) : undefined
  if (lost.length === 0 && gained.length === 0) return undefined
  return joined([...without(before, lost), ...gained])
}

// A drawing that the library cannot join stays a drawing of several parts: points are found in it all the same.
function joined(parts: Outline): Outline {
  const [first, ...others] = parts
  if (!first) return []
  try {
    return tidy(clipping.union([first], ...others.map((part): Outline => [part])))
  } catch {
    return parts
  }
}

function without(outline: Outline, lost: Outline): Outline {
  if (lost.length === 0) return outline
  try {
    return tidy(clipping.difference(outline, lost))
  } catch {
    return outline
  }
}

/** Slivers along lines that were rounded on both sides: about ten square metres, in square degrees. */
const SLIVER = 1e-9

function tidy(outline: Outline): Outline {
  return outline
    .filter(([outer]) => sizeOf(outer ?? []) > SLIVER)
    .map((rings) => rings.filter((ring, at) => at === 0 || sizeOf(ring) > SLIVER))
}

function sizeOf(ring: readonly [number, number][]): number {
  let sum = 0
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    sum += x * nextY - nextX * y
  }
  return Math.abs(sum) / 2
}

/** The middle of the corners of the largest part: good enough to look at a map around it. */
function middleOf(outline: Outline): { lng: number; lat: number } {
  const largest = outline
    .map(([outer]) => outer ?? [])
    .reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one), [])
  const sum = largest.reduce<[number, number]>(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0])
  const n = Math.max(1, largest.length)
  return { lng: round6(sum[0] / n), lat: round6(sum[1] / n) }
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
