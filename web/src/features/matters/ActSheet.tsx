import type { MatterAction, Urgency } from '@linli/contract/codes/matters'
import { URGENCIES } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { ACT } from '../../words/zh-CN/acts.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { EVIDENCE, URGENCY } from '../../words/zh-CN/matters.ts'
import { MATTER } from '../../words/zh-CN/worker.ts'
import { CategoryField } from '../catalogue/CategoryField.tsx'
import { PhotoField } from '../documents/PhotoField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { UnitPicker } from '../org/UnitPicker.tsx'
import { ACT_FIELDS, isTold, type Told } from './act-command.ts'
import { ClockAsk } from './ClockAsk.tsx'
import { choosesOtherwise } from './chooses-otherwise.ts'
import { ReasonField } from './ReasonField.tsx'

export interface ActSheetProps {
  matter: Matter
  action: MatterAction
  onClose: () => void
  /** Throws the `ProblemError` that the sheet then shows. */
  onAct: (told: Told, files: DraftFile[]) => Promise<void>
}

/** What an act asks: words, photos, a reason, a unit; sent by its own verb. */
export function ActSheet({ matter, action, onClose, onAct }: ActSheetProps) {
  const [told, setTold] = useState<Told>(() => firstTold(matter))
  const [files, setFiles] = useState<DraftFile[]>([])
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const fields = ACT_FIELDS[action]
  const isOtherwise = choosesOtherwise(matter, action, told)
  const noteIsAbsent = isOtherwise && told.note.trim() === ''
  const tell = (change: Partial<Told>) => setTold({ ...told, ...change })
  const act = () => {
    setBusy(true)
    setProblem(undefined)
    onAct(told, files)
      .catch(setProblem)
      .finally(() => setBusy(false))
  }
  if (!fields) return null
  return (
    <Sheet title={ACT[action]} isOpen onClose={onClose}>
      <Asked {...{ matter, action, fields, told, tell }} />
      {fields.hasPhotos ? (
        <div className="l-stack">
          <Evidence matter={matter} action={action} />
          <PhotoField files={files} onChange={setFiles} />
        </div>
      ) : null}
      {fields.note === 'none' ? null : (
        <TextArea
          label={MATTER.note}
          placeholder={isOtherwise ? MATTER_PAGE.note_otherwise : MATTER.note_hint}
          isOptional={fields.note === 'optional' && !isOtherwise}
          rows={3}
          maxLength={2000}
          value={told.note}
          onChange={(event) => tell({ note: event.target.value })}
        />
      )}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button
        look="main"
        isWide
        disabled={!isTold(action, told) || noteIsAbsent}
        busyWord={isBusy && MATTER.working}
        onClick={act}
      >
        {ACT[action]}
      </Button>
    </Sheet>
  )
}

function Asked({
  matter,
  action,
  fields,
  told,
  tell,
}: {
  matter: Matter
  action: MatterAction
  fields: NonNullable<(typeof ACT_FIELDS)[MatterAction]>
  told: Told
  tell: (change: Partial<Told>) => void
}) {
  if (fields.asks === 'unit') {
    return (
      <UnitPicker
        suggested={matter.suggested_unit}
        value={told.unit_id}
        onChange={(unit_id) => tell({ unit_id })}
      />
    )
  }
  if (fields.asks === 'pause' || fields.asks === 'day')
    return <ClockAsk {...{ matter, action, told, tell }} />
  if (fields.asks === 'triage') return <Triage {...{ matter, told, tell }} />
  return <ReasonField asks={fields.asks} look="rows" {...{ told, tell }} />
}

function Triage({
  matter,
  told,
  tell,
}: {
  matter: Matter
  told: Told
  tell: (change: Partial<Told>) => void
}) {
  const [category, setCategory] = useState<{ code: string; name: string } | null>(matter.category)
  return (
    <>
      <CategoryField
        text={matter.description}
        value={category}
        onChange={(next) => {
          setCategory(next)
          tell({ category_code: next?.code })
        }}
      />
      <h3>{MATTER.urgency}</h3>
      <Chips<Urgency>
        label={MATTER.urgency}
        options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
        value={told.urgency}
        onChange={(urgency) => tell({ urgency })}
      />
    </>
  )
}

function Evidence({ matter, action }: { matter: Matter; action: MatterAction }) {
  if (action !== 'resolve' && action !== 'self_close') return <h3>{MATTER.photos_of_act}</h3>
  const list = matter.evidence_needed.map((kind) => EVIDENCE[kind]).join('、')
  return (
    <div>
      <h3>{MATTER.photos_of_act}</h3>
      {list ? <p className="l-quiet l-small">{fill(MATTER.evidence_needed, { list })}</p> : null}
    </div>
  )
}

function firstTold(matter: Matter): Told {
  return {
    note: '',
    category_code: matter.category.code,
    urgency: matter.urgency,
    unit_id: matter.suggested_unit?.id,
  }
}
