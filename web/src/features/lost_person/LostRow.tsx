import type { LostState } from '@linli/contract/codes/lost_person'
import type { LostLine } from '@linli/contract/lost-shapes'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Badge, type Tone } from '../../ui/States.tsx'
import { KIND, LOST, RING, STATUS } from '../../words/zh-CN/lost_person.ts'
import { whoWords } from './who-words.ts'
import './lost.css'

export const LOST_TONE: Record<LostState, Tone> = {
  opened: 'todo',
  told: 'doing',
  searching: 'doing',
  found: 'done',
  handed_over: 'done',
  closed: 'quiet',
}

/** States in which somebody is still to be found. */
export const OPEN: readonly LostState[] = ['opened', 'told', 'searching']

/** A face, or the words that there is none. */
export function Face({ url, isGone = false }: { url: string | null; isGone?: boolean }) {
  if (url) return <img className="lp-face" src={url} alt={LOST.photo_of} />
  return <div className="lp-face lp-face-none">{isGone ? LOST.photo_gone : LOST.no_photo}</div>
}

/** Who, where, since when, and what waits. */
export function LostRow({ line, title }: { line: LostLine; title?: ReactNode }) {
  return (
    <div className="lp-row">
      <Face url={line.photo_url} isGone={['found', 'handed_over'].includes(line.state)} />
      <div className="l-stack">
        <div className="l-row l-row-apart">
          <strong>{title ?? whoWords(line)}</strong>
          <Badge tone={LOST_TONE[line.state]}>{STATUS[line.state]}</Badge>
        </div>
        <p className="l-small">
          {KIND[line.kind]} · {line.place} · <Moment at={line.happened_at} />
        </p>
        {line.clothing ? <p className="l-small">{line.clothing}</p> : null}
        <Marks line={line} />
      </div>
    </div>
  )
}

/** What of a case waits for somebody, in words and shapes. */
export function Marks({ line }: { line: LostLine }) {
  return (
    <div className="l-row">
      {line.is_minor ? <Badge tone="over">{LOST.minor}</Badge> : null}
      {line.waits_for_second ? <Badge tone="soon">{LOST.waits_second}</Badge> : null}
      {line.is_paused ? <Badge tone="soon">{LOST.paused}</Badge> : null}
      {line.unanswered > 0 && OPEN.includes(line.state) ? (
        <Badge tone="soon">{fill(LOST.unanswered_n, { n: line.unanswered })}</Badge>
      ) : null}
      {line.sightings > 0 ? (
        <Badge tone="doing">{fill(LOST.sightings_n, { n: line.sightings })}</Badge>
      ) : null}
      <span className="l-quiet l-small">
        {line.ring ? fill(LOST.told_to, { ring: RING[line.ring] }) : LOST.not_told}
      </span>
    </div>
  )
}
