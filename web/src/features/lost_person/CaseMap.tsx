import type { LostCase, Sighting } from '@linli/contract/lost-shapes'
import { useMemo } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { LOST, RING } from '../../words/zh-CN/lost_person.ts'
import { onMap } from '../org/map-datum.ts'

const POINT_TONE = {
  unchecked: 'soon',
  credible: 'doing',
  wrong: undefined,
  confirmed: 'done',
} as const

/** Where it has been told, at the scale of the ring it has come to, with the place and what people saw. */
export function CaseMap({ found, seen }: { found: LostCase; seen: readonly Sighting[] }) {
  const shapes = useReached(found)
  const { position, ring, street } = found
  const polygons = shapes.find(({ id }) => id === street?.id)?.polygons
  // A street of the town is too small to be seen among all; what lies around it stays in sight.
  const within = useMemo(
    () => (ring === 'street' ? polygons?.flat(2) : undefined),
    [ring, polygons],
  )
  if (shapes.length === 0) return null
  return (
    <div>
      <AreaMap
        label={LOST.map}
        height={280}
        shapes={shapes}
        {...(within ? { within } : {})}
        points={[
          ...(position
            ? [{ id: 'here', at: onMap(position), word: LOST.here, tone: 'over' as const }]
            : []),
          ...seen.flatMap((one) => {
            const tone = POINT_TONE[one.trust]
            return one.position && tone
              ? [{ id: one.id, at: onMap(one.position), word: one.place, tone }]
              : []
          }),
        ]}
      />
      {found.ring ? (
        <p className="l-quiet l-small">{fill(LOST.map_told, { ring: RING[found.ring] })}</p>
      ) : null}
    </div>
  )
}

/** Grids as far as the grids around; from the street on its outline among the others. */
function useReached({ ring, community, street, grid, near_grid_ids }: LostCase) {
  const isWide = ring === 'street' || ring === 'district'
  const within = community?.id
  const own = useQuery('org.list_shapes', within ? { within } : {}, {
    staleMs: 600_000,
    isEnabled: within !== undefined && !isWide,
  })
  const near = useQuery(
    'org.list_shapes',
    { ids: near_grid_ids },
    {
      staleMs: 600_000,
      isEnabled: ring === 'adjacent' && near_grid_ids.length > 0,
    },
  )
  const streets = useQuery('org.list_shapes', {}, { staleMs: 600_000, isEnabled: isWide })
  const shown = isWide
    ? (streets.data ?? []).filter(({ level }) => level === 'street')
    : [...(own.data ?? []), ...(near.data ?? [])]
  return shown.map(({ area_id, name, polygons }) => ({
    id: area_id,
    name,
    polygons,
    isStrong: isWide
      ? ring === 'district' || area_id === street?.id
      : ring === 'community' || ring === 'adjacent' || (ring === 'grid' && area_id === grid.id),
  }))
}
