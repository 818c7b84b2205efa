import type { TrackedMatter } from '@linli/contract/matters'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { TRACKED } from '../../words/zh-CN/resident.ts'

/** Asks again after a matter that is open; of one that is closed and not one's own, says that it is not solved. */
export function AskAgain({ matter, token }: { matter: TrackedMatter; token?: string | undefined }) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  const isOver = matter.status === 'closed'
  const appeal = useCommand('matters.appeal_reported', {
    onDone: () => {
      setOpen(false)
      setWords('')
      say(isOver ? TRACKED.still_done : TRACKED.appeal_done)
    },
  })
  const verb = isOver ? TRACKED.still : TRACKED.appeal
  return (
    <>
      <Button isWide onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Sheet title={verb} isOpen={isOpen} onClose={() => setOpen(false)}>
        <TextArea
          label={isOver ? TRACKED.still_title : TRACKED.appeal_title}
          placeholder={isOver ? TRACKED.reopen_hint : TRACKED.appeal_hint}
          isOptional
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {appeal.error ? <Notice tone="over">{reasonText(appeal.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          busyWord={appeal.isPending && TRACKED.rating}
          onClick={() =>
            appeal.mutate({
              id: matter.id,
              ...(token ? { token } : {}),
              ...(words.trim() ? { words: words.trim() } : {}),
            })
          }
        >
          {isOver ? TRACKED.still : TRACKED.appeal_send}
        </Button>
      </Sheet>
    </>
  )
}
