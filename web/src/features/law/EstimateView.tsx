import type { Estimate, EstimateLine, SideNote } from '@linli/contract/law-shapes'
import { useState } from 'react'
import { fill } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { CALCULATION, ESTIMATE, FIGURE_MARK, FIGURE_UNIT, TOTAL } from '../../words/zh-CN/law.ts'
import { Citations } from './Citation.tsx'
import { figureValue, figureWord, yuanRange } from './law-words.ts'
import { sayExactDay } from './say-exact-day.ts'
import './law.css'

const SIDES = ['both', 'payer', 'victim'] as const
type Side = (typeof SIDES)[number]

/** A result with everything it rests on, and what it means to each side; one side may be shown or printed alone. */
export function EstimateView({ estimate, made }: { estimate: Estimate; made?: string }) {
  const [side, setSide] = useState<Side>('both')
  const { lines, total, days, shares, basis, notes, rule_version, calculated_on } = estimate
  const fresh = fill(ESTIMATE.fresh, { version: rule_version, day: sayExactDay(calculated_on) })
  return (
    <article className="law-estimate">
      <header className="law-estimate-head">
        <div>
          <h2>{CALCULATION[estimate.kind]}</h2>
          <p className="l-quiet l-small">{made ?? fresh}</p>
        </div>
        <p className="law-only">
          <strong>{ESTIMATE.only}</strong>
        </p>
      </header>
      {days.length > 0 ? <Days estimate={estimate} /> : null}
      {lines.length > 0 ? (
        <Lines
          title={ESTIMATE.item}
          totalWord={TOTAL[estimate.kind]}
          lines={lines}
          total={shares.length > 0 ? null : total}
        />
      ) : null}
      {shares.length > 0 ? (
        <Lines
          title={ESTIMATE.shares}
          totalWord={TOTAL[estimate.kind]}
          lines={shares}
          total={total}
        />
      ) : null}
      {notes.length > 0 ? (
        <ul className="law-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      {basis.length > 0 ? <Basis estimate={estimate} /> : null}
      <Sides estimate={estimate} side={side} onSide={setSide} />
      <p className="l-quiet l-small">{ESTIMATE.only_hint}</p>
    </article>
  )
}

function Days({ estimate: { days } }: { estimate: Estimate }) {
  return (
    <dl className="law-days">
      {days.map((one) => (
        <div key={one.name}>
          <dt>{one.name}</dt>
          <dd>
            <strong>{sayExactDay(one.day)}</strong>
            <span>{one.formula}</span>
            {one.beyond_calendar ? <span className="law-warn">▲ {ESTIMATE.beyond}</span> : null}
            <Citations all={one.citations} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Lines({
  title,
  lines,
  total,
  totalWord,
}: {
  title: string
  totalWord: string
  lines: readonly EstimateLine[]
  total: Estimate['total']
}) {
  return (
    <table className="law-lines">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className="law-amount">
            {ESTIMATE.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">
              {line.name}
              <small>{line.formula}</small>
              <Citations all={line.citations} />
            </th>
            <td className="law-amount">{yuanRange(line)}</td>
          </tr>
        ))}
      </tbody>
      {total ? (
        <tfoot>
          <tr>
            <th scope="row">{totalWord}</th>
            <td className="law-amount">{yuanRange(total)}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

function Basis({ estimate: { basis } }: { estimate: Estimate }) {
  return (
    <section className="law-basis">
      <h3>{ESTIMATE.basis}</h3>
      <ul>
        {basis.map((row) => (
          <li key={`${row.key}.${row.period}`}>
            <strong>
              {figureWord(row.key)} {row.period}：{figureValue(row)} {FIGURE_UNIT[row.unit]}
            </strong>
            <span className="l-quiet">
              {row.source} · {FIGURE_MARK[row.mark]}
              {row.set_by ? ` · ${fill(ESTIMATE.entered_by, { name: row.set_by })}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sides({
  estimate: { payer, victim },
  side,
  onSide,
}: {
  estimate: Estimate
  side: Side
  onSide: (side: Side) => void
}) {
  if (payer.length === 0 && victim.length === 0) return null
  return (
    <section className="law-sides-box">
      <div className="l-screen-only">
        <Chips
          label={ESTIMATE.both}
          options={SIDES.map((value) => ({ value, word: ESTIMATE[value] }))}
          value={side}
          onChange={(next) => onSide(next ?? 'both')}
        />
      </div>
      <div className="law-sides" data-side={side}>
        {side === 'victim' ? null : (
          <SideColumn title={ESTIMATE.payer} hint={ESTIMATE.payer_hint} notes={payer} />
        )}
        {side === 'payer' ? null : (
          <SideColumn title={ESTIMATE.victim} hint={ESTIMATE.victim_hint} notes={victim} />
        )}
      </div>
    </section>
  )
}

function SideColumn({
  title,
  hint,
  notes,
}: {
  title: string
  hint: string
  notes: readonly SideNote[]
}) {
  if (notes.length === 0) return null
  return (
    <section className="law-side">
      <h3>{title}</h3>
      <p className="l-quiet l-small">{hint}</p>
      <ol>
        {notes.map((note) => (
          <li key={note.text}>
            {note.text}
            <Citations all={note.citations} />
          </li>
        ))}
      </ol>
    </section>
  )
}
