import type { PostKind } from '@linli/contract/codes/org'
import type { LostCase, OnDuty } from '@linli/contract/lost-shapes'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { LIKENESS, LOST } from '../../words/zh-CN/lost_person.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { LostRow, OPEN } from './LostRow.tsx'
import './lost.css'

/** Who is on duty tonight where it is told, who was called, and who has answered by name. */
export function DutySection({ found }: { found: LostCase }) {
  const list = useQuery('lost_person.list_duty', { id: found.id })
  const me = useMe()
  const call = useCommand('lost_person.call')
  const [isWhole, setWhole] = useState(false)
  const people = list.data ?? []
  const uncalled = people.filter(({ called_at }) => called_at === null)
  const called = people.filter(({ called_at }) => called_at !== null)
  const rest = OPEN.includes(found.state) ? uncalled : []
  const shown = [...called, ...(isWhole ? rest : rest.slice(0, FEW))]
  const mayCall = found.can.includes('call')
  const others = uncalled.filter(({ person }) => person.id !== me.data?.person?.id)
  const press = (those: readonly OnDuty[]) =>
    call.mutate(
      { id: found.id, person_ids: those.map(({ person }) => person.id) },
      { onSuccess: () => say(fill(LOST.called, { n: those.length })) },
    )
  // Once it is over only those who were called are still worth a line.
  if (!OPEN.includes(found.state) && called.length === 0) return null
  return (
    <Section title={LOST.duty_title}>
      <Paper>
        {people.length === 0 ? <p className="l-quiet">{LOST.duty_empty}</p> : null}
        {mayCall && others.length > 1 ? (
          <Button
            look="main"
            busyWord={call.isPending && LOST.working}
            onClick={() => press(others.slice(0, 100))}
          >
            {fill(LOST.call_all, { n: others.length })}
          </Button>
        ) : null}
        {called.length > 0 ? (
          <p>
            {fill(LOST.called_n, {
              n: called.length,
              answered: called.filter((one) => one.acknowledged_at).length,
            })}
          </p>
        ) : null}
        {call.error ? <Notice tone="over">{reasonText(call.error)}</Notice> : null}
        <ul className="lp-plain">
          {shown.map((one) => (
            <li key={one.person.id}>
              <div className="l-row l-row-apart">
                <span>
                  <strong>{one.person.name}</strong>{' '}
                  <span className="l-quiet l-small">
                    {postWord(one.post_kind)} · {one.area_name}
                  </span>
                </span>
                <DutyState one={one} />
              </div>
              {one.words ? <p>“{one.words}”</p> : null}
              <div className="l-row">
                {one.phone ? (
                  <a className="l-button l-button-quiet" href={`tel:${one.phone}`}>
                    {one.phone}
                  </a>
                ) : null}
                {mayCall && one.called_at === null ? (
                  <Button look="quiet" onClick={() => press([one])}>
                    {fill(LOST.call_one, { name: one.person.name })}
                  </Button>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
        {shown.length < called.length + rest.length ? (
          <Button look="quiet" onClick={() => setWhole(true)}>
            {fill(LOST.all_duty, { n: people.length })}
          </Button>
        ) : null}
      </Paper>
    </Section>
  )
}

/** The nearest and those who were called come first; more are one press away. */
const FEW = 8

function postWord(kind: string): string {
  const words: Partial<Record<string, string>> = POST_KIND satisfies Record<PostKind, string>
  return words[kind] ?? ''
}

function DutyState({ one }: { one: OnDuty }) {
  if (one.acknowledged_at)
    return (
      <span>
        <Badge tone="done">{LOST.acknowledged}</Badge> <Moment at={one.acknowledged_at} />
      </span>
    )
  if (one.called_at) return <Badge tone="soon">{fill(LOST.called_at, { times: one.times })}</Badge>
  return null
}

/** Cases of the other kind that look alike: laid side by side, decided by a person. */
export function MatchSection({ found }: { found: LostCase }) {
  const isOpen = found.state !== 'closed'
  const list = useQuery('lost_person.suggest', { id: found.id }, { isEnabled: isOpen })
  const compare = useCommand('lost_person.compare')
  if (!isOpen || !list.data || list.data.length === 0) return null
  const decide = (other_id: string, decision: 'same' | 'not_same') =>
    compare.mutate({ id: found.id, other_id, decision })
  return (
    <Section title={LOST.match_title}>
      <p className="l-quiet">{LOST.match_lead}</p>
      {list.data.map((other) => (
        <Paper key={other.id}>
          <LostRow line={other} />
          <p>{fill(LOST.alike, { what: other.alike.map((one) => LIKENESS[one]).join('、') })}</p>
          {other.decision ? (
            <Badge tone={other.decision === 'same' ? 'done' : 'quiet'}>
              {other.decision === 'same' ? LOST.match_decided_same : LOST.match_decided_not}
            </Badge>
          ) : found.can.includes('compare') ? (
            <div className="l-row">
              <Button look="main" onClick={() => decide(other.id, 'same')}>
                {LOST.match_same}
              </Button>
              <Button onClick={() => decide(other.id, 'not_same')}>{LOST.match_other}</Button>
            </div>
          ) : null}
        </Paper>
      ))}
      {compare.error ? <Notice tone="over">{reasonText(compare.error)}</Notice> : null}
    </Section>
  )
}

/** Places outside that have the link: said plainly, because nothing brings it back. */
export function EscapedSection({ found }: { found: LostCase }) {
  const list = useQuery('lost_person.list_escaped', { id: found.id })
  if (!list.data || list.data.length === 0) return null
  return (
    <Section title={LOST.escaped_title}>
      <Paper>
        <p>{LOST.escaped_lead}</p>
        <ul className="lp-plain">
          {list.data.map((one) => (
            <li key={`${one.group.id} ${one.at}`}>
              {one.group.name} · <Moment at={one.at} />
            </li>
          ))}
        </ul>
      </Paper>
    </Section>
  )
}

/** 收到: whoever was called answers by name, in one press. */
export function AcknowledgeNotice({ id }: { id: string }) {
  const calls = useQuery('lost_person.list_calls', {})
  const acknowledge = useCommand('lost_person.acknowledge')
  const [isDone, setDone] = useState(false)
  if (isDone || !calls.data?.some((one) => one.id === id)) return null
  return (
    <Notice
      tone="soon"
      slot={
        <Button
          look="main"
          busyWord={acknowledge.isPending && LOST.working}
          onClick={() =>
            acknowledge.mutate(
              { id },
              {
                onSuccess: () => {
                  setDone(true)
                  say(LOST.acknowledged_now)
                },
              },
            )
          }
        >
          {LOST.acknowledge}
        </Button>
      }
    >
      {LOST.called_you}
    </Notice>
  )
}
