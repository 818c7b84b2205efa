import type { Broadcast } from '@linli/contract/broadcast'
import { TARGET_STATES } from '@linli/contract/codes/broadcast'
import { Link, useParams } from '@tanstack/react-router'
import { BroadcastActs } from '../../../features/broadcast/BroadcastActs.tsx'
import { Agreed, STATE_TONE } from '../../../features/broadcast/BroadcastCard.tsx'
import { ProgressLine } from '../../../features/broadcast/ProgressLine.tsx'
import { TargetTable } from '../../../features/broadcast/TargetTable.tsx'
import { Moment } from '../../../lib/Moment.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Paper, Section } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { BROADCAST, STATE } from '../../../words/zh-CN/broadcast.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One message to many groups, live: what it says, who agreed, and what became of it in every place. */
export function BroadcastPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const query = useQuery('broadcast.get', { id })
  const found = query.data
  const back = <Link to="/broadcasts">{BROADCAST.back}</Link>
  if (!found) {
    return (
      <DeskPage title={BROADCAST.title} back={back}>
        {query.error ? (
          <Notice tone="over">{reasonText(query.error)}</Notice>
        ) : (
          <Skeleton lines={8} />
        )}
      </DeskPage>
    )
  }
  const present = TARGET_STATES.filter((state) => found.places.some((one) => one.state === state))
  return (
    <DeskPage
      title={found.title}
      back={back}
      isWide
      lead={
        <span className="l-row">
          <Badge tone={STATE_TONE[found.state]}>{STATE[found.state]}</Badge>
          {found.scope.name} · {fill(BROADCAST.asked_by, { name: found.asked_by.name })}{' '}
          <Moment at={found.asked_at} />
          <Agreed line={found} />
        </span>
      }
    >
      <div className="d-columns">
        <div className="l-stack">
          <Said found={found} />
          <BroadcastActs broadcast={found} />
        </div>
        <div className="l-stack">
          <HowFar found={found} />
        </div>
      </div>
      {found.progress.groups > 0 ? (
        <Section title={BROADCAST.places}>
          <TargetTable id={id} present={present} />
        </Section>
      ) : null}
    </DeskPage>
  )
}

function Said({ found }: { found: Broadcast }) {
  return (
    <>
      <div className="bc-bubble">
        <strong>{found.title}</strong>
        {found.text}
        {found.link ? (
          <p>
            <a href={found.link}>{BROADCAST.link}</a>
          </p>
        ) : null}
      </div>
      {found.about?.noun === 'lost_person' ? (
        <Link to="/lost/$id" params={{ id: found.about.id }}>
          {BROADCAST.about_case}
        </Link>
      ) : null}
      {found.decline_reason ? (
        <Notice tone="over">
          {fill(BROADCAST.declined, {
            name: found.declined_by?.name,
            reason: found.decline_reason,
          })}
        </Notice>
      ) : null}
      {found.stop_reason ? (
        <Notice tone="over">
          {fill(BROADCAST.stopped, {
            name: found.stopped_by?.name,
            reason: found.stop_reason,
          })}
        </Notice>
      ) : null}
      {found.confirm_words ? <Notice tone="done">{found.confirm_words}</Notice> : null}
    </>
  )
}

function HowFar({ found }: { found: Broadcast }) {
  return (
    <>
      <Paper>
        <ProgressLine progress={found.progress} />
        {found.progress.outside_sent > 0 ? (
          <p className="l-small">{fill(BROADCAST.outside, { n: found.progress.outside_sent })}</p>
        ) : null}
      </Paper>
      {found.owners.length > 0 ? (
        <Section title={BROADCAST.owners_title}>
          <Paper>
            {found.owners.map((one) => (
              <p key={one.person?.id ?? one.name}>
                <strong>{one.name}</strong>{' '}
                <span className="l-quiet l-small">
                  {fill(BROADCAST.owner_line, { n: one.groups, reminded: one.reminded })}
                </span>
              </p>
            ))}
          </Paper>
        </Section>
      ) : null}
    </>
  )
}
