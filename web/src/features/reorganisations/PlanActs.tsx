import type { Plan } from '@linli/contract/reorganisations'
import { type ReactNode, useState } from 'react'
import type { CommandName } from '../../lib/api.ts'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button, type ButtonProps } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { PLANS } from '../../words/zh-CN/reorganisations.ts'

type Weighty = 'reorganisations.approve' | 'reorganisations.undo' | 'reorganisations.discard'

/** What this person may do with the plan as a whole; what cannot be taken back lightly asks once more. */
export function PlanActs({ plan, onGone }: { plan: Plan; onGone: () => void }) {
  const [open, setOpen] = useState<Weighty>()
  const { id, can } = plan
  const isToday = plan.day === today()
  const approveWord = isToday ? PLANS.approve_today : PLANS.approve
  if (open) {
    const words = { approve: approveWord, undo: PLANS.undo_do, discard: PLANS.discard }
    return <Sure {...{ plan, words, name: open, onGone, onClose: () => setOpen(undefined) }} />
  }
  return (
    <div className="l-row">
      {can.includes('approve') ? (
        <Button look="main" onClick={() => setOpen('reorganisations.approve')}>
          {approveWord}…
        </Button>
      ) : null}
      {can.includes('check') ? (
        <Press name="reorganisations.check" look="main" id={id}>
          {plan.report ? PLANS.check_again : PLANS.check}
        </Press>
      ) : null}
      {can.includes('cancel_check') ? (
        <Press name="reorganisations.cancel_check" id={id}>
          {PLANS.cancel_check}
        </Press>
      ) : null}
      {can.includes('withdraw') ? (
        <Press name="reorganisations.withdraw" id={id}>
          {PLANS.withdraw}
        </Press>
      ) : null}
      {can.includes('undo') ? (
        <Button look="stop" onClick={() => setOpen('reorganisations.undo')}>
          {PLANS.undo}…
        </Button>
      ) : null}
      {can.includes('discard') ? (
        <Button look="quiet" onClick={() => setOpen('reorganisations.discard')}>
          {PLANS.discard}…
        </Button>
      ) : null}
    </div>
  )
}

function Press({
  name,
  id,
  look = 'plain',
  children,
}: {
  name: Extract<
    CommandName,
    'reorganisations.check' | 'reorganisations.cancel_check' | 'reorganisations.withdraw'
  >
  id: string
  look?: ButtonProps['look']
  children: ReactNode
}) {
  const run = useCommand(name)
  return (
    <>
      <Button
        look={look}
        busyWord={run.isPending && DESK.working}
        onClick={() => run.mutate({ id })}
      >
        {children}
      </Button>
      {run.error ? <Notice tone="over">{reasonText(run.error)}</Notice> : null}
    </>
  )
}

const SURE: Record<Weighty, string> = {
  'reorganisations.approve': PLANS.approve_sure,
  'reorganisations.undo': PLANS.undo_sure,
  'reorganisations.discard': PLANS.discard_sure,
}

function Sure({
  plan: { id, revision },
  name,
  words,
  onGone,
  onClose,
}: {
  plan: Plan
  name: Weighty
  words: Record<'approve' | 'undo' | 'discard', string>
  onGone: () => void
  onClose: () => void
}) {
  const approve = useCommand('reorganisations.approve', {
    onDone: () => {
      say(PLANS.approved)
      onClose()
    },
  })
  const undo = useCommand('reorganisations.undo', { onDone: onClose })
  const discard = useCommand('reorganisations.discard', {
    onDone: () => {
      say(PLANS.discarded)
      onGone()
    },
  })
  const acts = {
    'reorganisations.approve': {
      run: approve,
      word: words.approve,
      go: () => approve.mutate({ id, revision }),
    },
    'reorganisations.undo': { run: undo, word: words.undo, go: () => undo.mutate({ id }) },
    'reorganisations.discard': {
      run: discard,
      word: words.discard,
      go: () => discard.mutate({ id }),
    },
  }
  const { run, word, go } = acts[name]
  return (
    <div className="d-form d-act-box">
      <p>{SURE[name]}</p>
      {run.error ? <Notice tone="over">{reasonText(run.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look={name === 'reorganisations.approve' ? 'main' : 'stop'}
          busyWord={run.isPending && DESK.working}
          onClick={go}
        >
          {word}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </div>
  )
}
