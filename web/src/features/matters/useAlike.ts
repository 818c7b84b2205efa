import type { InputOf } from '../../lib/api.ts'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import type { Place } from '../org/place.ts'

type Asked = InputOf<'matters.find_alike'>

/** What is being typed, as the search for duplicates takes it. */
export function alikeInput(
  description: string,
  category_code: string | undefined,
  { area, position }: Pick<Place, 'area' | 'position'>,
): Asked {
  const text = description.trim()
  return {
    ...(text ? { text } : {}),
    ...(category_code ? { category_code } : {}),
    ...(area ? { area_id: area.id } : {}),
    ...(position ? { position } : {}),
  }
}

/** Matters that may be the same, asked for again at every pause; undefined while there is too little to go by. */
export function useAlike(asked: Asked, isEnabled = true) {
  const key = useSettled(JSON.stringify(asked), 350)
  const settled: Asked = JSON.parse(key)
  const isPlaced = settled.area_id !== undefined || settled.position !== undefined
  const isSaid = (settled.text?.length ?? 0) >= 2
  const isEnough = isSaid && (isPlaced || (settled.text?.length ?? 0) >= 4)
  const found = useQuery('matters.find_alike', settled, {
    isEnabled: isEnabled && isEnough,
    keepsPrevious: true,
  })
  return isEnough ? found.data : undefined
}
