import type { Risk } from '@linli/contract/assessments'
import {
  DANGERS,
  type Danger,
  DUTIES,
  SCREENING_ANSWERS,
  type ScreeningAnswer,
} from '@linli/contract/codes/assessments'
import type { Matter } from '@linli/contract/matters'
import { useDraft } from '../../lib/drafts.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DANGER, DANGER_QUESTION, RISK, SCREENING_ANSWER } from '../../words/zh-CN/risk.ts'
import { worthAsking } from './worth-asking.ts'
import './risk.css'

interface Draft {
  answers: Partial<Record<Danger, ScreeningAnswer>>
  crowd_size: string
  note: string
}

const UNASKED: Draft = { answers: {}, crowd_size: '', note: '' }

/** A few questions about dangers, each with the article that makes a yes a duty; answered by whoever knows the case. */
export function ScreenForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft<Draft>(`screen ${matter.id}`, UNASKED)
  const risk = useQuery('assessments.get_risk', { matter_id: matter.id })
  const { answers, crowd_size, note } = draft.value
  const screen = useCommand('assessments.screen', {
    invalidates: ['assessments.', 'matters.'],
    onDone: ({ risk: after }) => {
      void draft.clear()
      const isOpen = after?.duties.some(({ state }) => state === 'open')
      say(after === null ? RISK.gone : isOpen ? RISK.done_duty : RISK.done)
      onClose()
    },
  })
  if (!draft.isReady) return null
  const size = Number.parseInt(crowd_size, 10)
  const send = () =>
    screen.mutate({
      matter_id: matter.id,
      answers,
      ...(answers.crowd === 'yes' && size >= 2 ? { crowd_size: size } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    })
  return (
    <div className="l-screening">
      <p className="l-quiet">{RISK.lead}</p>
      {DANGERS.map((danger) => (
        <Question
          key={danger}
          danger={danger}
          hint={worthAsking(matter.description, matter.category.code)[danger]}
          last={risk.data?.answers[danger]}
          value={answers[danger]}
          onChange={(answer) => draft.change({ answers: withAnswer(answers, danger, answer) })}
        />
      ))}
      {answers.crowd === 'yes' ? (
        <Field
          label={RISK.crowd_size}
          inputMode="numeric"
          isOptional
          value={crowd_size}
          onChange={(event) => draft.change({ crowd_size: event.target.value })}
        />
      ) : null}
      <TextArea
        label={RISK.note}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => draft.change({ note: event.target.value })}
      />
      {screen.error ? <Notice tone="over">{reasonText(screen.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          disabled={Object.keys(answers).length === 0}
          busyWord={screen.isPending && RISK.sending}
          onClick={send}
        >
          {RISK.send}
        </Button>
      </div>
    </div>
  )
}

function Question({
  danger,
  hint,
  last,
  value,
  onChange,
}: {
  danger: Danger
  hint: string | undefined
  last: Risk['answers'][Danger]
  value: ScreeningAnswer | undefined
  onChange: (answer: ScreeningAnswer | undefined) => void
}) {
  return (
    <div className="l-screening-asked">
      <strong>{DANGER[danger]}</strong>
      <p>{DANGER_QUESTION[danger]}</p>
      <p className="l-quiet l-small">
        {fill(RISK.basis, { basis: DUTIES[danger].basis })}
        {last ? (
          <>
            {' · '}
            {fill(RISK.last, { answer: SCREENING_ANSWER[last.answer], name: last.by_name })}
            <Moment at={last.at} />
          </>
        ) : null}
      </p>
      {hint ? <Notice tone="soon">{hint}</Notice> : null}
      <Chips<ScreeningAnswer>
        label={DANGER[danger]}
        options={SCREENING_ANSWERS.map((one) => ({ value: one, word: SCREENING_ANSWER[one] }))}
        value={value}
        onChange={onChange}
      />
    </div>
  )
}

function withAnswer(
  answers: Draft['answers'],
  danger: Danger,
  answer: ScreeningAnswer | undefined,
): Draft['answers'] {
  const { [danger]: _, ...others } = answers
  return answer ? { ...others, [danger]: answer } : others
}
