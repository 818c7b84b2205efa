import type { DisputeSession } from '@linli/contract/mediation-records'
import type { Dispute } from '@linli/contract/mediation-shapes'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Facts, Section } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Badge, Empty, Notice } from '../../ui/States.tsx'
import { ACT, SESSION_KIND, SESSION_STATE, SIDE } from '../../words/zh-CN/mediation.ts'
import { ASK, DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import { HoldForm } from './HoldForm.tsx'
import './mediation.css'

const TONE = { planned: 'todo', held: 'done', cancelled: 'quiet' } as const

/** Sessions that this person may know of, with their records. */
export function DisputeSessions({ dispute }: { dispute: Dispute }) {
  if (dispute.sessions.length === 0 && dispute.state === 'applied') return null
  return (
    <Section title={DISPUTE.sessions}>
      {dispute.sessions.length === 0 ? <Empty title={DISPUTE.no_sessions} /> : null}
      {dispute.sessions.map((session) => (
        <div key={session.id} className="m-party l-stack">
          <p className="l-row">
            <strong>
              <Moment at={session.starts_at} />
            </strong>
            <Badge tone={TONE[session.state]}>{SESSION_STATE[session.state]}</Badge>
            <span>
              {SESSION_KIND[session.kind]}
              {session.side ? ` · ${SIDE[session.side]}` : ''}
            </span>
          </p>
          <p className="l-quiet">
            {session.room?.name ?? session.place} ·{' '}
            {session.mediators.map(({ name }) => name).join('、')}
          </p>
          {session.cancel_words ? <p>{session.cancel_words}</p> : null}
          <Record session={session} />
          <SessionActs dispute={dispute} session={session} />
        </div>
      ))}
    </Section>
  )
}

function Record({ session: { record } }: { session: DisputeSession }) {
  if (!record) return null
  return (
    <Facts
      items={[
        [DISPUTE.present, record.present],
        ...record.statements.map(
          ({ side, words }) => [fill(DISPUTE.recorded, { side: SIDE[side] }), words] as const,
        ),
        [DISPUTE.found, record.found],
        [DISPUTE.risk_told, record.risk_told],
        [DISPUTE.result, record.result],
      ]}
    />
  )
}

type Open = 'hold_session' | 'move_session' | 'cancel_session'

function SessionActs({ dispute, session }: { dispute: Dispute; session: DisputeSession }) {
  const [open, setOpen] = useState<Open>()
  if (session.state !== 'planned') return null
  const acts = (['hold_session', 'move_session', 'cancel_session'] as const).filter((act) =>
    dispute.can.includes(act),
  )
  if (acts.length === 0) return null
  const close = () => setOpen(undefined)
  return (
    <div className="l-row">
      {acts.map((act) => (
        <Button key={act} onClick={() => setOpen(act)}>
          {ACT[act]}
        </Button>
      ))}
      <Sheet title={open ? ACT[open] : ''} isOpen={open !== undefined} onClose={close}>
        {open === 'hold_session' ? <HoldForm {...{ dispute, session }} onDone={close} /> : null}
        {open === 'move_session' ? <MoveForm {...{ dispute, session }} onDone={close} /> : null}
        {open === 'cancel_session' ? <CancelForm {...{ dispute, session }} onDone={close} /> : null}
      </Sheet>
    </div>
  )
}

interface Formed {
  dispute: Dispute
  session: DisputeSession
  onDone: () => void
}

function MoveForm({ dispute, session, onDone }: Formed) {
  const [starts, setStarts] = useState('')
  const [ends, setEnds] = useState('')
  const [place, setPlace] = useState(session.place ?? '')
  const move = useCommand('mediation.move_session', { onDone })
  return (
    <form
      className="l-stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!starts || !ends) return
        move.mutate({
          id: dispute.id,
          session_id: session.id,
          version: session.version,
          starts_at: `${starts}:00+08:00`,
          ends_at: `${ends}:00+08:00`,
          ...(session.room ? { room_id: session.room.id } : {}),
          ...(place ? { place } : {}),
        })
      }}
    >
      <Field
        label={ASK.starts}
        type="datetime-local"
        value={starts}
        onChange={(event) => setStarts(event.target.value)}
      />
      <Field
        label={ASK.ends}
        type="datetime-local"
        value={ends}
        onChange={(event) => setEnds(event.target.value)}
      />
      {session.room ? null : (
        <Field label={ASK.place} value={place} onChange={(event) => setPlace(event.target.value)} />
      )}
      {move.error ? <Notice tone="over">{reasonText(move.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={move.isPending && DISPUTE.working}>
        {ACT.move_session}
      </Button>
    </form>
  )
}

function CancelForm({ dispute, session, onDone }: Formed) {
  const [words, setWords] = useState('')
  const cancel = useCommand('mediation.cancel_session', { onDone })
  return (
    <form
      className="l-stack"
      onSubmit={(event) => {
        event.preventDefault()
        const { id, version } = session
        if (words.trim()) cancel.mutate({ id: dispute.id, session_id: id, version, words })
      }}
    >
      <TextArea
        label={ASK.reason}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.target.value)}
      />
      {cancel.error ? <Notice tone="over">{reasonText(cancel.error)}</Notice> : null}
      <Button look="stop" isWide type="submit" busyWord={cancel.isPending && DISPUTE.working}>
        {ACT.cancel_session}
      </Button>
    </form>
  )
}
