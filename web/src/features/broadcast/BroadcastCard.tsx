import type { BroadcastLine } from '@linli/contract/broadcast'
import type { BroadcastState } from '@linli/contract/codes/broadcast'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Badge, type Tone } from '../../ui/States.tsx'
import { BROADCAST, STATE } from '../../words/zh-CN/broadcast.ts'
import { ProgressLine } from './ProgressLine.tsx'

export const STATE_TONE: Record<BroadcastState, Tone> = {
  asked: 'soon',
  declined: 'quiet',
  sending: 'doing',
  done: 'done',
  stopped: 'over',
  expired: 'quiet',
}

/** A broadcast as a sheet of a list: what, where to, by whom, and how far it has come. */
export function BroadcastCard({ line, title }: { line: BroadcastLine; title: ReactNode }) {
  return (
    <div className="l-stack">
      <div className="l-row l-row-apart">
        <h3>{title}</h3>
        <Badge tone={STATE_TONE[line.state]}>{STATE[line.state]}</Badge>
      </div>
      <p className="l-quiet l-small">
        {line.scope.name} · {fill(BROADCAST.asked_by, { name: line.asked_by.name })}{' '}
        <Moment at={line.asked_at} /> <Agreed line={line} />
      </p>
      {line.state === 'asked' || line.state === 'declined' ? null : (
        <ProgressLine progress={line.progress} />
      )}
    </div>
  )
}

/** Who agreed to it, or who went alone and why. */
export function Agreed({
  line: { asked_by, released_by, bypass_reason, confirmed_by },
}: {
  line: Pick<BroadcastLine, 'asked_by' | 'released_by' | 'bypass_reason' | 'confirmed_by'>
}) {
  if (!released_by) return null
  // Whoever looks for a person within their community needs no second one, and none is named.
  if (!bypass_reason && released_by.id === asked_by.id) return <span>{BROADCAST.by_one}</span>
  if (!bypass_reason) return <span>{fill(BROADCAST.released_by, { name: released_by.name })}</span>
  return (
    <span>
      {fill(BROADCAST.bypassed, { name: released_by.name, reason: bypass_reason })}{' '}
      <Badge tone={confirmed_by ? 'done' : 'over'}>
        {confirmed_by
          ? fill(BROADCAST.confirmed, { name: confirmed_by.name })
          : BROADCAST.unconfirmed}
      </Badge>
    </span>
  )
}
