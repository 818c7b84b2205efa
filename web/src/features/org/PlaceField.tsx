import type { Position } from '@linli/contract/fields'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Paper } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { PLACE } from '../../words/zh-CN/place.ts'
import { AreaSearch } from './AreaSearch.tsx'
import { PointPicker } from './PointPicker.tsx'
import type { Place } from './place.ts'
import { usePosition } from './usePosition.ts'

/** Asks where: the photo's position first, then the phone's, a point on the map, or a name. Never blocks. */
export function PlaceField({
  place,
  onChange,
  offered,
}: {
  place: Place
  onChange: (place: Place) => void
  /** The position in a photo, offered before anything else. */
  offered?: Position | undefined
}) {
  const [open, setOpen] = useState<'map' | 'search'>()
  const isOutside = useAreaOf(place, onChange)
  const setPosition = (position: Position) => {
    setOpen(undefined)
    onChange({ ...place, position, area: null })
  }
  const own = usePosition(setPosition)
  const isKnown = place.position !== null || place.area !== null
  return (
    <div className="l-stack">
      {offered && !isKnown ? (
        <Notice
          tone="done"
          slot={
            <Button look="main" onClick={() => setPosition(offered)}>
              {PLACE.use_this}
            </Button>
          }
        >
          {PLACE.from_photo}
        </Notice>
      ) : null}
      {isKnown ? (
        <Chosen place={place} onClear={() => onChange({ ...place, position: null, area: null })} />
      ) : (
        <div className="l-stack">
          <Button isWide onClick={own.find} busyWord={own.isFinding && PLACE.finding}>
            {PLACE.my_position}
          </Button>
          <Button isWide onClick={() => setOpen('search')}>
            {PLACE.search}
          </Button>
          <Button isWide onClick={() => setOpen('map')}>
            {PLACE.on_map}
          </Button>
        </div>
      )}
      {own.problem && !isKnown ? <Notice tone="soon">{own.problem}</Notice> : null}
      {isOutside ? <Notice tone="soon">{PLACE.outside}</Notice> : null}
      <Field
        label={PLACE.address}
        isOptional={!isOutside}
        placeholder={PLACE.address_hint}
        maxLength={200}
        value={place.address}
        onChange={(event) => onChange({ ...place, address: event.target.value })}
      />
      <Sheet title={PLACE.on_map} isOpen={open === 'map'} onClose={() => setOpen(undefined)}>
        <PointPicker start={place.position ?? offered ?? null} onPick={setPosition} />
      </Sheet>
      <Sheet title={PLACE.search} isOpen={open === 'search'} onClose={() => setOpen(undefined)}>
        <AreaSearch
          onPick={({ id, path_names }) => {
            setOpen(undefined)
            onChange({ ...place, area: { id, names: path_names, is_chosen: true } })
          }}
        />
      </Sheet>
    </div>
  )
}

function Chosen({ place, onClear }: { place: Place; onClear: () => void }) {
  return (
    <Paper>
      <div className="l-row l-row-apart l-row-fixed">
        <p>{place.area ? place.area.names.join(' ') : PLACE.chosen_point}</p>
        <Button look="quiet" onClick={onClear}>
          {PLACE.change}
        </Button>
      </div>
    </Paper>
  )
}

/** Asks which area holds the point and puts it into the place; true when the point lies outside all of them. */
function useAreaOf(place: Place, onChange: (place: Place) => void) {
  const { position, area } = place
  const found = useQuery(
    'org.find_area_at',
    { position: position ?? { lng: 0, lat: 0, datum: 'wgs84' } },
    { isEnabled: position !== null && area === null, staleMs: 600_000 },
  )
  const latest = useRef({ place, onChange })
  latest.current = { place, onChange }
  const inside = position !== null && area === null ? found.data?.area : undefined
  useEffect(() => {
    if (!inside) return
    const { id, path_names } = inside
    latest.current.onChange({
      ...latest.current.place,
      area: { id, names: path_names, is_chosen: false },
    })
  }, [inside])
  return position !== null && area === null && found.data?.area === null
}
