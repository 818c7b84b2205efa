import { MEDIATION_FIELDS, type MediationField } from '@linli/contract/codes/mediators'
import type { Mediator } from '@linli/contract/mediators'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips, Choice } from '../../ui/Choice.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { CHOOSE_MEDIATOR, MEDIATION_FIELD } from '../../words/zh-CN/mediators.ts'
import { MediatorCard } from './MediatorCard.tsx'

/** Choosing who mediates, among those of one committee; or leaving it to the committee. Works on a phone and at a desk. */
export function MediatorPicker({
  committeeId,
  value,
  onChange,
  field: firstField,
  mayLeave = true,
}: {
  committeeId: string
  /** Null: the committee is asked to appoint somebody. */
  value: Mediator | null
  onChange: (mediator: Mediator | null) => void
  /** What the dispute is about, where that is known. */
  field?: MediationField | undefined
  mayLeave?: boolean
}) {
  const [field, setField] = useState(firstField)
  const input = { committee_id: committeeId, limit: 20, ...(field ? { field } : {}) }
  const list = usePages(
    ['mediators.list_mediators', input],
    (cursor, signal) => call('mediators.list_mediators', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <div className="l-stack">
      <FieldChips value={field} onChange={setField} />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items || list.error ? null : <Skeleton lines={4} />}
      {list.items?.length === 0 ? (
        <Empty title={CHOOSE_MEDIATOR.none}>{CHOOSE_MEDIATOR.none_hint}</Empty>
      ) : null}
      {list.items ? <Rows mediators={list.items} {...{ value, onChange, mayLeave }} /> : null}
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {CHOOSE_MEDIATOR.more}
        </Button>
      ) : null}
    </div>
  )
}

const LEAVE = 'leave'

function Rows({
  mediators,
  value,
  onChange,
  mayLeave,
}: {
  mediators: readonly Mediator[]
  value: Mediator | null
  onChange: (mediator: Mediator | null) => void
  mayLeave: boolean
}) {
  const here = mediators.filter(({ is_available }) => is_available)
  const away = mediators.filter(({ is_available }) => !is_available)
  const kept = value && !here.some(({ id }) => id === value.id) ? [value] : []
  const leave = {
    value: LEAVE,
    word: CHOOSE_MEDIATOR.leave_it,
    hint: CHOOSE_MEDIATOR.leave_hint,
  }
  return (
    <>
      <Choice
        legend={CHOOSE_MEDIATOR.legend}
        options={[
          ...(mayLeave ? [leave] : []),
          ...[...kept, ...here].map((one) => ({
            value: one.id,
            word: <MediatorCard mediator={one} />,
          })),
        ]}
        value={value?.id ?? (mayLeave ? LEAVE : undefined)}
        onChange={(id) => onChange([...kept, ...here].find((one) => one.id === id) ?? null)}
      />
      {away.map((one) => (
        <p key={one.id} className="l-quiet l-small">
          {fill(CHOOSE_MEDIATOR.not_now, { name: one.person.name })}
        </p>
      ))}
    </>
  )
}

function FieldChips({
  value,
  onChange,
}: {
  value: MediationField | undefined
  onChange: (field: MediationField | undefined) => void
}) {
  return (
    <Chips
      label={CHOOSE_MEDIATOR.field}
      options={OFFERED.map((one) => ({ value: one, word: MEDIATION_FIELD[one] }))}
      value={value}
      onChange={onChange}
    />
  )
}

// What a row of words can hold; the rest is found by reading on.
const OFTEN: readonly MediationField[] = [
  'traffic',
  'neighbour',
  'family',
  'labour',
  'property',
  'consumer',
  'damages',
  'contract',
]
const OFFERED = MEDIATION_FIELDS.filter((field) => OFTEN.includes(field))
