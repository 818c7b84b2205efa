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

/** Selected messages become a matter: what it is, where, and for whom are suggested, and one press raises it. */
export function RaiseMatter({
  groupId,
  messages,
  onClose,
  onRaised,
}: {
  groupId: string
  messages: readonly Selected[]
  onClose: () => void
  onRaised?: (card: GroupMatter) => void
}) {
  const message_ids = messages.map(({ id }) => id)
  const suggested = useQuery('groups.suggest_matter', { group_id: groupId, message_ids })
  return (
    <Sheet title={RAISE.title} isOpen onClose={onClose}>
      <p className="l-quiet">{RAISE.lead}</p>
      <ul className="g-quotes" aria-label={fill(RAISE.quotes, { n: messages.length })}>
        {messages.map(({ id, text, author, files }) => (
          <li key={id}>
            <p>{text ?? `（${files.length}）`}</p>
            <p className="l-quiet l-small">{author?.name || TALK_OF_MATTER.someone}</p>
          </li>
        ))}
      </ul>
      {suggested.error ? <Notice tone="over">{reasonText(suggested.error)}</Notice> : null}
      {suggested.isPending ? <Skeleton lines={4} /> : null}
      {suggested.data ? (
        <RaiseForm
          input={{ group_id: groupId, message_ids }}
          words={messages.map(({ text }) => text ?? '').join('\n')}
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
