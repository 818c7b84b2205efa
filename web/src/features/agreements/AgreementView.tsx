import type { Agreement } from '@linli/contract/agreement-shapes'
import type { AgreementState } from '@linli/contract/codes/agreements'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { FORM, STATUS } from '../../words/zh-CN/agreements.ts'
import { ConfirmationSection } from './ConfirmationSection.tsx'
import { ObligationSection } from './ObligationSection.tsx'
import { SigningSection } from './SigningSection.tsx'
import { SignSheet } from './SignSheet.tsx'
import { VisitSection } from './VisitSection.tsx'
import './agreements.css'

const TONE: Record<AgreementState, Tone> = {
  drafting: 'todo',
  signing: 'doing',
  effective: 'done',
  done: 'done',
  ended: 'quiet',
  dropped: 'quiet',
}

/** One agreement, for those at the table: where it stands, what it says, who has signed, and what became of it. */
export function AgreementView({ agreement }: { agreement: Agreement }) {
  return (
    <article className="a-whole">
      <p className="l-row">
        <Badge tone={TONE[agreement.state]}>{STATUS[agreement.state]}</Badge>
        <span className="l-quiet">
          {FORM[agreement.form]}
          {agreement.is_partial ? `，${AGREEMENT.partial}` : ''}，
          {fill(AGREEMENT.version, { version: agreement.version })}
          {agreement.effective_at
            ? `，${fill(AGREEMENT.effective, { at: sayMoment(agreement.effective_at) })}`
            : ''}
        </span>
      </p>
      <MySignature agreement={agreement} />
      <ObligationSection agreement={agreement} />
      <AgreementText agreement={agreement} />
      <SignHere agreement={agreement} />
      <SigningSection agreement={agreement} />
      <ConfirmationSection agreement={agreement} />
      <VisitSection agreement={agreement} />
      {agreement.may_be_closed ? <CloseDispute agreement={agreement} /> : null}
    </article>
  )
}

function AgreementText({ agreement }: { agreement: Agreement }) {
  if (!agreement.lines || agreement.state === 'drafting') return null
  return (
    <Section title={AGREEMENT.text}>
      <Paper>
        <div className="a-text">
          {agreement.lines.map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </div>
      </Paper>
    </Section>
  )
}

/** The parties of this person whose signature is still missing. */
function unsignedOf({ parties, missing_party_ids, can }: Agreement) {
  if (!can.includes('sign')) return []
  return parties.filter(({ id, is_mine }) => is_mine && missing_party_ids.includes(id))
}

function MySignature({ agreement }: { agreement: Agreement }) {
  const isMine = agreement.parties.some(({ is_mine }) => is_mine)
  if (agreement.state !== 'signing' || !isMine) return null
  return unsignedOf(agreement).length > 0 ? (
    <Notice tone="soon">{AGREEMENT.to_sign}</Notice>
  ) : (
    <Notice tone="done">{AGREEMENT.signed_by_me}</Notice>
  )
}

/** Below the whole text, so that nobody signs what was not scrolled past. */
function SignHere({ agreement }: { agreement: Agreement }) {
  const [isOpen, setOpen] = useState(false)
  const [party] = unsignedOf(agreement)
  if (!party) return null
  return (
    <>
      <Button look="main" isWide onClick={() => setOpen(true)}>
        {AGREEMENT.sign_here}
      </Button>
      {isOpen ? (
        <SignSheet agreement={agreement} party={party} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

function CloseDispute({ agreement }: { agreement: Agreement }) {
  const close = useCommand('agreements.close_dispute', {
    invalidates: ['agreements.', 'mediation.'],
    onDone: () => say(AGREEMENT.closed),
  })
  return (
    <>
      {close.error ? <Notice tone="over">{reasonText(close.error)}</Notice> : null}
      <Button
        look="main"
        busyWord={close.isPending && AGREEMENT.working}
        onClick={() => close.mutate({ id: agreement.id })}
      >
        {AGREEMENT.close}
      </Button>
    </>
  )
}
