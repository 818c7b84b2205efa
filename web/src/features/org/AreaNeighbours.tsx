import type { Named, Position } from '@linli/contract/fields'
import { useQuery } from '../../lib/queries.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { onMap } from './map-datum.ts'

/** An area among its neighbours, itself marked, with a pin where something is. Nothing is drawn where no outlines are known. */
export function AreaNeighbours({
  area,
  label,
  position,
}: {
  area: Named
  label: string
  position?: Position | null
}) {
  const whole = useQuery('org.get_area', { id: area.id }, { staleMs: 600_000 })
  const parent = whole.data?.parent_id
  const shapes = useQuery('org.list_shapes', parent ? { within: parent } : {}, {
    isEnabled: Boolean(parent),
    staleMs: 600_000,
  })
  if (!shapes.data || shapes.data.length === 0) return null
  return (
    <AreaMap
      label={label}
      height={240}
      picked={position ? onMap(position) : null}
      shapes={shapes.data.map(({ area_id, name, polygons }) => ({
        id: area_id,
        name,
        polygons,
        isStrong: area_id === area.id,
      }))}
    />
  )
}
