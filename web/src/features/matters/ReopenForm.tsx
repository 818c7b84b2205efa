import type { TrackedMatter } from '@linli/contract/matters'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { TRACKED } from '../../words/zh-CN/resident.ts'

/** The person who reported says that it is not solved, within the window that the category gives. */
export function ReopenForm({
  matter,
  token,
}: {
  matter: TrackedMatter
  token?: string | undefined
}) {
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const reopen = useCommand('matters.reopen_reported', {
    onDone: () => {
      setOpen(false)
      say(TRACKED.reopen_done)
    },
  })
  return (
    <div className="l-stack">
      <Button isWide onClick={() => setOpen(true)}>
        {TRACKED.reopen}
      </Button>
      {matter.reopen_until ? (
        <p className="l-quiet l-small">
          {fill(TRACKED.reopen_until, { when: sayMoment(matter.reopen_until) })}
        </p>
      ) : null}
      <Sheet title={TRACKED.reopen} isOpen={isOpen} onClose={() => setOpen(false)}>
        <TextArea
          label={TRACKED.reopen_title}
          placeholder={TRACKED.reopen_hint}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {reopen.error ? <Notice tone="over">{reasonText(reopen.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          disabled={note.trim() === ''}
          busyWord={reopen.isPending && TRACKED.rating}
          onClick={() =>
            reopen.mutate({ id: matter.id, note: note.trim(), ...(token ? { token } : {}) })
          }
        >
          {TRACKED.reopen_send}
        </Button>
      </Sheet>
    </div>
  )
}
