import type { Role } from '@linli/contract/identity'
import { Link } from '@tanstack/react-router'
import { WecomTie } from '../../../features/identity/ByWecom.tsx'
import { deviceWords } from '../../../features/identity/device-words.ts'
import { ChangePassword } from '../../../features/identity/StaffSignIn.tsx'
import { LeaveDesk } from '../../../features/org/LeaveDesk.tsx'
import { Moment } from '../../../lib/Moment.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { POST_KIND } from '../../../words/zh-CN/org.ts'
import { AUDIT, SETTINGS } from '../../../words/zh-CN/settings.ts'
import { GRID, ME } from '../../../words/zh-CN/worker.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Whose work somebody takes over while they are away. */
const WITH_QUEUE: readonly Role[] = ['grid_worker', 'unit_staff', 'centre_staff', 'leader']

/** My posts, leave, sessions and password. */
export function Settings() {
  const me = useMe()
  const hasQueue = me.data?.roles.some((role) => WITH_QUEUE.includes(role)) === true
  return (
    <DeskPage title={SETTINGS.title}>
      <Section title={SETTINGS.me}>
        <Posts />
      </Section>
      {hasQueue ? (
        <Section title={SETTINGS.leave}>
          <LeaveDesk />
        </Section>
      ) : null}
      <Section title={SETTINGS.sessions}>
        <p className="l-quiet">{SETTINGS.sessions_lead}</p>
        <Sessions />
      </Section>
      <Section title={SETTINGS.password}>
        <p className="l-quiet">{SETTINGS.password_lead}</p>
        <div className="d-narrow">
          <ChangePassword onDone={() => say(SETTINGS.password_done)} />
        </div>
      </Section>
      {me.data?.roles.includes('security_admin') ? (
        <Link to="/opened-rooms" className="l-button l-button-plain">
          {AUDIT.opened_rooms}
        </Link>
      ) : null}
      <WecomTie surface="desk" />
    </DeskPage>
  )
}

function Posts() {
  const me = useMe()
  const words: Record<string, string> = POST_KIND
  return (
    <ul className="l-list">
      {me.data?.posts.map((post) => (
        <li key={post.id} className="l-list-line">
          <span>
            <strong>{words[post.kind] ?? post.kind}</strong>{' '}
            <span className="l-quiet">
              {fill(ME.of, { unit: post.unit.name, area: post.area.name })}
            </span>
          </span>
          {post.on_behalf_of ? (
            <Badge tone="soon">{fill(GRID.on_behalf, { name: post.on_behalf_of.name })}</Badge>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Sessions() {
  const sessions = useQuery('identity.list_sessions', {})
  const end = useCommand('identity.end_session', {
    invalidates: ['identity.list_sessions'],
    onDone: () => say(SETTINGS.ended),
  })
  if (sessions.error) return <Notice tone="over">{reasonText(sessions.error)}</Notice>
  if (!sessions.data) return <Skeleton lines={3} />
  return (
    <>
      <ul className="l-list">
        {sessions.data.map((session) => (
          <li key={session.id} className="l-list-line">
            <span className="d-session">
              {deviceWords(session.device)}
              <span className="l-quiet l-small">
                <Moment at={session.started_at} />
                {SETTINGS.started} · <Moment at={session.last_used_at} />
                {SETTINGS.used}
              </span>
            </span>
            {session.is_current ? (
              <Badge tone="done">{SETTINGS.this_one}</Badge>
            ) : (
              <span>
                <Button onClick={() => end.mutate({ id: session.id })}>{SETTINGS.end}</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
    </>
  )
}
