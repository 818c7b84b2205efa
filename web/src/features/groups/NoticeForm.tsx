import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { addDays, momentAt, today } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { NOTICE } from '../../words/zh-CN/groups.ts'
import { useTakeIn } from './useTalk.ts'

/** Writes a notice to the group, with or without the wish that everybody says that they know. */
export function NoticeForm({
  group_id,
  isOpen,
  onClose,
}: {
  group_id: string
  isOpen: boolean
  onClose: () => void
}) {
  return (
    <Sheet title={NOTICE.title} isOpen={isOpen} onClose={onClose}>
      <Form group_id={group_id} onDone={onClose} />
    </Sheet>
  )
}

function Form({ group_id, onDone }: { group_id: string; onDone: () => void }) {
  const [text, setText] = useState('')
  const [wants, setWants] = useState<'no' | 'yes'>('no')
  const [day, setDay] = useState(() => addDays(today(), 1))
  const [time, setTime] = useState('18:00')
  const takeIn = useTakeIn()
  const post = useCommand('groups.post_notice', {
    invalidates: ['groups.get'],
    onDone: (message) => {
      takeIn(message)
      say(NOTICE.posted)
      onDone()
    },
  })
  const send = () => {
    const acknowledge_by = wants === 'yes' ? momentAt(day, time) : undefined
    post.mutate({ group_id, text: text.trim(), ...(acknowledge_by ? { acknowledge_by } : {}) })
  }
  return (
    <div className="l-stack">
      <p className="l-quiet">{NOTICE.lead}</p>
      <TextArea
        label={NOTICE.text}
        hint={NOTICE.text_hint}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Choice
        legend={NOTICE.wants}
        value={wants}
        onChange={setWants}
        options={[
          { value: 'no', word: NOTICE.no },
          { value: 'yes', word: NOTICE.yes },
        ]}
      />
      {wants === 'yes' ? (
        <div className="l-row">
          <Field
            label={NOTICE.day}
            type="date"
            min={today()}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
          <Field
            label={NOTICE.time}
            type="time"
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        </div>
      ) : null}
      {post.error ? <Notice tone="over">{reasonText(post.error)}</Notice> : null}
      <Button
        look="main"
        isWide
        disabled={text.trim() === ''}
        busyWord={post.isPending && NOTICE.posting}
        onClick={send}
      >
        {NOTICE.post}
      </Button>
    </div>
  )
}
