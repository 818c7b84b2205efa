import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { TextArea } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { CHANNEL_COMPLAINT, CHANNELS } from '../../words/zh-CN/channels.ts'

/** Shows how a text would go out and what stands before it. Nothing is sent. */
export function TryContent({ id }: { id: string }) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), 500)
  const tried = useQuery(
    'channels.try_content',
    { id, text: asked },
    { isEnabled: asked !== '', keepsPrevious: true },
  )
  const found = asked === '' ? undefined : tried.data
  return (
    <Section title={CHANNELS.try}>
      <TextArea
        label={CHANNELS.try_text}
        value={text}
        maxLength={20_000}
        onChange={(event) => setText(event.target.value)}
      />
      {tried.error ? <Notice tone="over">{reasonText(tried.error)}</Notice> : null}
      {found ? (
        <>
          <h3>{CHANNELS.try_result}</h3>
          <pre className="d-pre">{found.body}</pre>
          {found.complaints.map((one) => (
            <Notice key={one} tone="over">
              {CHANNEL_COMPLAINT[one] ?? one}
            </Notice>
          ))}
          {found.complaints.length === 0 ? <p>{CHANNELS.try_well}</p> : null}
          {found.conditions.map((one) => (
            <Notice key={one} tone="soon">
              {CHANNEL_COMPLAINT[one] ?? one}
            </Notice>
          ))}
          <p className="l-quiet">
            {fill(CHANNELS.try_places, { open: found.open_places, waiting: found.waiting_places })}
          </p>
        </>
      ) : null}
    </Section>
  )
}
