import type { Binding } from '@linli/contract/channels'
import { useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CHANNELS } from '../../words/zh-CN/channels.ts'
import { PICK } from '../../words/zh-CN/pick.ts'

/** Says which group of ours a place outside stands for: found by words of its name, chosen by one press. */
export function TiePlace({ place, onClose }: { place: Binding | undefined; onClose: () => void }) {
  return (
    <Sheet
      title={fill(CHANNELS.tie_of, { name: place?.name ?? '' })}
      isOpen={place !== undefined}
      onClose={onClose}
    >
      {place ? <TieForm place={place} onDone={onClose} /> : null}
    </Sheet>
  )
}

function TieForm({ place, onDone }: { place: Binding; onDone: () => void }) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), 250)
  const found = useQuery(
    'groups.list_names',
    { text: asked || '-' },
    { isEnabled: asked.length > 0, keepsPrevious: true },
  )
  const tie = useCommand('channels.tie_binding', {
    onDone: ({ group_id }) => {
      say(group_id ? CHANNELS.tied : CHANNELS.tie_taken_back)
      onDone()
    },
  })
  const error = found.error ?? tie.error
  const groups = asked ? found.data : undefined
  return (
    <div className="l-stack">
      <Field
        label={CHANNELS.tie_search}
        value={text}
        maxLength={50}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      {groups?.length === 0 ? <p className="l-quiet">{PICK.nothing}</p> : null}
      {groups?.map((group) => (
        <Button
          key={group.id}
          look="plain"
          disabled={tie.isPending || group.id === place.group_id}
          onClick={() => tie.mutate({ id: place.id, group_id: group.id })}
        >
          {group.name}
          <span className="l-quiet l-small">
            {' '}
            {group.community.name} {group.grid.name}
          </span>
        </Button>
      ))}
      {place.group_id ? (
        <div>
          <Button
            look="quiet"
            disabled={tie.isPending}
            onClick={() => tie.mutate({ id: place.id, group_id: null })}
          >
            {CHANNELS.tie_none}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
