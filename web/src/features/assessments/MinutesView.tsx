import type { Minutes } from '@linli/contract/assessments'
import type { ReactNode } from 'react'
import { fill } from '../../lib/words.ts'
import { MINUTES, MINUTES_PRINT } from '../../words/zh-CN/assessments.ts'
import './minutes.css'

/** Minutes to be read, on screen and on paper: the dissent stands with the decision, also where there is none. */
export function MinutesView({ minutes }: { minutes: Minutes }) {
  const { options, basis, dissent } = minutes
  return (
    <div className="d-minutes">
      <Part title={MINUTES.facts}>{minutes.facts || MINUTES.not_written}</Part>
      {minutes.points ? <Part title={MINUTES.points}>{minutes.points}</Part> : null}
      {options.length > 0 ? (
        <section>
          <h3>{MINUTES.options}</h3>
          <ol>
            {options.map(({ id, what, pros, cons }) => (
              <li key={id}>
                {what}
                {pros ? <p>{`${MINUTES.pros}：${pros}`}</p> : null}
                {cons ? <p>{`${MINUTES.cons}：${cons}`}</p> : null}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <Part title={MINUTES.decision}>{minutes.decision || MINUTES_PRINT.none}</Part>
      <section>
        <h3>{MINUTES.basis}</h3>
        {basis.length > 0 ? (
          <ul>
            {basis.map(({ id, rule }) => (
              <li key={id}>{rule}</li>
            ))}
          </ul>
        ) : (
          <p>{MINUTES_PRINT.none}</p>
        )}
      </section>
      <Tasks minutes={minutes} />
      <section className="d-dissent">
        <h3>{MINUTES.dissent}</h3>
        {dissent.length > 0 ? (
          dissent.map(({ id, who, what }) => (
            <p key={id}>
              <strong>{who}</strong>：{what}
            </p>
          ))
        ) : (
          <p>{MINUTES.dissent_none}</p>
        )}
      </section>
      {minutes.questions ? <Part title={MINUTES.questions}>{minutes.questions}</Part> : null}
      {minutes.next_meeting_on ? (
        <Part title={MINUTES.next_meeting}>{dayOnPaper(minutes.next_meeting_on)}</Part>
      ) : null}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      <p>{children}</p>
    </section>
  )
}

function Tasks({ minutes: { lead, is_designation, tasks } }: { minutes: Minutes }) {
  if (!lead && tasks.length === 0) return null
  return (
    <section>
      <h3>{MINUTES_PRINT.shares}</h3>
      <table className="d-table d-sheet-table">
        <thead>
          <tr>
            <th scope="col">{MINUTES_PRINT.unit}</th>
            <th scope="col">{MINUTES_PRINT.what}</th>
            <th scope="col">{MINUTES_PRINT.due}</th>
          </tr>
        </thead>
        <tbody>
          {lead ? (
            <tr>
              <th scope="row">{lead.name}</th>
              <td>
                {MINUTES_PRINT.lead_role}
                {is_designation ? MINUTES_PRINT.designated : ''}
              </td>
              <td className="d-tight">{MINUTES_PRINT.by_matter}</td>
            </tr>
          ) : null}
          {tasks.map(({ id, unit, what, due_on }) => (
            <tr key={id}>
              <th scope="row">{unit?.name}</th>
              <td>{what}</td>
              <td className="d-tight">{due_on ? dayOnPaper(due_on) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

// Paper is read on other days: the day stands with its year.
function dayOnPaper(day: string) {
  const [year, month, date] = day.split('-').map(Number)
  return fill(MINUTES_PRINT.day, { year, month, date })
}
