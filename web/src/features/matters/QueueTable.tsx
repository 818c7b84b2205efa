import type { MatterLine } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Due, Moment } from '../../lib/Moment.tsx'
import { sayExactDeadline } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { CLOCKS } from '../../words/zh-CN/clocks.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { CLOCK, SOURCE, STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { QUEUE_COLUMN, QUEUES_PAGE } from '../../words/zh-CN/queue.ts'
import { joinedWords } from './joined-words.ts'
import { placeLine } from './place-line.ts'
import { STATUS_TONE } from './status-tone.ts'
import './queue-table.css'

export interface QueueTableProps {
  items: readonly MatterLine[]
  openId: string | undefined
  /** The link of the surface around a row's words; rows are walked by `data-row`. */
  link: (matter: MatterLine, words: ReactNode) => ReactNode
}

/** A queue as a dense table: number, what, where, who has it, where it stands, and by when. */
export function QueueTable({ items, openId, link }: QueueTableProps) {
  return (
    <TableBox label={QUEUES_PAGE.label}>
      <table className="d-table d-queue">
        <caption className="l-visually-hidden">{QUEUES_PAGE.label}</caption>
        <thead>
          <tr>
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
            <tr key={matter.id} className={matter.id === openId ? 'd-queue-open' : ''}>
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
export function QueueLines({ items, openId, link }: QueueTableProps) {
  return (
    <ul className="l-list d-queue-lines" aria-label={QUEUES_PAGE.label}>
      {items.map((matter) => (
        <li key={matter.id} className={matter.id === openId ? 'd-queue-open' : ''}>
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
