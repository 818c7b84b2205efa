import type { MatterLine } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Due, Moment } from '../../lib/Moment.tsx'
import { sayExactDeadline } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { SELECTION } from '../../words/zh-CN/batches.ts'
import { CLOCKS } from '../../words/zh-CN/clocks.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { CLOCK, SOURCE, STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { QUEUE_COLUMN, QUEUES_PAGE } from '../../words/zh-CN/queue.ts'
import { joinedWords } from './joined-words.ts'
import { placeLine } from './place-line.ts'
import { STATUS_TONE } from './status-tone.ts'
import type { Selection } from './useSelection.ts'
import './queue-table.css'

export interface QueueTableProps {
  items: readonly MatterLine[]
  openId: string | undefined
  /** The link of the surface around a row's words; rows are walked by `data-row`. */
  link: (matter: MatterLine, words: ReactNode) => ReactNode
  /** Where rows may be picked for one act on all of them. */
  selection?: Selection | undefined
}

/** A queue as a dense table: number, what, where, who has it, where it stands, and by when. */
export function QueueTable({ items, openId, link, selection }: QueueTableProps) {
  return (
    <TableBox label={QUEUES_PAGE.label}>
      <table className="d-table d-queue">
        <caption className="l-visually-hidden">{QUEUES_PAGE.label}</caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className="d-queue-pick">
                <PickAll items={items} selection={selection} />
              </th>
            ) : null}
            <th scope="col">{QUEUE_COLUMN.number}</th>
            <th scope="col">{QUEUE_COLUMN.what}</th>
            <th scope="col">{QUEUE_COLUMN.where}</th>
            <th scope="col">{QUEUE_COLUMN.holder}</th>
            <th scope="col">{QUEUE_COLUMN.status}</th>
            <th scope="col">{QUEUE_COLUMN.due}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((matter) => (
            <tr
              key={matter.id}
              className={`${matter.id === openId ? 'd-queue-open' : ''} ${selection?.has(matter.id) ? 'd-queue-picked' : ''}`}
            >
              {selection ? (
                <td className="d-queue-pick">
                  <PickOne matter={matter} selection={selection} />
                </td>
              ) : null}
              <td className="d-tight d-queue-number">{matter.number}</td>
              <th scope="row">
                {link(matter, matter.summary)}
                <p className="l-quiet l-small">{about(matter)}</p>
              </th>
              <td>{placeLine(matter.area_name, matter.address)}</td>
              <td>{holderOf(matter) ?? <span className="l-quiet">{MATTER_PAGE.nobody}</span>}</td>
              <td className="d-tight">
                <Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>
              </td>
              <td className="d-tight">
                <DueCell matter={matter} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** The same beside an open matter, or on a narrow screen: two lines a matter. */
export function QueueLines({ items, openId, link, selection }: QueueTableProps) {
  return (
    <ul className="l-list d-queue-lines" aria-label={QUEUES_PAGE.label}>
      {items.map((matter) => (
        <li
          key={matter.id}
          className={`${matter.id === openId ? 'd-queue-open' : ''} ${selection?.has(matter.id) ? 'd-queue-picked' : ''}`}
        >
          {selection ? <PickOne matter={matter} selection={selection} /> : null}
          {link(
            matter,
            <>
              <span className="d-queue-line">
                <span className="d-queue-what">{matter.summary}</span>
                <Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>
              </span>
              <span className="d-queue-line l-quiet l-small">
                <span>
                  {[matter.number, matter.category.name, matter.area_name]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <DueCell matter={matter} />
              </span>
            </>,
          )}
        </li>
      ))}
    </ul>
  )
}

function PickOne({ matter, selection }: { matter: MatterLine; selection: Selection }) {
  return (
    <label className="d-pick-box">
      <input
        type="checkbox"
        aria-label={fill(SELECTION.one, { number: matter.number })}
        checked={selection.has(matter.id)}
        onChange={() => undefined}
        onClick={(event) => selection.toggle(matter.id, event.shiftKey)}
      />
    </label>
  )
}

function PickAll({ items, selection }: { items: readonly MatterLine[]; selection: Selection }) {
  const n = items.filter(({ id }) => selection.has(id)).length
  return (
    <label className="d-pick-box">
      <input
        type="checkbox"
        aria-label={SELECTION.page}
        checked={n > 0 && n === items.length}
        ref={(box) => {
          if (box) box.indeterminate = n > 0 && n < items.length
        }}
        onChange={selection.togglePage}
      />
    </label>
  )
}

/** What is due until when, with the law that says so; for settled matters, when they ended. */
function DueCell({ matter }: { matter: MatterLine }) {
  const { clock } = matter
  if (clock) {
    const word = CLOCK[clock.kind]
    const law = fill(MATTER_PAGE.due_by, {
      word,
      at: sayExactDeadline(clock.due_at),
      basis: clock.basis,
    })
    return (
      <span title={law} className="d-due">
        {word}{' '}
        {clock.paused_until ? (
          CLOCKS.paused_short
        ) : (
          <Due at={clock.due_at} warnsAt={clock.warns_at} />
        )}
      </span>
    )
  }
  if (!matter.closed_at) return null
  return (
    <span className="l-quiet">
      {QUEUE_COLUMN.closed} <Moment at={matter.closed_at} style="when" />
    </span>
  )
}

function about(matter: MatterLine) {
  const { category, urgency, source, is_secret, reopened_count } = matter
  return [
    urgency === 'ordinary' ? '' : URGENCY[urgency],
    is_secret ? MATTER_PAGE.secret : '',
    reopened_count > 0 ? fill(MATTER_PAGE.reopened, { n: reopened_count }) : '',
    category.name,
    SOURCE[source],
    ...joinedWords(matter),
  ]
    .filter(Boolean)
    .join(' · ')
}

function holderOf({ unit, assignee }: MatterLine) {
  if (!unit && !assignee) return undefined
  return (
    <>
      {unit?.name ?? assignee?.name}
      {unit && assignee ? <p className="l-quiet l-small">{assignee.name}</p> : null}
    </>
  )
}
