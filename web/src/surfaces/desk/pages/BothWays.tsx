import type { Figure } from '@linli/contract/codes/reorganisations'
import { FIGURES } from '@linli/contract/codes/reorganisations'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { BothWaysTable } from '../../../features/reorganisations/BothWaysTable.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { addDays, sayDay, today } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Chips } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { BOTH_WAYS, FIGURE, PLANS } from '../../../words/zh-CN/reorganisations.ts'

interface Asked {
  figure: Figure
  from: string
  to: string
  /** Empty: all streets. */
  street_id: string
  isChanged: boolean
}

/** Figures of streets and communities, as organised then and as organised now. */
export function BothWays() {
  const [asked, setAsked] = useState<Asked>(() => ({
    figure: 'received',
    from: addDays(today(), -3),
    to: today(),
    street_id: '',
    isChanged: false,
  }))
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part })
  const { figure, from, to, street_id } = asked
  const found = useQuery(
    'reorganisations.figures',
    { figure, from, to, ...(street_id ? { street_id } : {}) },
    { keepsPrevious: true },
  )
  const rows = (found.data?.rows ?? []).filter(
    (row, _at, all) =>
      !asked.isChanged ||
      all.some((one) => one.area_id === row.area_id && one.as_then !== one.as_now),
  )
  return (
    <>
      <p className="d-page-back">
        <Link to="/organisation/reorganisations">{PLANS.tab}</Link>
      </p>
      <h2>{BOTH_WAYS.title}</h2>
      <p className="l-quiet">{BOTH_WAYS.lead}</p>
      <Tools asked={asked} change={change} />
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data?.changes.map(({ day, plan }) => (
        <Notice key={plan.id} tone="soon">
          {fill(BOTH_WAYS.jump, { day: sayDay(day), plan: plan.name })}
        </Notice>
      ))}
      {!found.data && !found.error ? <Skeleton lines={8} /> : null}
      {rows.length > 0 ? (
        <BothWaysTable rows={rows} word={street_id ? BOTH_WAYS.community : BOTH_WAYS.street} />
      ) : found.data ? (
        <p className="l-quiet">{BOTH_WAYS.same}</p>
      ) : null}
    </>
  )
}

function Tools({ asked, change }: { asked: Asked; change: (part: Partial<Asked>) => void }) {
  const { figure, from, to, street_id } = asked
  const streets = useQuery('org.list_areas', {}, { staleMs: 600_000 })
  return (
    <div className="d-tools">
      <Chips
        label={BOTH_WAYS.figure}
        options={FIGURES.map((value) => ({ value, word: FIGURE[value] }))}
        value={figure}
        onChange={(next) => next && change({ figure: next })}
      />
      <Field
        label={BOTH_WAYS.from}
        type="date"
        max={to}
        value={from}
        onChange={(event) => change({ from: event.target.value })}
      />
      <Field
        label={BOTH_WAYS.to}
        type="date"
        min={from}
        value={to}
        onChange={(event) => change({ to: event.target.value })}
      />
      <select
        className="l-input d-auto"
        aria-label={BOTH_WAYS.street}
        value={street_id}
        onChange={(event) => change({ street_id: event.target.value })}
      >
        <option value="">{BOTH_WAYS.all}</option>
        {(streets.data ?? []).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <label className="d-check">
        <input
          type="checkbox"
          checked={asked.isChanged}
          onChange={(event) => change({ isChanged: event.target.checked })}
        />
        {BOTH_WAYS.only_changed}
      </label>
    </div>
  )
}
