import type { Position } from '@linli/contract/fields'
import { PLACE } from '../../words/zh-CN/place.ts'

/** Where it is: a point, an area, words, or what of these is known. */
export interface Place {
  position: Position | null
  /** Names from the street down; `is_chosen` when the person picked it rather than the point gave it. */
  area: { id: string; names: string[]; is_chosen: boolean } | null
  address: string
}

export const NO_PLACE: Place = { position: null, area: null, address: '' }

/** The place as the operations of matters take it. */
export function placeInput({ position, area, address }: Place) {
  return {
    ...(position ? { position } : {}),
    // The area of a point is found again by the server; only a person's own choice outranks the point.
    ...(area?.is_chosen ? { area_id: area.id } : {}),
    ...(address.trim() ? { address: address.trim() } : {}),
  }
}

/** The place in words. */
export function placeWords({ area, address, position }: Place) {
  const words = [area?.names.join(' '), address.trim()].filter(Boolean).join('，')
  return words || (position ? PLACE.chosen_point : '')
}
