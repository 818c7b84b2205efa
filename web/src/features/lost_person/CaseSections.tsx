import type { LostCase } from '@linli/contract/lost-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { sayDay, serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACTED, HANDED, LOST, RING } from '../../words/zh-CN/lost_person.ts'
import { ProgressLine } from '../broadcast/ProgressLine.tsx'
import { ActButtons } from './ActSheet.tsx'
import { Face, OPEN } from './LostRow.tsx'
import './lost.css'
import { whoWords } from './who-words.ts'

/** Whom it is about. */
export function WhoSection({ found }: { found: LostCase }) {
  return (
    <Paper>
      {found.photo_url ? (
        <img className="lp-face-large" src={found.photo_url} alt={LOST.photo_of} />
      ) : (
        <Face url={null} isGone={found.photo_withdrawn_at !== null} />
      )}
      <Facts
        items={[
          [LOST.who, whoWords(found)],
          [LOST.name, found.name],
          [LOST.clothing, found.clothing],
          [LOST.features, found.features],
          [LOST.needs_care, found.needs_care],
          [LOST.height, found.height_cm ? fill(LOST.height_cm, { cm: found.height_cm }) : null],
          [
            found.kind === 'missing' ? LOST.when_missing : LOST.when_found,
            <Moment key="at" at={found.happened_at} />,
          ],
          [LOST.where, found.place],
          [LOST.opened_by, found.opened_by.name],
        ]}
      />
    </Paper>
  )
}

/** Step one, before anything else: the telephone, and what was said there. */
export function PoliceSection({ found }: { found: LostCase }) {
  const { police, minor } = found
  const isDone = police.told_at !== null || police.declined_reason !== null
  return (
    <Section title={isDone ? LOST.police_done : LOST.police_title}>
      {found.is_minor ? (
        <Notice tone={minor.released_at ? 'done' : 'over'}>
          {minor.released_at
            ? fill(LOST.minor_released, {
                officer: minor.officer ?? '',
                reference: minor.reference ?? '',
              })
            : LOST.minor_title}
        </Notice>
      ) : null}
      <Paper>
        <div className="l-stack">
          {isDone ? null : (
            <>
              <p>{LOST.police_lead}</p>
              <div className="lp-acts">
                <a className="l-button l-button-main" href="tel:110">
                  {LOST.call_110}
                </a>
                {police.station_phone ? (
                  <a className="l-button l-button-plain" href={`tel:${police.station_phone}`}>
                    {fill(LOST.call_station, {
                      name: police.station?.name ?? '',
                      phone: police.station_phone,
                    })}
                  </a>
                ) : null}
              </div>
            </>
          )}
          {police.told_at ? (
            <p>
              {fill(LOST.police_told, { whom: police.told_whom ?? '' })}{' '}
              <Moment at={police.told_at} />
            </p>
          ) : null}
          {police.declined_reason ? (
            <p>{fill(LOST.police_declined, { reason: police.declined_reason })}</p>
          ) : null}
          {police.number ? (
            <p>
              {fill(LOST.police_number, { number: police.number, officer: police.officer ?? '' })}
            </p>
          ) : null}
          <ActButtons
            found={found}
            acts={
              isDone
                ? ['number_police', 'release_minor', 'clear_minor']
                : ['tell_police', 'decline_police', 'release_minor', 'clear_minor']
            }
            first={{ whom: police.station?.name ?? '' }}
          />
        </div>
      </Paper>
    </Section>
  )
}

/** How far it is told, the rule by which it goes on, and whether two have agreed. */
export function RingSection({ found }: { found: LostCase }) {
  return (
    <Section title={LOST.rings_title}>
      <Paper>
        <Release found={found} />
        {found.next ? <Next next={found.next} found={found} /> : null}
        <ol className="lp-rings">
          {found.rings.map((one) => (
            <li key={one.ring}>
              <div className="l-row l-row-apart">
                <strong>{RING[one.ring]}</strong>
                {one.reached_at ? (
                  <span>
                    <Badge tone="done">{LOST.reached}</Badge> <Moment at={one.reached_at} />
                  </span>
                ) : (
                  <RingState one={one} found={found} />
                )}
              </div>
              {one.progress ? <ProgressLine progress={one.progress} /> : null}
              {one.reached_at ? null : (
                <p className="l-quiet l-small">{ruleWords(found.kind, one)}</p>
              )}
            </li>
          ))}
        </ol>
        {found.kind === 'missing' ? (
          <p className="l-quiet l-small">
            {fill(LOST.rule_speed, { metres: found.metres_per_minute })}
          </p>
        ) : null}
        <ActButtons
          found={found}
          acts={[
            'publish',
            'release',
            'decline_release',
            'confirm_bypass',
            'ask_release',
            'widen',
            'pause',
            'resume',
            'bypass',
          ]}
        />
      </Paper>
    </Section>
  )
}

