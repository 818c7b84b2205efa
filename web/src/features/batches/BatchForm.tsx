import type { Batch, Selection } from '@linli/contract/batches'
import type { BatchAction } from '@linli/contract/codes/batches'
import { URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { BATCH_ACT, HAND_OVER, SELECTION, UNSET_SECRET } from '../../words/zh-CN/batches.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { URGENCY } from '../../words/zh-CN/matters.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { ColleagueSelect } from '../org/ColleagueSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { actOf, type BatchDraft, EMPTY_DRAFT } from './batch-draft.ts'

/** What an act on many asks, once for all of them; its verb only looks at what would happen. */
export function BatchForm({
  action,
  rows,
  onLooked,
  onDrop,
}: {
  action: BatchAction
  rows: Selection
  onLooked: (batch: Batch) => void
  onDrop: () => void
}) {
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [isAsked, setAsked] = useState(false)
  const look = useCommand('batches.prepare', { onDone: onLooked })
  const change = (next: Partial<BatchDraft>) => setDraft({ ...draft, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const act = actOf(action, draft)
    if (act) look.mutate({ act, rows })
  }
  return (
    <form
      className="d-batch-form"
      onSubmit={submit}
      aria-label={`${SELECTION.bar}：${BATCH_ACT[action]}`}
    >
      <h3>{BATCH_ACT[action]}</h3>
      <Asked {...{ action, draft, isAsked, change }} />
      {action === 'set_secret' ? null : (
        <TextArea
          label={MATTER_PAGE.note}
          placeholder={SELECTION.note_hint}
          isOptional={action !== 'note'}
          error={
            isAsked && action === 'note' && !draft.note.trim() ? MATTER_PAGE.write_note : undefined
          }
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      )}
      {look.error ? <Notice tone="over">{reasonText(look.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={look.isPending && SELECTION.looking}>
          {SELECTION.look}
        </Button>
        <Button look="quiet" onClick={onDrop}>
          {SELECTION.drop}
        </Button>
      </div>
    </form>
  )
}

function Asked({
  action,
  draft,
  isAsked,
  change,
}: {
  action: BatchAction
  draft: BatchDraft
  isAsked: boolean
  change: (next: Partial<BatchDraft>) => void
}) {
  switch (action) {
    case 'triage':
      return (
        <div className="d-half">
          <CategorySelect
            label={MATTER_PAGE.category}
            value={draft.category_code}
            error={isAsked && !draft.category_code ? MATTER_PAGE.choose_category : undefined}
            onChange={(one) => change({ category_code: one?.code })}
          />
          <div className="d-pick">
            <span className="d-pick-word">{MATTER_PAGE.urgency}</span>
            <Chips<Urgency>
              label={MATTER_PAGE.urgency}
              options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
              value={draft.urgency}
              onChange={(urgency) => change({ urgency: urgency ?? draft.urgency })}
            />
          </div>
        </div>
      )
    case 'assign':
      return (
        <UnitSelect
          label={MATTER_PAGE.unit}
          value={draft.unit_id}
          error={isAsked && !draft.unit_id ? MATTER_PAGE.choose_unit : undefined}
          onChange={(unit) => change({ unit_id: unit?.id })}
        />
      )
    case 'hand_over':
      return <ToColleague {...{ draft, isAsked, change }} />
    case 'set_secret':
      return (
        <Chips<'yes' | 'no'>
          label={SELECTION.is_secret}
          options={[
            { value: 'yes', word: BATCH_ACT.set_secret },
            { value: 'no', word: UNSET_SECRET },
          ]}
          value={draft.is_secret ? 'yes' : 'no'}
          onChange={(next) => change({ is_secret: next !== 'no' })}
        />
      )
    default:
      return null
  }
}

function ToColleague({
  draft,
  isAsked,
  change,
}: {
  draft: BatchDraft
  isAsked: boolean
  change: (next: Partial<BatchDraft>) => void
}) {
  const unit = useMe().data?.posts[0]?.unit
  if (!unit) return null
  return (
    <ColleagueSelect
      label={HAND_OVER.to}
      unitId={unit.id}
      value={draft.person_id ?? null}
      error={isAsked && !draft.person_id ? HAND_OVER.to_missing : undefined}
      onChange={(person) => change({ person_id: person?.id })}
    />
  )
}
