import { TRUSTS, type Trust } from '@linli/contract/codes/lost_person'
import type { PostKind } from '@linli/contract/codes/org'
import type { LostCase, OnDuty, Sighting } from '@linli/contract/lost-shapes'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useDisclosure, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { AreaMap } from '../../ui/AreaMap.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Badge, Empty, Notice, type Tone } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { LIKENESS, LOST, TRUST } from '../../words/zh-CN/lost_person.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { onMap } from '../org/map-datum.ts'
import { ActButtons } from './ActSheet.tsx'
import { LostRow } from './LostRow.tsx'
import './lost.css'

const TRUST_TONE: Record<Trust, Tone> = {
  unchecked: 'todo',
  credible: 'doing',
  wrong: 'quiet',
  confirmed: 'done',
}
const POINT_TONE = {
  unchecked: 'soon',
  credible: 'doing',
  wrong: undefined,
  confirmed: 'done',
} as const

/** Where it has been told and where somebody was seen, and what people said. */
export function SightingSection({ found }: { found: LostCase }) {
  const list = useQuery('lost_person.list_sightings', { id: found.id })
  const seen = list.data ?? []
  return (
    <Section title={LOST.sightings_title}>
      <CaseMap found={found} seen={seen} />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.data?.length === 0 ? (
        <Empty title={LOST.sightings_empty}>{LOST.sightings_empty_hint}</Empty>
      ) : (
        <Paper>
          <ul className="lp-plain">
            {seen.map((one) => (
              <SightingLine key={one.id} found={found} one={one} />
            ))}
          </ul>
        </Paper>
      )}
      <ActButtons found={found} acts={['sight']} />
    </Section>
  )
}

function CaseMap({ found, seen }: { found: LostCase; seen: readonly Sighting[] }) {
  const within = found.community?.id
  const shapes = useQuery('org.list_shapes', within ? { within } : {}, {
    staleMs: 600_000,
    isEnabled: within !== undefined,
  })
  const { position } = found
  if (!shapes.data) return null
  const reached = found.rings.filter(({ reached_at }) => reached_at).length
  return (
    <AreaMap
      label={LOST.map}
      height={280}
      shapes={shapes.data.map(({ area_id, name, polygons }) => ({
        id: area_id,
        name,
        polygons,
        isStrong: reached > 1 || (reached === 1 && area_id === found.grid.id),
      }))}
      points={[
        ...(position
          ? [{ id: 'here', at: onMap(position), word: LOST.here, tone: 'over' as const }]
          : []),
        ...seen.flatMap((one) => {
          const tone = POINT_TONE[one.trust]
          return one.position && tone
            ? [{ id: one.id, at: onMap(one.position), word: one.place, tone }]
            : []
        }),
      ]}
    />
  )
}

function SightingLine({ found, one }: { found: LostCase; one: Sighting }) {
  const judge = useCommand('lost_person.judge_sighting')
  const reveal = useDisclosure('lost_person.reveal_contact')
  const mayJudge = found.can.includes('judge_sighting')
  const input = { id: found.id, sighting_id: one.id }
  return (
    <li>
      <div className="l-row l-row-apart">
        <strong>{one.place}</strong>
        <Badge tone={TRUST_TONE[one.trust]}>{TRUST[one.trust]}</Badge>
      </div>
      <p className="l-small l-quiet">
        {LOST.seen} <Moment at={one.seen_at} />
        {one.judged_by ? ` · ${one.judged_by.name}` : ''}
        {one.same_as_id ? ` · ${LOST.same}` : ''}
      </p>
      {one.words ? <p>“{one.words}”</p> : null}
      {one.photo_urls.length > 0 ? (
        <div className="lp-photos">
          {one.photo_urls.map((url) => (
            <img key={url} src={url} alt={LOST.photo_of} />
          ))}
        </div>
      ) : null}
      {mayJudge ? (
        <div className="l-row">
          <Chips<Trust>
            label={LOST.judge}
            options={TRUSTS.filter((trust) => trust !== 'unchecked').map((value) => ({
              value,
              word: TRUST[value],
            }))}
            value={one.trust}
            onChange={(trust) => trust && judge.mutate({ ...input, trust })}
          />
          {one.has_contact && !reveal.data ? (
            <Button look="quiet" onClick={() => reveal.mutate(input)}>
              {LOST.contact}
            </Button>
          ) : null}
        </div>
      ) : null}
      {reveal.data ? <p>{fill(LOST.contact_is, { phone: reveal.data.phone })}</p> : null}
      {judge.error ? <Notice tone="over">{reasonText(judge.error)}</Notice> : null}
    </li>
  )
}

/** Who is on duty tonight where it is told, who was called, and who has answered by name. */
export function DutySection({ found }: { found: LostCase }) {
  const list = useQuery('lost_person.list_duty', { id: found.id })
  const call = useCommand('lost_person.call')
  const people = list.data ?? []
  const uncalled = people.filter(({ called_at }) => called_at === null)
  const mayCall = found.can.includes('call')
  const press = (those: readonly OnDuty[]) =>
    call.mutate(
      { id: found.id, person_ids: those.map(({ person }) => person.id) },
      { onSuccess: () => say(fill(LOST.called, { n: those.length })) },
    )
  return (
    <Section title={LOST.duty_title}>
      <Paper>
        {people.length === 0 ? <p className="l-quiet">{LOST.duty_empty}</p> : null}
        {mayCall && uncalled.length > 1 ? (
          <Button
            look="main"
            busyWord={call.isPending && LOST.working}
            onClick={() => press(uncalled.slice(0, 100))}
          >
            {fill(LOST.call_all, { n: uncalled.length })}
          </Button>
        ) : null}
        {call.error ? <Notice tone="over">{reasonText(call.error)}</Notice> : null}
        <ul className="lp-plain">
          {people.map((one) => (
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
      </Paper>
    </Section>
  )
}

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
  const list = useQuery('lost_person.suggest', { id: found.id })
  const compare = useCommand('lost_person.compare')
  if (!list.data || list.data.length === 0) return null
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
