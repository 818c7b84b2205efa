import type { Area } from '@linli/contract/org'
import { useState } from 'react'
import { keepPrivate, keptPrivate } from '../../lib/private-state.ts'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Empty, Notice } from '../../ui/States.tsx'
import { AREA_LEVEL } from '../../words/zh-CN/org.ts'
import { PLACE } from '../../words/zh-CN/place.ts'

/** Finds a building, grid or community by words. The words stay in the history entry, never in the address. */
export function AreaSearch({ onPick }: { onPick: (area: Area) => void }) {
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const asked = useSettled(text.trim(), 300)
  const isAsked = asked.length >= 2
  const found = useQuery(
    'org.search_areas',
    { text: asked, limit: 20 },
    { isEnabled: isAsked, keepsPrevious: true },
  )
  return (
    <div className="l-stack">
      <Field
        label={PLACE.search}
        hint={isAsked ? undefined : PLACE.search_start}
        placeholder={PLACE.search_hint}
        type="search"
        maxLength={50}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keepPrivate({ words: event.target.value })
        }}
      />
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {isAsked && found.data?.length === 0 ? (
        <Empty title={fill(PLACE.search_empty, { text: asked })} />
      ) : null}
      {isAsked && found.data && found.data.length > 0 ? (
        <List label={PLACE.search}>
          {found.data.map((area) => (
            <li key={area.id}>
              <button type="button" onClick={() => onPick(area)}>
                <ListRow
                  title={area.name}
                  where={`${AREA_LEVEL[area.level]} · ${area.path_names.join(' ')}`}
                />
              </button>
            </li>
          ))}
        </List>
      ) : null}
    </div>
  )
}
