import type { GroupMatter } from '@linli/contract/group-matters'
import type { Message } from '@linli/contract/group-shapes'
import { useState } from 'react'
import type { OutputOf } from '../../lib/api.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { RAISE, TALK_OF_MATTER } from '../../words/zh-CN/group-registry.ts'
import { CategoryField, type PickedCategory } from '../catalogue/CategoryField.tsx'
import './matter-card.css'

type Suggested = OutputOf<'groups.suggest_matter'>
type Selected = Pick<Message, 'id' | 'text' | 'author' | 'files'>

/** Selected messages become a matter: what it is, where, and for whom are suggested, and one press raises it. `others` are those
 * around it, which may be selected too. */
export function RaiseMatter({
  groupId,
  messages,
  others = [],
  onClose,
  onRaised,
}: {
  groupId: string
  messages: readonly Selected[]
  others?: readonly Selected[]
  onClose: () => void
  onRaised?: (card: GroupMatter) => void
}) {
  const [more, setMore] = useState<readonly string[]>([])
  const chosen = [...messages, ...others.filter(({ id }) => more.includes(id))]
  const message_ids = chosen.map(({ id }) => id)
  const suggested = useQuery(
    'groups.suggest_matter',
    { group_id: groupId, message_ids },
    { keepsPrevious: true },
  )
  return (
    <Sheet title={RAISE.title} isOpen onClose={onClose}>
      <p className="l-quiet">{RAISE.lead}</p>
      <Quotes messages={messages} />
      <Others others={others} chosen={more} onChange={setMore} />
      {suggested.error ? <Notice tone="over">{reasonText(suggested.error)}</Notice> : null}
      {suggested.isPending ? <Skeleton lines={4} /> : null}
      {suggested.data ? (
        <RaiseForm
          input={{ group_id: groupId, message_ids }}
          words={chosen.map(({ text }) => text ?? '').join('\n')}
          suggested={suggested.data}
          onRaised={(card) => {
            say(fill(card.is_secret ? RAISE.done_secret : RAISE.done, { number: card.number }))
            onRaised?.(card)
            onClose()
          }}
        />
      ) : null}
    </Sheet>
  )
}

function Quotes({ messages }: { messages: readonly Selected[] }) {
  return (
    <ul className="g-quotes">
      {messages.map((message) => (
        <li key={message.id}>
          <p>{wordsOf(message)}</p>
          <p className="l-quiet l-small">{message.author?.name || TALK_OF_MATTER.someone}</p>
        </li>
      ))}
    </ul>
  )
}

function Others({
  others,
  chosen,
  onChange,
}: {
  others: readonly Selected[]
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  if (others.length === 0) return null
  return (
    <details className="g-others">
      <summary>{chosen.length > 0 ? fill(RAISE.more_n, { n: chosen.length }) : RAISE.more}</summary>
      {others.map((message) => (
        <label key={message.id}>
          <input
            type="checkbox"
            checked={chosen.includes(message.id)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, message.id]
                  : chosen.filter((id) => id !== message.id),
              )
            }
          />
          <span>
            <span className="l-quiet">{message.author?.name || TALK_OF_MATTER.someone}：</span>
            {wordsOf(message)}
          </span>
        </label>
      ))}
    </details>
  )
}

const wordsOf = ({ text, files }: Selected) => text ?? fill(RAISE.photos, { n: files.length })

const NONE = 'none'

function RaiseForm({
  input,
  words,
  suggested,
  onRaised,
}: {
  input: { group_id: string; message_ids: string[] }
  words: string
  suggested: Suggested
  onRaised: (card: GroupMatter) => void
}) {
  const [category, setCategory] = useState<PickedCategory | null>(suggested.category)
  const [building, setBuilding] = useState(suggested.building?.id ?? NONE)
  const [isGiven, setGiven] = useState(suggested.unit !== null && suggested.may_assign)
  const [note, setNote] = useState('')
  const raise = useCommand('groups.raise_matter', {
    invalidates: ['groups.', 'matters.'],
    onDone: onRaised,
  })
  // The rule speaks of the kind that was suggested; of another kind somebody decides who gets it.
  const unit = category?.code === suggested.category.code ? suggested.unit : null
  const gives = isGiven && unit !== null && suggested.may_assign
  return (
    <form
      className="l-stack"
      onSubmit={(event) => {
        event.preventDefault()
        raise.mutate({
          ...input,
          ...(category ? { category_code: category.code } : {}),
          ...(building === NONE ? {} : { building_id: building }),
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(gives ? { unit_id: unit.id } : {}),
        })
      }}
    >
      <CategoryField text={words} value={category} onChange={setCategory} />
      {suggested.buildings.length > 1 ? (
        <Choice
          legend={RAISE.building}
          options={[
            ...suggested.buildings.map(({ id, name }) => ({ value: id, word: name })),
            { value: NONE, word: RAISE.no_building },
          ]}
          value={building}
          onChange={setBuilding}
        />
      ) : null}
      {suggested.may_assign ? <UnitChoice unit={unit} isGiven={gives} onChange={setGiven} /> : null}
      <TextArea
        label={RAISE.note}
        placeholder={RAISE.note_hint}
        isOptional
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {raise.error ? <Notice tone="over">{reasonText(raise.error)}</Notice> : null}
      <Button look="main" type="submit" isWide busyWord={raise.isPending && RAISE.raising}>
        {gives ? fill(RAISE.raise_to, { unit: unit.name }) : RAISE.raise}
      </Button>
    </form>
  )
}

function UnitChoice({
  unit,
  isGiven,
  onChange,
}: {
  unit: Suggested['unit']
  isGiven: boolean
  onChange: (isGiven: boolean) => void
}) {
  if (!unit) return <p className="l-quiet">{RAISE.unit_none}</p>
  return (
    <Choice<'give' | 'later'>
      legend={RAISE.unit}
      options={[
        { value: 'give', word: fill(RAISE.unit_by_rule, { unit: unit.name }) },
        { value: 'later', word: RAISE.unit_later },
      ]}
      value={isGiven ? 'give' : 'later'}
      onChange={(next) => onChange(next === 'give')}
    />
  )
}
