import type { Message } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { MESSAGE_ACT, SILENCE_HOURS } from '../../words/zh-CN/groups.ts'

/** Acts on a message or its author that need a reason. */
export type ReasonAct = 'withhold' | 'restore' | 'silence' | 'complain'

const LEAD: Partial<Record<ReasonAct, string>> = {
  withhold: MESSAGE_ACT.withhold_lead,
  silence: MESSAGE_ACT.silence_lead,
  complain: MESSAGE_ACT.complain_lead,
}

type Hours = keyof typeof SILENCE_HOURS
const LENGTHS: readonly Hours[] = ['2', '24', '72', '168']

/** Says why, and does it. */
export function ReasonForm({
  act,
  message,
  onDone,
}: {
  act: ReasonAct
  message: Message
  onDone: () => void
}) {
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState<Hours>('24')
  const run = useReasonAct(act, onDone)
  return (
    <div className="l-stack">
      {LEAD[act] ? <p className="l-quiet">{LEAD[act]}</p> : null}
      {act === 'silence' ? (
        <Chips<Hours>
          label={MESSAGE_ACT.silence_long}
          options={LENGTHS.map((value) => ({ value, word: SILENCE_HOURS[value] }))}
          value={hours}
          onChange={(next) => setHours(next ?? hours)}
        />
      ) : null}
      <TextArea
        label={MESSAGE_ACT[`${act}_reason`]}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {run.error ? <Notice tone="over">{reasonText(run.error)}</Notice> : null}
      <Button
        look={act === 'restore' ? 'main' : 'stop'}
        isWide
        disabled={reason.trim() === ''}
        busyWord={run.isPending && MESSAGE_ACT.doing}
        onClick={() => run.go(message, reason.trim(), Number(hours))}
      >
        {MESSAGE_ACT[`${act}_do`]}
      </Button>
    </div>
  )
}

const DONE: Record<ReasonAct, string> = {
  withhold: MESSAGE_ACT.withheld,
  restore: MESSAGE_ACT.restored,
  silence: MESSAGE_ACT.silenced,
  complain: MESSAGE_ACT.complained,
}

function useReasonAct(act: ReasonAct, close: () => void) {
  const onDone = () => {
    say(DONE[act])
    close()
  }
  const withhold = useCommand('groups.withhold_message', { onDone })
  const restore = useCommand('groups.restore_message', { onDone })
  const silence = useCommand('groups.silence_member', { onDone })
  const complain = useCommand('groups.complain', { onDone })
  const all = [withhold, restore, silence, complain]
  return {
    error: all.find(({ error }) => error)?.error,
    isPending: all.some(({ isPending }) => isPending),
    go: ({ id, group_id, author }: Message, reason: string, hours: number) => {
      if (act === 'withhold') withhold.mutate({ id, reason })
      if (act === 'restore') restore.mutate({ id, reason })
      if (act === 'complain') complain.mutate({ id, reason })
      if (act === 'silence' && author)
        silence.mutate({ group_id, person_id: author.id, hours, reason })
    },
  }
}
