import type { Matter } from '@linli/contract/matters'
import { useMemo, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Button } from '../../ui/Button.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { onMap } from '../org/map-datum.ts'

/** Where it is among the grids of its community; nothing where neither a point nor an area is known. */
export function MatterPlace({ matter }: { matter: Matter }) {
  const [isOpen, setOpen] = useState(true)
  const me = useMe()
  const { street, community, grid } = matter.area
  const within = community ?? street
  const found = useQuery('org.list_shapes', within ? { within: within.id } : {}, {
    isEnabled: within !== null && isOpen,
    staleMs: 600_000,
  })
  const shapes = useMemo(
    () =>
      (found.data ?? []).map(({ area_id, name, polygons }) => ({
        id: area_id,
        name,
        polygons,
        isStrong: area_id === grid?.id,
      })),
    [found.data, grid?.id],
  )
  if (!within || (shapes.length === 0 && isOpen && !matter.position)) return null
  const points = matter.position
    ? [{ id: matter.id, at: onMap(matter.position), word: matter.summary, tone: 'over' as const }]
    : []
  return (
    <section className="d-place l-screen-only">
      <p className="l-row l-row-apart">
        <Button look="quiet" className="d-inline" onClick={() => setOpen(!isOpen)}>
          {isOpen ? MATTER_PAGE.map_hide : MATTER_PAGE.map_show}
        </Button>
        {isOpen && me.data?.district?.is_demonstration ? (
          <span className="l-quiet l-small">{MATTER_PAGE.map_assumed}</span>
        ) : null}
      </p>
      {isOpen ? (
        <AreaMap
          label={fill(MATTER_PAGE.map, { name: grid?.name ?? within.name })}
          height={220}
          shapes={shapes}
          points={points}
        />
      ) : null}
    </section>
  )
}
