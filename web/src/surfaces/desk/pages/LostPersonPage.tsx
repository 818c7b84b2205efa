import { Link, useParams } from '@tanstack/react-router'
import {
  AcknowledgeNotice,
  DutySection,
  EscapedSection,
  MatchSection,
} from '../../../features/lost_person/CaseBeside.tsx'
import {
  CardLink,
  EndSection,
  PoliceSection,
  RingSection,
  StepsSection,
  WhoSection,
} from '../../../features/lost_person/CaseSections.tsx'
import { CorrectButton } from '../../../features/lost_person/CorrectForm.tsx'
import { LOST_TONE, Marks } from '../../../features/lost_person/LostRow.tsx'
import { SightingSection } from '../../../features/lost_person/SightingSection.tsx'
import { whoWords } from '../../../features/lost_person/who-words.ts'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { KIND, LOST, STATUS } from '../../../words/zh-CN/lost_person.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One case: on the left who it is, the police, how far it is told and what comes of it; on the right what people saw, who is on
 * duty, and what was done. */
export function LostPersonPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const query = useQuery('lost_person.get', { id }, { everyMs: 60_000 })
  const found = query.data
  const back = <Link to="/lost">{LOST.back}</Link>
  if (!found) {
    return (
      <DeskPage title={LOST.title} back={back}>
        {query.error ? (
          <Notice tone="over">{reasonText(query.error)}</Notice>
        ) : (
          <Skeleton lines={10} />
        )}
      </DeskPage>
    )
  }
  return (
    <DeskPage
      title={`${whoWords(found)} · ${found.place}`}
      back={back}
      isWide
      lead={
        <span className="l-row">
          <Badge tone={LOST_TONE[found.state]}>{STATUS[found.state]}</Badge>
          {KIND[found.kind]}
          <Marks line={found} />
        </span>
      }
      acts={<CardLink found={found} />}
    >
      <AcknowledgeNotice id={id} />
      <div className="d-columns">
        <div className="l-stack">
          <PoliceSection found={found} />
          <EndSection found={found} />
          <WhoSection found={found} />
          <CorrectButton found={found} />
          <RingSection found={found} />
          <EscapedSection found={found} />
        </div>
        <div className="l-stack">
          <MatchSection found={found} />
          <SightingSection found={found} />
          <DutySection found={found} />
          <StepsSection found={found} />
        </div>
      </div>
    </DeskPage>
  )
}