function RingState({ one, found }: { one: LostCase['rings'][number]; found: LostCase }) {
  if (!OPEN.includes(found.state)) return <Badge tone="quiet">{LOST.not_reached}</Badge>
  if (!one.is_cleared) return <Badge tone="soon">{LOST.waits_release}</Badge>
  return <Badge tone="todo">{found.published_at ? LOST.may_go : LOST.may_publish}</Badge>
}

function ruleWords(kind: LostCase['kind'], one: LostCase['rings'][number]): string {
  if (one.minutes === 0) return LOST.rule_now
  const { minutes, metres } = one
  return kind === 'missing'
    ? fill(LOST.rule_both, { minutes, metres: metres.toLocaleString('zh-CN') })
    : fill(LOST.rule_time, { minutes })
}

function Next({ next, found }: { next: NonNullable<LostCase['next']>; found: LostCase }) {
  const isCleared = found.rings.find(({ ring }) => ring === next.ring)?.is_cleared ?? false
  const isOver = new Date(next.at).getTime() <= serverNow()
  if (found.is_paused) return <Notice tone="soon">{LOST.paused}</Notice>
  return (
    <Notice tone={isCleared ? 'quiet' : 'soon'}>
      <p>
        {fill(LOST.next, { ring: RING[next.ring] })} <Moment at={next.at} />
      </p>
      {!isCleared && isOver ? <p>{LOST.next_overdue}</p> : null}
    </Notice>
  )
}

function Release({ found: { release } }: { found: LostCase }) {
  if (!release) return null
  const values = {
    ring: RING[release.ring],
    reason: release.reason,
    words: release.words ?? '',
  }
  const { asked_by, decided_by, state } = release
  const name = (state === 'asked' || state === 'bypassed' ? asked_by : decided_by)?.name ?? ''
  const said = {
    asked: { tone: 'soon', text: LOST.release_asked },
    bypassed: { tone: 'over', text: LOST.release_bypassed },
    released: { tone: 'done', text: LOST.release_done },
    confirmed: { tone: 'done', text: LOST.release_confirmed },
    declined: { tone: 'over', text: LOST.release_declined },
  } as const
  return <Notice tone={said[state].tone}>{fill(said[state].text, { ...values, name })}</Notice>
}

/** What came of it, and what is still owed. */
export function EndSection({ found }: { found: LostCase }) {
  const { handed_over, notice } = found
  return (
    <>
      {found.found_words ? <Notice tone="done">{found.found_words}</Notice> : null}
      {handed_over ? (
        <Notice tone="done">
          <p>
            {fill(LOST.handed, { to: HANDED[handed_over.to] })} <Moment at={handed_over.at} />
          </p>
          {handed_over.relation ? (
            <p>
              {fill(LOST.handed_relation, {
                relation: handed_over.relation,
                checked: handed_over.relation_checked ?? '',
              })}
            </p>
          ) : null}
          {handed_over.is_id_seen ? <p>{LOST.id_seen}</p> : null}
        </Notice>
      ) : null}
      {notice ? (
        <Notice tone={notice.at ? 'done' : 'soon'}>
          {notice.at
            ? fill(LOST.notice_done, { words: notice.words ?? '' })
            : fill(LOST.notice_due, { day: sayDay(notice.due_on) })}
        </Notice>
      ) : null}
      {found.erase_on ? (
        <p className="l-quiet l-small">{fill(LOST.erase_on, { day: sayDay(found.erase_on) })}</p>
      ) : null}
      <ActButtons found={found} acts={['find', 'hand_over', 'inform', 'close']} />
    </>
  )
}

/** The link that may be passed on, and what must not. */
export function CardLink({ found }: { found: LostCase }) {
  if (!found.published_at) return null
  const url = `${window.location.origin}${found.card_path}`
  return (
    <div className="l-row">
      <a
        className="l-button l-button-quiet"
        href={found.card_path}
        target="_blank"
        rel="noreferrer"
      >
        {LOST.card_link}
      </a>
      <Button
        onClick={() =>
          void navigator.clipboard?.writeText(url).then(
            () => say(LOST.card_copied),
            () => undefined,
          )
        }
      >
        {LOST.card_copy}
      </Button>
    </div>
  )
}

/** Everything that was done, the newest first. */
export function StepsSection({ found }: { found: LostCase }) {
  return (
    <Section title={LOST.steps_title}>
      <Paper>
        <Timeline
          items={found.steps.map((step) => ({
            id: step.id,
            when: <Moment at={step.at} />,
            title: ACTED[step.act],
            who: step.person_name ?? LOST.by_clock,
            body: step.words ? <p>{step.words}</p> : undefined,
          }))}
        />
      </Paper>
    </Section>
  )
}
