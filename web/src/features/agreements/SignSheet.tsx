import type { Agreement, AgreementParty } from '@linli/contract/agreement-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { type Drawn, SignaturePad } from './SignaturePad.tsx'

const CHANGED = ['agreements.', 'mediation.']

/** A party signs this text: on the own phone, or before the mediator on this device. */
export function SignSheet({
  agreement,
  party,
  onClose,
}: {
  agreement: Agreement
  party: AgreementParty
  onClose: () => void
}) {
  const [strokes, setStrokes] = useState<Drawn>([])
  const [isSeen, setSeen] = useState(false)
  const [guardian, setGuardian] = useState({ name: '', relation: '' })
  const sign = useCommand('agreements.sign', { invalidates: CHANGED })
  const isWitnessed = !party.is_mine
  const send = async () => {
    const { id, version, digest } = agreement
    const isGuarded = isWitnessed && party.needs_guardian
    await sign.mutateAsync({
      ...{ id, version, digest, strokes, party_id: party.id, is_identity_seen: isSeen },
      ...(isGuarded ? { guardian } : {}),
    })
    say(AGREEMENT.signed)
    onClose()
  }
  return (
    <Sheet
      title={isWitnessed ? fill(AGREEMENT.sign_before, { name: party.name }) : AGREEMENT.pad}
      isOpen
      onClose={onClose}
    >
      <div className="l-stack">
        <p className="l-quiet">{AGREEMENT.pad_hint}</p>
        {isWitnessed && party.needs_guardian ? (
          <>
            <Field
              label={AGREEMENT.guardian_name}
              value={guardian.name}
              onChange={(event) => setGuardian({ ...guardian, name: event.target.value })}
            />
            <Field
              label={AGREEMENT.guardian_relation}
              value={guardian.relation}
              onChange={(event) => setGuardian({ ...guardian, relation: event.target.value })}
            />
          </>
        ) : null}
        {isWitnessed ? (
          <label className="l-row">
            <input type="checkbox" checked={isSeen} onChange={() => setSeen(!isSeen)} />
            {fill(AGREEMENT.identity_seen, { name: party.name })}
          </label>
        ) : null}
        <SignaturePad label={AGREEMENT.pad} value={strokes} onChange={setStrokes} />
        {sign.error ? <Notice tone="over">{reasonText(sign.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          disabled={strokes.length === 0}
          busyWord={sign.isPending && AGREEMENT.signing}
          onClick={() => void send().catch(() => undefined)}
        >
          {AGREEMENT.sign_now}
        </Button>
      </div>
    </Sheet>
  )
}

/** The mediator signs after the parties. */
export function MediatorSheet({
  agreement,
  onClose,
}: {
  agreement: Agreement
  onClose: () => void
}) {
  const [strokes, setStrokes] = useState<Drawn>([])
  const sign = useCommand('agreements.sign_as_mediator', { invalidates: CHANGED })
  const send = async () => {
    const { id, version, digest } = agreement
    await sign.mutateAsync({ id, version, digest, strokes })
    say(AGREEMENT.done)
    onClose()
  }
  return (
    <Sheet title={AGREEMENT.mediator_sign} isOpen onClose={onClose}>
      <div className="l-stack">
        <SignaturePad label={AGREEMENT.pad} value={strokes} onChange={setStrokes} />
        {sign.error ? <Notice tone="over">{reasonText(sign.error)}</Notice> : null}
        <Button
          look="main"
          isWide
          disabled={strokes.length === 0}
          busyWord={sign.isPending && AGREEMENT.signing}
          onClick={() => void send().catch(() => undefined)}
        >
          {AGREEMENT.mediator_sign}
        </Button>
      </div>
    </Sheet>
  )
}
