import type { Position } from '@linli/contract/fields'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Button } from '../../ui/Button.tsx'
import type { LngLat } from '../../ui/map-view.ts'
import { Skeleton } from '../../ui/States.tsx'
import { PLACE } from '../../words/zh-CN/place.ts'
import { MAP_DATUM, onMap } from './map-datum.ts'

/** Places a point on the outlines of the district, street by street. */
export function PointPicker({
  start,
  onPick,
}: {
  start: Position | null
  onPick: (position: Position) => void
}) {
  const me = useMe()
  const [picked, setPicked] = useState<LngLat | null>(start ? onMap(start) : null)
  const shapes = useQuery('org.list_shapes', {}, { staleMs: 600_000 })
  const center = me.data?.district?.center
  if (!shapes.data) return <Skeleton lines={6} word={PLACE.map_loading} />
  return (
    <div className="l-stack">
      <p className="l-quiet">{PLACE.map_hint}</p>
      <AreaMap
        label={PLACE.map_label}
        height={380}
        shapes={shapes.data
          .filter((shape) => shape.level !== 'district')
          .map(({ area_id, name, polygons }) => ({ id: area_id, name, polygons }))}
        picked={picked}
        onPick={setPicked}
        around={start ? onMap(start) : shapes.data.length > 0 || !center ? null : onMap(center)}
      />
      {me.data?.district?.is_demonstration ? (
        <p className="l-quiet l-small">{PLACE.assumed}</p>
      ) : null}
      <Button
        look="main"
        isWide
        disabled={!picked}
        onClick={() => picked && onPick({ lng: picked[0], lat: picked[1], datum: MAP_DATUM })}
      >
        {PLACE.place_here}
      </Button>
    </div>
  )
}
