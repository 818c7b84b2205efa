import type { GroupMatter } from '@linli/contract/group-matters'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { CARD } from '../../words/zh-CN/group-registry.ts'
import { STATUS } from '../../words/zh-CN/matters.ts'
import { OUTCOME } from '../../words/zh-CN/outcome.ts'
import { STATUS_TONE } from '../matters/status-tone.ts'
import './matter-card.css'

/** A matter in the group that raised it: its number, who has it and by when, and how it ended. `acts` stands below for whoever
 * may do something. */
export function MatterCard({ card, acts }: { card: GroupMatter; acts?: ReactNode }) {
  const isOver = card.closed_at !== null
  return (
    <article className="g-matter" aria-label={fill(CARD.number, { number: card.number })}>
      <header className="g-matter-head">
        <strong>{card.category_name}</strong>
        <Badge tone={STATUS_TONE[card.status]}>{STATUS[card.status]}</Badge>
      </header>
      <p className="l-quiet l-small">{fill(CARD.number, { number: card.number })}</p>
      {isOver ? (
        <p>
          {card.outcome ? `${OUTCOME[card.outcome]} · ` : ''}
          {fill(CARD.ended, { when: sayMoment(card.closed_at ?? '') })}
        </p>
      ) : (
        <p>
          {card.unit ? fill(CARD.with, { unit: card.unit.name }) : CARD.nobody}
          <DueWord card={card} />
        </p>
      )}
      {acts}
    </article>
  )
}

function DueWord({ card }: { card: GroupMatter }) {
  if (!card.due_at) return null
  return (
    <span className="g-matter-due">
      {card.is_overdue ? <Badge tone="over">{CARD.overdue}</Badge> : null}
      <Moment at={card.due_at} style="deadline" />
      {CARD.due.replace('{when}', '')}
    </span>
  )
}
