import type { DisputeLine } from '@linli/contract/mediation-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { Badge } from '../../ui/States.tsx'
import { DISPUTE_TYPE } from '../../words/zh-CN/dispute-types.ts'
import { BLOCKER, DISPUTE_STATE } from '../../words/zh-CN/mediation.ts'
import { DISPUTES } from '../../words/zh-CN/mediation-page.ts'
import { dueWords, facing, toneOf } from './dispute-words.ts'

/** A dispute in a list: what, who with whom, where it stands, and what is due. */
export function DisputeRow({ line }: { line: DisputeLine }) {
  const due = dueWords(line)
  return (
    <ListRow
      over={line.number ?? DISPUTES.no_number}
      title={line.title}
      state={<Badge tone={toneOf(line.state)}>{DISPUTE_STATE[line.state]}</Badge>}
      where={`${facing(line.parties)} · ${DISPUTE_TYPE[line.type]}${line.lead ? ` · ${line.lead.name}` : ''}`}
      foot={
        line.waits_for_report ? (
          <Badge tone="over">{BLOCKER.risk_report_first}</Badge>
        ) : line.asks_me ? (
          <Badge tone="soon">{DISPUTES.asks_me}</Badge>
        ) : line.next_session_at ? (
          <>
            {DISPUTES.next} <Moment at={line.next_session_at} />
          </>
        ) : null
      }
      aside={due ? <Badge tone={due.tone}>{due.words}</Badge> : null}
    />
  )
}
