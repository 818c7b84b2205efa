import type { CommitteeGap } from '@linli/contract/codes/mediators'
import { Badge } from '../../ui/States.tsx'
import { COMMITTEE, FORCES } from '../../words/zh-CN/forces.ts'
import { COMMITTEE_GAP, GAP_LAW } from '../../words/zh-CN/mediators.ts'

/** What a committee lacks, in words of the law; nothing of it stops anything. */
export function GapList({ gaps }: { gaps: readonly CommitteeGap[] }) {
  if (gaps.length === 0) return <Badge tone="done">{COMMITTEE.no_gaps}</Badge>
  return (
    <ul className="m-gaps" aria-label={COMMITTEE.gaps}>
      {gaps.map((gap) => (
        <li key={gap}>
          <Badge tone="soon">{COMMITTEE_GAP[gap]}</Badge>{' '}
          <span className="l-quiet l-small">{GAP_LAW[gap]}</span>
        </li>
      ))}
    </ul>
  )
}

/** The same in one cell of a table. */
export function GapBadges({ gaps }: { gaps: readonly CommitteeGap[] }) {
  if (gaps.length === 0) return <span className="l-quiet">{FORCES.complete}</span>
  return (
    <span className="m-gap-badges">
      {gaps.map((gap) => (
        <Badge key={gap} tone="soon">
          {COMMITTEE_GAP[gap]}
        </Badge>
      ))}
    </span>
  )
}
