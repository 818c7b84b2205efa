import type { Agreement } from '@linli/contract/agreement-shapes'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { MANNER, SIGNER } from '../../words/zh-CN/agreements.ts'
import { DrawnSignature } from './SignaturePad.tsx'
import { MediatorSheet, SignSheet } from './SignSheet.tsx'

/** Who has signed, who has not, and the seal; with what this person may do about it. */
export function SigningSection({ agreement }: { agreement: Agreement }) {
  const [open, setOpen] = useState<string>()
  const { parties, missing_party_ids, can } = agreement
  const missing = parties.filter(({ id }) => missing_party_ids.includes(id))
  const signed = agreement.signatures.filter(({ voided_at }) => voided_at === null)
  const isMediated = signed.some(({ signer_kind }) => signer_kind === 'mediator')
  const party = parties.find(({ id }) => id === open)
  const isManaged = can.includes('start_signing') || can.includes('print_paper')
  if (agreement.form === 'oral' || agreement.state === 'drafting') return null
  return (
    <Section title={AGREEMENT.signatures}>
      <Paper>
        <ul className="l-stack">
          {signed.map((one) => (
            <li key={one.id} className="l-row">
              <Badge tone="done">{one.signer_name}</Badge>
              {one.strokes ? <DrawnSignature strokes={one.strokes} name={one.signer_name} /> : null}
              <span className="l-quiet">
                {[SIGNER[one.signer_kind], MANNER[one.manner]].join('，')}
                {one.is_witnessed ? `，${AGREEMENT.witnessed}` : ''} <Moment at={one.signed_at} />
              </span>
            </li>
          ))}
          {missing.map(({ id, name, is_mine }) => (
            <li key={id} className="l-row">
              <Badge tone="todo">{fill(AGREEMENT.waits_party, { name })}</Badge>
              {can.includes('sign') && !is_mine && isManaged ? (
                <Button onClick={() => setOpen(id)}>{fill(AGREEMENT.sign_before, { name })}</Button>
              ) : null}
            </li>
          ))}
          {isMediated ? null : (
            <li className="l-row">
              <Badge tone="todo">{AGREEMENT.waits_mediator}</Badge>
              {can.includes('sign_as_mediator') && missing.length === 0 ? (
                <Button onClick={() => setOpen('mediator')}>{AGREEMENT.mediator_sign}</Button>
              ) : null}
            </li>
          )}
          <li className="l-row">
            {agreement.sealed_at ? (
              <>
                <Badge tone="done">
                  {fill(AGREEMENT.sealed, { keeper: agreement.seal_keeper })}
                </Badge>
                <Moment at={agreement.sealed_at} />
              </>
            ) : (
              <Badge tone="todo">{AGREEMENT.waits_seal}</Badge>
            )}
          </li>
        </ul>
        {can.includes('seal') && isMediated ? <SealForm agreement={agreement} /> : null}
        <p className="l-quiet">{fill(AGREEMENT.copies, { n: agreement.copies })}</p>
      </Paper>
      {party ? (
        <SignSheet agreement={agreement} party={party} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'mediator' ? (
        <MediatorSheet agreement={agreement} onClose={() => setOpen(undefined)} />
      ) : null}
    </Section>
  )
}

function SealForm({ agreement }: { agreement: Agreement }) {
  const [keeper, setKeeper] = useState('')
  const seal = useCommand('agreements.seal', { invalidates: ['agreements.', 'mediation.'] })
  const send = async () => {
    const { id, version } = agreement
    await seal.mutateAsync({ id, version, keeper })
    say(AGREEMENT.sealed_done)
  }
  return (
    <div className="l-stack">
      <Field
        label={AGREEMENT.keeper}
        value={keeper}
        onChange={(event) => setKeeper(event.target.value)}
      />
      {seal.error ? <Notice tone="over">{reasonText(seal.error)}</Notice> : null}
      <Button
        look="main"
        disabled={keeper.trim() === ''}
        busyWord={seal.isPending && AGREEMENT.working}
        onClick={() => void send().catch(() => undefined)}
      >
        {AGREEMENT.seal_now}
      </Button>
    </div>
  )
}
