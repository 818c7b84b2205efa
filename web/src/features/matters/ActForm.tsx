import { type MatterAction, URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, DONE } from '../../words/zh-CN/acts.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { EVIDENCE, URGENCY } from '../../words/zh-CN/matters.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { AreaSelect, type PickedArea } from '../org/AreaSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { ACT_FIELDS, isTold, type Told } from './act-command.ts'
import { ClockAsk } from './ClockAsk.tsx'
import { choosesOtherwise } from './chooses-otherwise.ts'
import { ReasonField } from './ReasonField.tsx'
import { useActNow } from './useActNow.ts'

interface Draft {
  told: Told
  unit_name: string
  area: PickedArea | null
  files: DraftFile[]
}

/** What an act asks, in place. Everything typed is kept at once and stays when the act is refused. */
export function ActForm({
  matter,
  action,
  isOvertaken = false,
  onClose,
}: {
  matter: Matter
  action: MatterAction
  /** Somebody else was faster: the act is possible no more, and what was typed may still go out as a note. */
  isOvertaken?: boolean
  onClose: () => void
}) {
  const draft = useDraft<Draft>(`act ${matter.id} ${action}`, firstDraft(matter))
  const { told, files } = draft.value
  const [isAsked, setAsked] = useState(false)
  const uploads = useUploads(files, (next) => draft.change({ files: next }), true)
  const sent = isOvertaken ? 'note' : action
  const act = useActNow(matter, sent, () => {
    const unit = draft.value.unit_name
    say(fill(DONE[sent], { unit: unit ? ` ${unit}` : '' }))
    void draft.clear()
    onClose()
  })
  const fields = ACT_FIELDS[action]
  const form = useFirstField(draft.isReady)
  if (!fields || !draft.isReady) return null
  const isNoteNeeded = fields.note === 'needed' || choosesOtherwise(matter, action, told)
  const noteIsAbsent = isNoteNeeded && told.note.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!isTold(sent, told) || (noteIsAbsent && !isOvertaken)) return
    act.mutate({ told, area_id: draft.value.area?.id, finishFiles: uploads.finish })
  }
  const tell = (change: Partial<Told>) => draft.change({ told: { ...told, ...change } })
  return (
    <form className="d-dock-form" onSubmit={submit} ref={form} aria-label={ACT[action]} noValidate>
      <h3>{ACT[action]}</h3>
      <Asked
        {...{ matter, action, isAsked }}
        draft={draft.value}
        change={draft.change}
        tell={tell}
      />
      {fields.note === 'none' ? null : (
        <TextArea
          label={MATTER_PAGE.note}
          placeholder={noteHint(action, isNoteNeeded)}
          isOptional={!isNoteNeeded}
          error={isAsked && noteIsAbsent ? MATTER_PAGE.write_note : undefined}
          rows={2}
          maxLength={2000}
          value={told.note}
          onChange={(event) => tell({ note: event.target.value })}
        />
      )}
      {fields.hasPhotos ? (
        <Photos matter={matter} action={action}>
          <PhotoField
            files={files}
            words={uploads.words}
            onChange={(next) => draft.change({ files: next })}
          />
        </Photos>
      ) : null}
      {act.error ? <Notice tone="over">{reasonText(act.error)}</Notice> : null}
      <div className="d-form-foot">
        {isOvertaken && !matter.can.includes('note') ? null : (
          <Button
            look={sent === 'propose_void' || sent === 'void' ? 'stop' : 'main'}
            type="submit"
            disabled={!isTold(sent, told) && isOvertaken}
            busyWord={act.isPending && MATTER_PAGE.working}
          >
            {isOvertaken ? MATTER_PAGE.note_instead : ACT[action].replace('…', '')}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
        {draft.isRestored ? <span className="l-quiet l-small">{DESK.restored}</span> : null}
      </div>
    </form>
  )
}

function Asked({
  matter,
  action,
  draft,
  isAsked,
  change,
  tell,
}: {
  matter: Matter
  action: MatterAction
  draft: Draft
  isAsked: boolean
  change: (change: Partial<Draft>) => void
  tell: (change: Partial<Told>) => void
}) {
  const { told, area } = draft
  switch (ACT_FIELDS[action]?.asks) {
    case 'unit':
      return (
        <UnitSelect
          label={MATTER_PAGE.unit}
          value={told.unit_id}
          error={isAsked && !told.unit_id ? MATTER_PAGE.choose_unit : undefined}
          known={knownUnits(matter, draft)}
          onChange={(unit) =>
            change({ told: { ...told, unit_id: unit?.id }, unit_name: unit?.name ?? '' })
          }
        />
      )
    case 'triage':
      return (
        <div className="d-half">
          <CategorySelect
            label={MATTER_PAGE.category}
            value={told.category_code}
            error={isAsked && !told.category_code ? MATTER_PAGE.choose_category : undefined}
            onChange={(one) => tell({ category_code: one?.code })}
          />
          <div className="d-pick">
            <span className="d-pick-word">{MATTER_PAGE.urgency}</span>
            <Chips<Urgency>
              label={MATTER_PAGE.urgency}
              options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
              value={told.urgency}
              onChange={(urgency) => tell({ urgency })}
            />
          </div>
          <AreaSelect
            label={MATTER_PAGE.place_right}
            value={area}
            onChange={(next) => change({ area: next })}
          />
        </div>
      )
    case 'pause':
    case 'day':
      return <ClockAsk {...{ matter, action, told, tell }} />
    default:
      return (
        <ReasonField asks={ACT_FIELDS[action]?.asks} look="words" {...{ told, tell, isAsked }} />
      )
  }
}

function Photos({
  matter,
  action,
  children,
}: {
  matter: Matter
  action: MatterAction
  children: React.ReactNode
}) {
  const isEnd = action === 'resolve' || action === 'self_close'
  const list = matter.evidence_needed.map((kind) => EVIDENCE[kind]).join('、')
  return (
    <div className="d-pick">
      <span className="d-pick-word">{MATTER_PAGE.photos_of_act}</span>
      {isEnd && list ? (
        <p className="l-field-hint">{fill(MATTER_PAGE.evidence_needed, { list })}</p>
      ) : null}
      {children}
    </div>
  )
}

function noteHint(action: MatterAction, isNeeded: boolean) {
  if (action === 'reject') return MATTER_PAGE.note_reject
  if (action === 'designate') return MATTER_PAGE.note_designate
  return action === 'assign' && isNeeded ? MATTER_PAGE.note_otherwise : MATTER_PAGE.note_hint
}

function knownUnits({ suggested_unit, suggested_by }: Matter, { told, unit_name }: Draft) {
  const hint = suggested_by ? fill(MATTER_PAGE.suggested_by, suggested_by) : MATTER_PAGE.suggested
  const suggested = suggested_unit ? [{ ...suggested_unit, hint }] : []
  const chosen =
    told.unit_id && told.unit_id !== suggested_unit?.id && unit_name
      ? [{ id: told.unit_id, name: unit_name }]
      : []
  return [...suggested, ...chosen]
}

function firstDraft({ category, urgency, suggested_unit }: Matter): Draft {
  return {
    told: { note: '', category_code: category.code, urgency, unit_id: suggested_unit?.id },
    unit_name: suggested_unit?.name ?? '',
    area: null,
    files: [],
  }
}

/** The first field of the form takes the focus when it opens. */
function useFirstField(isReady: boolean) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isReady) form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [isReady])
  return form
}
