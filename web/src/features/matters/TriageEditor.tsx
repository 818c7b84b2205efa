import { URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import type { TriageLine } from '@linli/contract/matters'
import type { ReactNode, RefObject } from 'react'
import { Due, Moment } from '../../lib/Moment.tsx'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { CLOCK, SOURCE, STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { TRIAGE } from '../../words/zh-CN/triage.ts'
import { CategorySelect } from '../catalogue/CategorySelect.tsx'
import { AreaSelect } from '../org/AreaSelect.tsx'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { joinedWords } from './joined-words.ts'
import { asksRoute } from './route-draft.ts'
import { STATUS_TONE } from './status-tone.ts'
import type { useTriageRow } from './useTriageRow.ts'

/** The matter of the triage board that is being worked on: what was said, and what may be changed in place. */
export function TriageEditor({
  line,
  row,
  head,
  link,
}: {
  line: TriageLine
  row: ReturnType<typeof useTriageRow>
  /** Takes the focus when this matter's turn comes. */
  head: RefObject<HTMLElement | null>
  link: ReactNode
}) {
  const { now, change, draft, suggested, send, error, isPending, isOtherwise, reasonMissing } = row
  return (
    <section className="d-triage-open" tabIndex={-1} ref={head} aria-label={line.summary}>
      <Head line={line} link={link} />
      <div className="d-triage-fields">
        <CategorySelect
          label={MATTER_PAGE.category}
          value={now.category.code}
          onChange={(category) => category && change({ category })}
        />
        <Pick word={TRIAGE.urgency}>
          <Chips<Urgency>
            label={TRIAGE.urgency}
            options={URGENCIES.map((value) => ({ value, word: URGENCY[value] }))}
            value={now.urgency}
            onChange={(urgency) => urgency && change({ urgency })}
          />
        </Pick>
        <AreaSelect
          label={TRIAGE.place}
          value={now.area}
          isClearable={false}
          onChange={(area) => area && change({ area })}
        />
        <UnitSelect
          label={TRIAGE.unit}
          value={now.unit?.id}
          error={now.unit ? undefined : TRIAGE.no_unit}
          known={[
            ...(suggested ? [{ ...suggested, hint: MATTER_PAGE.suggested }] : []),
            ...(draft.unit && draft.unit.id !== suggested?.id ? [draft.unit] : []),
          ]}
          onChange={(unit) => unit && change({ unit })}
        />
      </div>
      <Field
        label={TRIAGE.note}
        isOptional={!isOtherwise}
        hint={isOtherwise ? MATTER_PAGE.note_otherwise : undefined}
        error={reasonMissing ? MATTER_PAGE.write_note : undefined}
        maxLength={2000}
        value={draft.note ?? ''}
        onChange={(event) => change({ note: event.target.value })}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="main"
          disabled={!now.unit}
          busyWord={isPending && TRIAGE.sending}
          onClick={() => send(now.unit?.id)}
        >
          {TRIAGE.send}
        </Button>
        {draft.area || draft.category ? (
          <Button onClick={() => send(undefined)}>{TRIAGE.send_place}</Button>
        ) : null}
        <span className="l-quiet l-small">
          {Object.keys(draft).length > 0 ? TRIAGE.kept : TRIAGE.keys}
        </span>
      </div>
    </section>
  )
}

function Head({ line, link }: { line: TriageLine; link: ReactNode }) {
  const { clock, source } = line
  return (
    <>
      <div className="l-row l-row-apart">
        <div className="l-row">
          <Badge tone={STATUS_TONE[line.status]}>{STATUS[line.status]}</Badge>
          {joinedWords(line).map((words) => (
            <Badge key={words} tone="soon">
              {words}
            </Badge>
          ))}
          {line.is_secret ? <Badge tone="over">{MATTER_PAGE.secret}</Badge> : null}
        </div>
        {link}
      </div>
      <p className="d-triage-words">{line.description}</p>
      <p className="l-quiet l-small">
        {[line.number, SOURCE[source], line.address].filter(Boolean).join(' · ')} ·{' '}
        <Moment at={line.reported_at} />
        {clock ? (
          <>
            {' '}
            · {fill(MATTER_PAGE.due, { word: CLOCK[clock.kind] })} <Due at={clock.due_at} />
          </>
        ) : null}
      </p>
      {asksRoute(source, line.category.code) ? <Notice tone="soon">{TRIAGE.route}</Notice> : null}
    </>
  )
}
