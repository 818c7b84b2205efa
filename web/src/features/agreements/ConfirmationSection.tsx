import type { Agreement, Confirmation } from '@linli/contract/agreement-shapes'
import type { ConfirmationStep } from '@linli/contract/codes/agreements'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import {
  CONFIRM_CHECK,
  CONFIRM_STEP,
  CONFIRMATION_STATUS,
  CONFIRMED_BY,
} from '../../words/zh-CN/agreements.ts'

const CHANGED = ['agreements.', 'mediation.']

/** Whether a court may stand behind it: its clock, what stands in the way, and how far it is. */
export function ConfirmationSection({ agreement }: { agreement: Agreement }) {
  const { pre_check, confirmations, can } = agreement
  if (!pre_check && confirmations.length === 0) return null
  const isOver = pre_check !== null && pre_check.days_left === 0
  return (
    <Section title={AGREEMENT.confirmation}>
      <Paper>
        <p className="l-quiet">{AGREEMENT.confirmation_hint}</p>
        {pre_check && agreement.state === 'effective' ? (
          <>
            <p>
              {isOver
                ? fill(AGREEMENT.confirm_over, { day: sayDay(pre_check.due_on) })
                : fill(AGREEMENT.confirm_due, {
                    day: sayDay(pre_check.due_on),
                    days: pre_check.days_left,
                  })}
            </p>
            <ul className="l-row">
              {pre_check.checks
                .filter(({ is_met }) => is_met !== null)
                .map(({ check, is_met }) => (
                  <li key={check}>
                    <Badge tone={is_met ? 'done' : 'over'}>{CONFIRM_CHECK[check]}</Badge>
                  </li>
                ))}
            </ul>
          </>
        ) : null}
        {confirmations.map((one) => (
          <One key={one.id} agreement={agreement} one={one} />
        ))}
        {can.includes('offer_confirmation') && confirmations.length === 0 ? (
          <OfferForm agreement={agreement} />
        ) : null}
      </Paper>
    </Section>
  )
}

function OfferForm({ agreement }: { agreement: Agreement }) {
  const [asked, setAsked] = useState({ third: false, property: false, identified: false })
  const offer = useCommand('agreements.offer_confirmation', { invalidates: CHANGED })
  const send = async () => {
    await offer.mutateAsync({
      id: agreement.id,
      affects_third_party: asked.third,
      decides_property_right: asked.property,
      are_parties_identified: asked.identified,
    })
    say(AGREEMENT.offered)
  }
  const tick = (key: keyof typeof asked, word: string) => (
    <label className="l-row">
      <input
        type="checkbox"
        checked={asked[key]}
        onChange={() => setAsked({ ...asked, [key]: !asked[key] })}
      />
      {word}
    </label>
  )
  return (
    <div className="l-stack">
      {tick('third', AGREEMENT.third_party)}
      {tick('property', AGREEMENT.property_right)}
      {tick('identified', AGREEMENT.identified)}
      {offer.error ? <Notice tone="over">{reasonText(offer.error)}</Notice> : null}
      <Button
        busyWord={offer.isPending && AGREEMENT.working}
        onClick={() => void send().catch(() => undefined)}
      >
        {AGREEMENT.offer}
      </Button>
    </div>
  )
}

const NEEDS_DAY: readonly ConfirmationStep[] = [
  'submit',
  'accept',
  'rule_valid',
  'rule_dismissed',
  'serve',
]

function One({ agreement, one }: { agreement: Agreement; one: Confirmation }) {
  const [on, setOn] = useState(today())
  const [body, setBody] = useState<string>(AGREEMENT.court_first)
  const [words, setWords] = useState('')
  const move = useCommand('agreements.move_confirmation', { invalidates: CHANGED })
  const mine = agreement.parties.find(({ is_mine }) => is_mine)
  const waits = agreement.parties.filter(({ id }) => !one.agreed_party_ids.includes(id))
  const send = async (step: ConfirmationStep, party_id?: string) => {
    await move.mutateAsync({
      ...{ id: agreement.id, confirmation_id: one.id, step },
      ...(party_id ? { party_id } : {}),
      ...(NEEDS_DAY.includes(step) ? { on } : {}),
      ...(step === 'submit' ? { body, ground: 'organisation_place' as const } : {}),
      ...(words ? { words } : {}),
    })
    say(AGREEMENT.done)
  }
  const agreed = agreement.parties.filter(({ id }) => one.agreed_party_ids.includes(id))
  const hasDay = one.can.some((step) => NEEDS_DAY.includes(step))
  return (
    <div className="l-stack a-owed">
      <div className="a-owed-head">
        <span>{CONFIRMED_BY[one.kind]}</span>
        <Badge tone={one.is_valid ? 'done' : 'doing'}>{CONFIRMATION_STATUS[one.state]}</Badge>
      </div>
      {agreed.length > 0 ? (
        <p className="l-quiet">
          {fill(AGREEMENT.agreed_by, { names: agreed.map(({ name }) => name).join('、') })}
        </p>
      ) : null}
      {hasDay ? (
        <Field
          label={AGREEMENT.day}
          type="date"
          max={today()}
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
      ) : null}
      {one.can.includes('submit') ? (
        <Field
          label={AGREEMENT.court}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
      ) : null}
      {one.can.includes('reject') ? (
        <Field
          label={AGREEMENT.words}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      {move.error ? <Notice tone="over">{reasonText(move.error)}</Notice> : null}
      <div className="l-row">
        {one.can.includes('agree')
          ? waits
              .filter(({ is_mine }) => (mine ? is_mine : true))
              .map(({ id, name }) => (
                <Button key={id} onClick={() => void send('agree', id).catch(() => undefined)}>
                  {mine ? AGREEMENT.agree : `${name}：${AGREEMENT.agree}`}
                </Button>
              ))
          : null}
        {one.can
          .filter((step) => step !== 'agree')
          .map((step) => (
            <Button
              key={step}
              look={step === 'give_up' ? 'quiet' : 'plain'}
              onClick={() => void send(step).catch(() => undefined)}
            >
              {CONFIRM_STEP[step]}
            </Button>
          ))}
      </div>
    </div>
  )
}
