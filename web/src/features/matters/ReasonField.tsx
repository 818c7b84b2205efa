import {
  EXCLUSION_REASONS,
  OUTCOMES,
  REOPEN_REASONS,
  RETURN_REASONS,
  VOID_REASONS,
} from '@linli/contract/codes/matters'
import { addDays, today } from '../../lib/time.ts'
import { Chips, Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { RETURN_REASON, VOID_REASON } from '../../words/zh-CN/matters.ts'
import {
  EXCLUSION_REASON,
  OUTCOME,
  OUTCOME_FIELD,
  REOPEN_REASON,
} from '../../words/zh-CN/outcome.ts'
import type { ActFields, Told } from './act-command.ts'

interface Props {
  asks: ActFields['asks']
  told: Told
  tell: (change: Partial<Told>) => void
  /** The form has been sent once: say what is missing. */
  isAsked?: boolean
  /** Rows to press with a thumb, or words side by side. */
  look: 'rows' | 'words'
}

/** The one of several that an act asks for: why, or what came of it. Nothing is chosen beforehand. */
export function ReasonField({ asks, told, tell, isAsked = false, look }: Props) {
  const shape = { isAsked, look }
  switch (asks) {
    case 'return_reason':
      return (
        <Reasons
          {...shape}
          values={RETURN_REASONS}
          words={RETURN_REASON}
          value={told.return_reason}
          onChange={(return_reason) => tell({ return_reason })}
        />
      )
    case 'void_reason':
      return (
        <Reasons
          {...shape}
          values={VOID_REASONS}
          words={VOID_REASON}
          value={told.void_reason}
          onChange={(void_reason) => tell({ void_reason })}
        />
      )
    case 'reopen_reason':
      return (
        <Reasons
          {...shape}
          values={REOPEN_REASONS}
          words={REOPEN_REASON}
          value={told.reopen_reason}
          onChange={(reopen_reason) => tell({ reopen_reason })}
        />
      )
    case 'exclusion_reason':
      return (
        <Reasons
          {...shape}
          values={EXCLUSION_REASONS}
          words={EXCLUSION_REASON}
          value={told.exclusion_reason}
          hint={OUTCOME_FIELD.exclusion_hint}
          onChange={(exclusion_reason) => tell({ exclusion_reason })}
        />
      )
    case 'claimed_outcome':
    case 'found_outcome':
      return <OutcomeField {...{ asks, told, tell }} {...shape} />
    default:
      return null
  }
}

function OutcomeField({ asks, told, tell, isAsked, look }: Required<Props>) {
  const isClaim = asks === 'claimed_outcome'
  return (
    <>
      <Reasons
        word={isClaim ? OUTCOME_FIELD.claim : OUTCOME_FIELD.find}
        hint={isClaim ? undefined : OUTCOME_FIELD.find_hint}
        missing={OUTCOME_FIELD.choose}
        values={OUTCOMES}
        words={OUTCOME}
        value={told.outcome}
        onChange={(outcome) => tell({ outcome })}
        {...{ isAsked, look }}
      />
      {isClaim && told.outcome === 'planned' ? (
        <Field
          label={OUTCOME_FIELD.planned_for}
          type="date"
          min={addDays(today(), 1)}
          value={told.planned_for ?? ''}
          error={isAsked && !told.planned_for ? OUTCOME_FIELD.choose_day : undefined}
          onChange={(event) => tell({ planned_for: event.target.value || undefined })}
        />
      ) : null}
    </>
  )
}

function Reasons<V extends string>({
  word = MATTER_PAGE.reason,
  missing = MATTER_PAGE.choose_reason,
  hint,
  values,
  words,
  value,
  isAsked,
  look,
  onChange,
}: {
  word?: string
  missing?: string
  hint?: string | undefined
  values: readonly V[]
  words: Record<V, string>
  value: V | undefined
  isAsked: boolean
  look: 'rows' | 'words'
  onChange: (value: V | undefined) => void
}) {
  const options = values.map((one) => ({ value: one, word: words[one] }))
  return (
    <div className="d-pick">
      {look === 'rows' ? (
        <Choice legend={word} options={options} value={value} onChange={onChange} />
      ) : (
        <>
          <span className="d-pick-word">{word}</span>
          <Chips<V> label={word} options={options} value={value} onChange={onChange} />
        </>
      )}
      {hint ? <p className="l-field-hint">{hint}</p> : null}
      {isAsked && !value ? <p className="l-field-error">{missing}</p> : null}
    </div>
  )
}
