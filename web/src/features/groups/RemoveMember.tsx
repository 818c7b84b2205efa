import type { Member } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { REMOVE } from '../../words/zh-CN/group-leaving.ts'
import { nameOf } from './author-word.ts'

/** A keeper puts a member out: what that does, and why it is done. */
export function RemoveMember({
  group_id,
  member,
  onClose,
}: {
  group_id: string
  member: Member | undefined
  onClose: () => void
}) {
  const name = member ? nameOf(member) : ''
  return (
    <Sheet title={fill(REMOVE.title, { name })} isOpen={member !== undefined} onClose={onClose}>
      {member ? <Form {...{ group_id, person_id: member.id, name, onClose }} /> : null}
    </Sheet>
  )
}

function Form({
  group_id,
  person_id,
  name,
  onClose,
}: {
  group_id: string
  person_id: string
  name: string
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const remove = useCommand('groups.remove_member', {
    onDone: () => {
      say(fill(REMOVE.done, { name }))
      onClose()
    },
  })
  return (
    <div className="l-stack">
      <p className="l-quiet">{REMOVE.lead}</p>
      <TextArea
        label={REMOVE.reason}
        hint={REMOVE.reason_hint}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {remove.error ? <Notice tone="over">{reasonText(remove.error)}</Notice> : null}
      <Button
        look="stop"
        isWide
        disabled={reason.trim() === ''}
        busyWord={remove.isPending && REMOVE.going}
        onClick={() => remove.mutate({ group_id, person_id, reason: reason.trim() })}
      >
        {REMOVE.go}
      </Button>
    </div>
  )
}
