import type { ClockRule } from '@linli/contract/catalogue'
import type { ClockKind, Urgency } from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { CLOCK_UNIT } from '../../words/zh-CN/catalogue.ts'
import { CATALOGUE_DESK, EDITION_FORM } from '../../words/zh-CN/catalogue-desk.ts'
import { CLOCK, URGENCY } from '../../words/zh-CN/matters.ts'
import './clocks-field.css'
import { ClocksGrid } from './ClocksGrid.tsx'
import type { ClockDraft, ClockDrafts } from './edition-draft.ts'

const UNITS: readonly ClockRule['unit'][] = ['hours', 'calendar_days', 'working_days']

/** The clocks of an edition to fill in: for each urgency and step how long, how counted, and by which rule. */
export function ClocksField({
  clocks,
  basis,
  onChange,
}: {
  clocks: ClockDrafts
  basis: string
  onChange: (clocks: ClockDrafts) => void
}) {
  const put = (urgency: Urgency, kind: ClockKind, change: Partial<ClockDraft>) =>
    onChange({
      ...clocks,
      [urgency]: { ...clocks[urgency], [kind]: { ...clocks[urgency][kind], ...change } },
    })
  return (
    <div className="l-stack">
      <ClocksGrid
        className="d-table d-clocks"
        cell={(urgency, kind) => (
          <Cell
            names={{ urgency: URGENCY[urgency], kind: CLOCK[kind] }}
            rule={clocks[urgency][kind]}
            onChange={(change) => put(urgency, kind, change)}
          />
        )}
      />
      <div>
        <Button disabled={basis.trim() === ''} onClick={() => onChange(withBasis(clocks, basis))}>
          {EDITION_FORM.clock_same}
        </Button>
      </div>
    </div>
  )
}

function Cell({
  names,
  rule,
  onChange,
}: {
  names: { urgency: string; kind: string }
  rule: ClockDraft
  onChange: (change: Partial<ClockDraft>) => void
}) {
  return (
    <div className="d-clock-cell">
      <input
        className="l-input"
        inputMode="numeric"
        aria-label={fill(EDITION_FORM.clock_value, names)}
        value={rule.value}
        maxLength={3}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <select
        className="l-input"
        aria-label={fill(EDITION_FORM.clock_unit, names)}
        value={rule.unit}
        onChange={(event) => {
          const unit = UNITS.find((one) => one === event.target.value)
          if (unit) onChange({ unit })
        }}
      >
        {UNITS.map((unit) => (
          <option key={unit} value={unit}>
            {CLOCK_UNIT[unit]}
          </option>
        ))}
      </select>
      <input
        className="l-input d-clock-basis"
        aria-label={fill(EDITION_FORM.clock_basis, names)}
        placeholder={CATALOGUE_DESK.basis}
        value={rule.basis}
        maxLength={200}
        onChange={(event) => onChange({ basis: event.target.value })}
      />
    </div>
  )
}

function withBasis(clocks: ClockDrafts, basis: string): ClockDrafts {
  const row = ({ accept, handle, verify }: ClockDrafts[Urgency]) => ({
    accept: { ...accept, basis: accept.basis.trim() || basis },
    handle: { ...handle, basis: handle.basis.trim() || basis },
    verify: { ...verify, basis: verify.basis.trim() || basis },
  })
  return {
    critical: row(clocks.critical),
    urgent: row(clocks.urgent),
    ordinary: row(clocks.ordinary),
  }
}
