import type { MatterAction } from '@linli/contract/codes/matters'
import type { TrackedMatter } from '@linli/contract/matters'
import { Due, Moment } from '../../lib/Moment.tsx'
import { sayDeadline } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge } from '../../ui/States.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ACTED_FOR_REPORTER } from '../../words/zh-CN/acts.ts'
import { CLOCKS } from '../../words/zh-CN/clocks.ts'
import { CLOCK, STATUS_FOR_REPORTER } from '../../words/zh-CN/matters.ts'
import { SOLVED } from '../../words/zh-CN/outcome.ts'
import { TRACKED } from '../../words/zh-CN/resident.ts'
import { FileList } from '../documents/FileList.tsx'
import { AskAgain } from './AskAgain.tsx'
import { titleOfAct, whoDidIt } from './act-line.ts'
import { OutcomePanel } from './OutcomePanel.tsx'
import { pausedWords } from './paused-words.ts'
import { placeLine } from './place-line.ts'
import { RateForm } from './RateForm.tsx'
import { ReopenForm } from './ReopenForm.tsx'
import { returnReasonWord } from './reason-word.ts'
import { STATUS_TONE } from './status-tone.ts'

/** A matter as the person who reported it reads it: where it stands, who has it and until when, what happened. */
export function TrackedView({ matter, token }: { matter: TrackedMatter; token?: string }) {
  return (
    <>
      <div className="l-stack">
        <Badge tone={STATUS_TONE[matter.status]}>{STATUS_FOR_REPORTER[matter.status]}</Badge>
        <h2>{matter.description}</h2>
        <p className="l-quiet l-small">{fill(TRACKED.number, { number: matter.number })}</p>
        {matter.joined ? <p className="l-quiet">{JOINED_WORDS[matter.joined]}</p> : null}
      </div>
      <NowWith matter={matter} />
      <OutcomePanel matter={matter} />
      {matter.can.includes('rate') ? <RateForm matter={matter} token={token} /> : null}
      {matter.rating === null ? null : <Rated matter={matter} rating={matter.rating} />}
      {matter.can.includes('reopen') ? <ReopenForm matter={matter} token={token} /> : null}
      {matter.can.includes('appeal') ? <AskAgain matter={matter} token={token} /> : null}
      <Section title={TRACKED.own_words}>
        <Paper>
          <Facts
            items={[
              [TRACKED.category, matter.category_name],
              [TRACKED.place, placeLine(matter.area_name, matter.address)],
            ]}
          />
          <FileList files={matter.files} alt={TRACKED.photos} />
        </Paper>
      </Section>
      <Section title={TRACKED.timeline}>
        <Paper>
          <Timeline items={[...matter.timeline].reverse().map(line)} />
        </Paper>
      </Section>
    </>
  )
}

// In these the reason says why; in the others what came of it.
const WHY: readonly MatterAction[] = ['return', 'void', 'reopen']

const JOINED_WORDS: Record<NonNullable<TrackedMatter['joined']>, string> = {
  merged: TRACKED.joined_merged,
  me_too: TRACKED.joined_me_too,
}

function line(act: TrackedMatter['timeline'][number]) {
  const word = act.reason ? returnReasonWord(act.reason) : null
  const reason = word && WHY.includes(act.action) ? fill(TRACKED.reason, { reason: word }) : word
  return {
    id: `${act.at} ${act.action}`,
    when: <Moment at={act.at} />,
    title: titleOfAct(act, ACTED_FOR_REPORTER),
    who: whoDidIt(act),
    tone: STATUS_TONE[act.status],
    body: (
      <>
        {reason ? <p>{reason}</p> : null}
        {act.note ? <p>{act.note}</p> : null}
        {/* The report's own photos stand with its words above. */}
        {act.action === 'report' ? null : (
          <FileList files={act.files} alt={ACTED_FOR_REPORTER[act.action]} />
        )}
      </>
    ),
  }
}

function NowWith({ matter }: { matter: TrackedMatter }) {
  const { clock, with_unit, status } = matter
  if (status === 'closed' || status === 'voided') return null
  return (
    <Paper>
      <div className="l-row l-row-apart">
        <div>
          <p className="l-quiet l-small">{TRACKED.now_with}</p>
          <p>
            <strong>{with_unit?.name ?? TRACKED.centre}</strong>
          </p>
        </div>
        {with_unit?.phone ? (
          <a className="l-button l-button-plain" href={`tel:${with_unit.phone}`}>
            {fill(TRACKED.call, { phone: with_unit.phone })}
          </a>
        ) : null}
      </div>
      {clock ? (
        <div>
          <p className="l-quiet l-small">{fill(TRACKED.due, { word: CLOCK[clock.kind] })}</p>
          <p>
            <Moment at={clock.due_at} style="deadline" />{' '}
            {clock.paused_until ? null : <Due at={clock.due_at} warnsAt={clock.warns_at} />}
          </p>
          <Moved matter={matter} />
          <p className="l-quiet l-small">{fill(TRACKED.basis, { basis: clock.basis })}</p>
          {clock.is_beyond_calendar ? <p className="l-quiet l-small">{TRACKED.beyond}</p> : null}
        </div>
      ) : null}
    </Paper>
  )
}

// What moved the deadline is told to the reporter, beside the date that was promised first.
function Moved({ matter: { clock, paused_for, first_due_at } }: { matter: TrackedMatter }) {
  return (
    <>
      {clock?.paused_until && paused_for ? (
        <p>{pausedWords(clock.paused_until, paused_for)}</p>
      ) : null}
      {clock && first_due_at && first_due_at !== clock.due_at ? (
        <p className="l-quiet l-small">
          {fill(CLOCKS.first_due, { at: sayDeadline(first_due_at) })}
        </p>
      ) : null}
    </>
  )
}

function Rated({ matter, rating }: { matter: TrackedMatter; rating: number }) {
  const word = Object.entries(TRACKED.scores).find(([score]) => score === String(rating))?.[1]
  const solved = matter.reporter_solved && SOLVED[matter.reporter_solved]
  return (
    <p className="l-quiet">
      {solved
        ? fill(TRACKED.rated, { solved, rating, word })
        : fill(TRACKED.rated_only, { rating, word })}
    </p>
  )
}
