import type { Agreement, ObligationLine } from '@linli/contract/agreement-shapes'
import type { BreachStep, ObligationState } from '@linli/contract/codes/agreements'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { PhotoStrip } from '../../ui/Photos.tsx'
import { Badge, Notice, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { BREACH, OBLIGATION, OBLIGATION_STATUS, PERFORMANCE } from '../../words/zh-CN/agreements.ts'
import { sayMoney } from './money.ts'
import { TellForm } from './TellForm.tsx'

/** How much a state weighs, in shape and colour. */
export const OBLIGATION_TONE: Record<ObligationState, Tone> = {
  later: 'todo',
  soon: 'soon',
  overdue: 'over',
  performed: 'done',
  re_mediated: 'quiet',
  sued: 'quiet',
  enforced: 'quiet',
}

/** What was promised, what became of it, and what may be done about it. */
export function ObligationSection({ agreement }: { agreement: Agreement }) {
  if (agreement.obligations.length === 0) return null
  return (
    <Section title={AGREEMENT.obligations}>
      <Paper>
        {agreement.obligations.map((one) => (
          <Owed key={one.id} agreement={agreement} one={one} />
        ))}
      </Paper>
    </Section>
  )
}

function Owed({ agreement, one }: { agreement: Agreement; one: ObligationLine }) {
  const [open, setOpen] = useState<'tell' | BreachStep>()
  const mine = agreement.parties.filter(({ is_mine }) => is_mine).map(({ id }) => id)
  const tellWord = mine.includes(one.from.id)
    ? AGREEMENT.tell_mine
    : mine.includes(one.to.id)
      ? AGREEMENT.tell_got
      : AGREEMENT.tell
  return (
    <div className="a-owed">
      <div className="a-owed-head">
        <span>
          {fill(AGREEMENT.pays, { from: one.from.name, to: one.to.name })}：{OBLIGATION[one.kind]}
          {one.what ? `（${one.what}）` : ''}{' '}
          {one.amount_fen === null ? null : (
            <span className="a-money">{sayMoney(one.amount_fen)}</span>
          )}
        </span>
        <Badge tone={OBLIGATION_TONE[one.state]}>{OBLIGATION_STATUS[one.state]}</Badge>
      </div>
      <p className="l-quiet">
        {one.is_on_spot ? AGREEMENT.on_spot : fill(AGREEMENT.by, { day: sayDay(one.due_on) })}
        {one.manner ? `，${one.manner}` : ''}
        {one.paid_fen > 0 ? `，${fill(AGREEMENT.paid, { paid: sayMoney(one.paid_fen) })}` : ''}
        {one.days_late > 0 ? `，${fill(AGREEMENT.late, { days: one.days_late })}` : ''}
        {one.enforce_until ? `，${fill(AGREEMENT.enforce_until, { day: one.enforce_until })}` : ''}
      </p>
      {one.performances.map((it) => (
        <Told key={it.id} agreement={agreement} one={one} told={it} />
      ))}
      {one.steps.map((it) => (
        <p key={it.id} className="l-quiet">
          {sayDay(it.on)} {BREACH[it.step]}：{it.words} {it.person_name}
        </p>
      ))}
      {open === undefined ? (
        <div className="l-row">
          {one.can.includes('tell') ? (
            <Button onClick={() => setOpen('tell')}>{tellWord}</Button>
          ) : null}
          {one.can.map((act) =>
            act === 'tell' || act === 'judge' ? null : (
              <Button key={act} onClick={() => setOpen(act)}>
                {BREACH[act]}
              </Button>
            ),
          )}
        </div>
      ) : null}
      {open === 'tell' ? (
        <TellForm agreement={agreement} one={one} onClose={() => setOpen(undefined)} />
      ) : null}
      {open !== undefined && open !== 'tell' ? (
        <StepForm agreement={agreement} one={one} step={open} onClose={() => setOpen(undefined)} />
      ) : null}
    </div>
  )
}

function Told({
  agreement,
  one,
  told,
}: {
  agreement: Agreement
  one: ObligationLine
  told: ObligationLine['performances'][number]
}) {
  const [words, setWords] = useState<string>()
  const judge = useCommand('agreements.judge_performance', {
    invalidates: ['agreements.', 'mediation.'],
  })
  const send = (is_confirmed: boolean) =>
    judge.mutate({
      id: agreement.id,
      performance_id: told.id,
      is_confirmed,
      ...(words ? { words } : {}),
    })
  const mayJudge = told.state === 'told' && one.can.includes('judge')
  return (
    <div className="l-stack">
      <p>
        {sayDay(told.on)} {told.amount_fen === null ? '' : sayMoney(told.amount_fen)}{' '}
        {told.is_receipt ? AGREEMENT.receipt : ''} {PERFORMANCE[told.state]} {told.words}{' '}
        {told.judge_words}
      </p>
      <PhotoStrip photos={told.files.map((file) => ({ ...file, alt: AGREEMENT.proof }))} />
      {judge.error ? <Notice tone="over">{reasonText(judge.error)}</Notice> : null}
      {mayJudge ? (
        <div className="l-row">
          <Button
            look="main"
            busyWord={judge.isPending && AGREEMENT.working}
            onClick={() => send(true)}
          >
            {AGREEMENT.confirm}
          </Button>
          <Button onClick={() => (words ? send(false) : setWords(''))}>{AGREEMENT.decline}</Button>
        </div>
      ) : null}
      {mayJudge && words !== undefined ? (
        <TextArea
          label={AGREEMENT.decline_words}
          rows={2}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
    </div>
  )
}

function StepForm({
  agreement,
  one,
  step,
  onClose,
}: {
  agreement: Agreement
  one: ObligationLine
  step: BreachStep
  onClose: () => void
}) {
  const [words, setWords] = useState('')
  const take = useCommand('agreements.take_step', { invalidates: ['agreements.', 'mediation.'] })
  const send = async () => {
    await take.mutateAsync({ id: agreement.id, obligation_id: one.id, step, words })
    say(AGREEMENT.step_done)
    onClose()
  }
  return (
    <div className="l-stack">
      <TextArea
        label={`${BREACH[step]}：${AGREEMENT.step_words}`}
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {take.error ? <Notice tone="over">{reasonText(take.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          disabled={words.trim() === ''}
          busyWord={take.isPending && AGREEMENT.working}
          onClick={() => void send().catch(() => undefined)}
        >
          {BREACH[step]}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {AGREEMENT.cancel}
        </Button>
      </div>
    </div>
  )
}
