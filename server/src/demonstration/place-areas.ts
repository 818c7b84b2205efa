import type { DemoArea } from './areas.ts'
import { idAt } from './identify.ts'
import { randomFor } from './random.ts'

/** An area with its id, its way up and what lies below it. */
export type Place = DemoArea & {
  id: string
  parent: Place | undefined
  children: Place[]
}

/** The day from which the demonstration's areas, units and posts stand: before the longest history it can hold. */
export const STANDS_FROM = '2018-01-01'

/** Gives every area its id and joins it to its parent; parents must come before their children. */
export function placeAreas(areas: readonly DemoArea[]): Map<string, Place> {
  const at = Date.parse(`${STANDS_FROM}T00:00:00Z`)
  const places = new Map<string, Place>()
  for (const area of areas) {
    const parent = area.parent_code === null ? undefined : places.get(area.parent_code)
    if (area.parent_code !== null && !parent) {
      throw new RangeError(`${area.code} comes before its parent ${area.parent_code}`)
    }
    const id = idAt(at, randomFor(1, `area ${area.code}`))
    const place: Place = { ...area, id, parent, children: [] }
    parent?.children.push(place)
    places.set(area.code, place)
  }
  return places
}

/** The area itself or the one above it that is of this level. */
export function placeOf(place: Place | undefined, level: DemoArea['level']): Place | undefined {
  for (let here = place; here; here = here.parent) if (here.level === level) return here
  return undefined
}

/** The places of one level, in the order of the list. */
export function placesOf(places: Map<string, Place>, level: DemoArea['level']): Place[] {
  return [...places.values()].filter((place) => place.level === level)
}
