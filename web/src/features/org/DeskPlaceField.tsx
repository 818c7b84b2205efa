import type { Position } from '@linli/contract/fields'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { INTAKE } from '../../words/zh-CN/intake.ts'
import { AreaSelect } from './AreaSelect.tsx'
import { PointPicker } from './PointPicker.tsx'
import type { Place } from './place.ts'

/** Where it is, as somebody says it over a phone: a name to search, words, or a point on the map in place. */
export function DeskPlaceField({
  place,
  onChange,
}: {
  place: Place
  onChange: (place: Place) => void
}) {
  const [isMapOpen, setMapOpen] = useState(false)
  const [isOutside, setOutside] = useState(false)
  const pick = async (position: Position) => {
    setMapOpen(false)
    onChange({ ...place, position, area: null })
    // Without an answer the point stands by itself; the server finds its area again.
    const found = await call('org.find_area_at', { position }).catch(() => undefined)
    setOutside(found?.area === null)
    if (!found?.area) return
    const { id, path_names } = found.area
    onChange({ ...place, position, area: { id, names: path_names, is_chosen: false } })
  }
  return (
    <div className="l-stack">
      <AreaSelect
        label={INTAKE.area}
        value={place.area ? { id: place.area.id, names: place.area.names } : null}
        onChange={(area) => {
          setOutside(false)
          onChange({
            ...place,
            position: area ? null : place.position,
            area: area ? { id: area.id, names: area.names, is_chosen: true } : null,
          })
        }}
      />
      <Field
        label={INTAKE.address}
        placeholder={INTAKE.address_hint}
        isOptional
        maxLength={200}
        value={place.address}
        onChange={(event) => onChange({ ...place, address: event.target.value })}
      />
      {isOutside ? <Notice tone="soon">{INTAKE.outside}</Notice> : null}
      <div>
        <Button aria-expanded={isMapOpen} onClick={() => setMapOpen(!isMapOpen)}>
          {isMapOpen ? INTAKE.hide_map : INTAKE.on_map}
        </Button>
      </div>
      {isMapOpen ? (
        <PointPicker start={place.position} onPick={(position) => void pick(position)} />
      ) : null}
    </div>
  )
}
