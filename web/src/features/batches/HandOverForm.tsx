import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, DONE } from '../../words/zh-CN/acts.ts'
import { HAND_OVER } from '../../words/zh-CN/batches.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { ColleagueSelect } from '../org/ColleagueSelect.tsx'

/** One matter to a colleague of the unit that has it, for good. */
export function HandOverForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const own = useMe().data?.posts[0]?.unit.id
  const unitId = matter.unit?.id ?? own
  const [person_id, setPerson] = useState<string>()
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const give = useCommand('matters.hand_over', {
    onDone: () => {
      say(DONE.hand_over)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const words = note.trim()
    if (person_id) give.mutate({ id: matter.id, person_id, ...(words ? { note: words } : {}) })
  }
  return (
    <form className="d-dock-form" onSubmit={submit} aria-label={ACT.hand_over}>
      <h3>{ACT.hand_over}</h3>
      {unitId ? (
        <ColleagueSelect
          label={HAND_OVER.to}
          unitId={unitId}
          value={person_id ?? null}
          without={matter.assignee?.id}
          error={isAsked && !person_id ? HAND_OVER.to_missing : undefined}
          onChange={(person) => setPerson(person?.id)}
        />
      ) : null}
      <TextArea
        label={MATTER_PAGE.note}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {give.error ? <Notice tone="over">{reasonText(give.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={give.isPending && MATTER_PAGE.working}>
          {ACT.hand_over.replace('…', '')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}
