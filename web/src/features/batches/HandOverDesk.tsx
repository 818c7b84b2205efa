import type { Batch } from '@linli/contract/batches'
import type { Named } from '@linli/contract/fields'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { HAND_OVER, SELECTION } from '../../words/zh-CN/batches.ts'
import { ColleagueSelect } from '../org/ColleagueSelect.tsx'

/** Gives all open work of somebody to a colleague, after a look at it. */
export function HandOverDesk({ onLooked }: { onLooked: (batch: Batch) => void }) {
  const me = useMe().data
  const unit = me?.posts[0]?.unit
  const [giver, setGiver] = useState<string>()
  const [taker, setTaker] = useState<Named | null>(null)
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const look = useCommand('batches.prepare', { onDone: onLooked })
  const person_id = giver ?? me?.person?.id
  const held = useHeld(person_id)
  if (!unit || !person_id) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!taker) return
    const words = note.trim()
    look.mutate({
      act: { action: 'hand_over', person_id: taker.id, ...(words ? { note: words } : {}) },
      rows: { held_by: person_id },
    })
  }
  return (
    <form className="d-form" onSubmit={submit}>
      <div className="d-half">
        <ColleagueSelect
          label={HAND_OVER.whose}
          unitId={unit.id}
          value={person_id}
          onChange={(person) => setGiver(person?.id)}
        />
        <ColleagueSelect
          label={HAND_OVER.to}
          unitId={unit.id}
          value={taker?.id ?? null}
          without={person_id}
          error={isAsked && !taker ? HAND_OVER.to_missing : undefined}
          onChange={setTaker}
        />
      </div>
      {held === undefined ? null : (
        <p>
          {held > 0 ? fill(HAND_OVER.held, { n: held.toLocaleString('zh-CN') }) : HAND_OVER.none}
        </p>
      )}
      <TextArea
        label={HAND_OVER.note}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {look.error ? <Notice tone="over">{reasonText(look.error)}</Notice> : null}
      <div>
        <Button
          look="main"
          type="submit"
          disabled={!held}
          busyWord={look.isPending && SELECTION.looking}
        >
          {HAND_OVER.look}
        </Button>
      </div>
    </form>
  )
}

/** How much open work somebody holds; undefined while it is asked for. */
function useHeld(person_id: string | undefined) {
  const input = { person_ids: person_id ? [person_id] : [] }
  const held = useQuery('batches.count_held', input, { isEnabled: person_id !== undefined })
  return held.data?.[0]?.n
}

/** Said before a post is ended: its holder still has work, and who may give it to whom. */
export function HeldNotice({ person }: { person: Named }) {
  const n = useHeld(person.id)
  if (!n) return null
  return (
    <Notice tone="soon">
      {fill(HAND_OVER.post_ends, { name: person.name, n: n.toLocaleString('zh-CN') })}
    </Notice>
  )
}
