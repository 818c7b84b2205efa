import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { keepPrivate, keptPrivate } from '../../lib/private-state.ts'
import { usePages } from '../../lib/usePages.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { FIND } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'

/** Looks for words in one group or in all of mine. `row` makes each hit a link to where it was said. */
export function FindMessages({
  group_id,
  row,
}: {
  group_id?: string | undefined
  row: (at: { group_id: string; seq: number }, line: ReactNode) => ReactNode
}) {
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const [isEverywhere, setEverywhere] = useState(group_id === undefined)
  const words = useSettled(text.trim(), 300)
  const input = { text: words, ...(isEverywhere || !group_id ? {} : { group_id }) }
  const found = usePages(
    ['groups.find_messages', input],
    (cursor, signal) => call('groups.find_messages', { ...input, ...cursor }, { signal }),
    { isEnabled: words.length > 1, keepsPrevious: true },
  )
  return (
    <div className="l-stack">
      <Field
        label={FIND.label}
        hint={FIND.hint}
        type="search"
        maxLength={50}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          keepPrivate({ words: event.target.value })
        }}
      />
      {group_id ? (
        <Button onClick={() => setEverywhere(!isEverywhere)}>
          {isEverywhere ? FIND.here : FIND.everywhere}
        </Button>
      ) : null}
      {words.length < 2 ? <Empty title={FIND.how} /> : null}
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {words.length > 1 && !found.items && !found.error ? <Skeleton lines={5} /> : null}
      {words.length > 1 && found.items?.length === 0 ? (
        <Empty title={FIND.empty}>{FIND.empty_hint}</Empty>
      ) : null}
      {words.length > 1 && found.items && found.items.length > 0 ? (
        <List label={FIND.title}>
          {found.items.map(({ message, group }) => (
            <li key={message.id}>
              {row(
                { group_id: group.id, seq: message.seq },
                <ListRow
                  title={lineOf(message)}
                  foot={`${nameOf(message.author)}${isEverywhere ? ` · ${group.name}` : ''}`}
                  aside={<Moment at={message.at} />}
                />,
              )}
            </li>
          ))}
        </List>
      ) : null}
      {found.hasMore && words.length > 1 ? <Button onClick={found.more}>{FIND.more}</Button> : null}
    </div>
  )
}
