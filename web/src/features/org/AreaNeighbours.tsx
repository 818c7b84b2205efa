import type { HeldPost } from '@linli/contract/identity'
import { useQuery } from '../../lib/queries.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'

/** An area among its neighbours, itself marked. Nothing is drawn where no outlines are known. */
export function AreaNeighbours({ area, label }: { area: HeldPost['area']; label: string }) {
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
      shapes={shapes.data.map(({ area_id, name, polygons }) => ({
        id: area_id,
        name,
        polygons,
        isStrong: area_id === area.id,
      }))}
    />
  )
}
