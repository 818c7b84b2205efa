import type { AgreementParty, DraftObligation } from '@linli/contract/agreement-shapes'
import { OBLIGATION_KINDS, type ObligationKind } from '@linli/contract/codes/agreements'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { DRAFTING } from '../../words/zh-CN/agreement-page.ts'
import { OBLIGATION } from '../../words/zh-CN/agreements.ts'
import { readMoney } from './money.ts'

/** One promise of a draft: who, to whom, what, until when, how. */
export function ObligationFields({
  parties,
  value,
  onChange,
  onRemove,
}: {
  parties: readonly AgreementParty[]
  value: DraftObligation
  onChange: (next: DraftObligation) => void
  onRemove: () => void
}) {
  const [amount, setAmount] = useState(
    value.amount_fen === null ? '' : (value.amount_fen / 100).toFixed(2),
  )
  const change = (more: Partial<DraftObligation>) => onChange({ ...value, ...more })
  const setKind = (next: string) => {
    const kind: ObligationKind = OBLIGATION_KINDS.find((one) => one === next) ?? 'act'
    change({ kind, amount_fen: kind === 'payment' ? readMoney(amount) : null })
  }
  return (
    <div className="a-line">
      <Select
        label={DRAFTING.from}
        value={value.from_party_id}
        options={parties.map(({ id, name }) => [id, name])}
        onChange={(id) => change({ from_party_id: id })}
      />
      <Select
        label={DRAFTING.to}
        value={value.to_party_id}
        options={parties.map(({ id, name }) => [id, name])}
        onChange={(id) => change({ to_party_id: id })}
      />
      <Select
        label={DRAFTING.kind}
        value={value.kind}
        options={OBLIGATION_KINDS.map((kind) => [kind, OBLIGATION[kind]])}
        onChange={(kind) => setKind(kind ?? 'act')}
      />
      {value.kind === 'payment' ? (
        <Field
          label={DRAFTING.amount}
          inputMode="decimal"
          value={amount}
          onChange={(event) => {
            setAmount(event.target.value)
            change({ amount_fen: readMoney(event.target.value) })
          }}
        />
      ) : null}
      <Field
        label={DRAFTING.what}
        maxLength={500}
        value={value.what}
        onChange={(event) => change({ what: event.target.value })}
      />
      <Field
        label={DRAFTING.manner}
        maxLength={200}
        value={value.manner}
        onChange={(event) => change({ manner: event.target.value })}
      />
      {value.is_on_spot ? null : (
        <Field
          label={DRAFTING.due}
          type="date"
          min={today()}
          value={value.due_on ?? ''}
          onChange={(event) => change({ due_on: event.target.value || null })}
        />
      )}
      <label className="l-row">
        <input
          type="checkbox"
          checked={value.is_on_spot}
          onChange={() => change({ is_on_spot: !value.is_on_spot, due_on: null })}
        />
        {DRAFTING.on_spot}
      </label>
      <Button look="quiet" onClick={onRemove}>
        {DRAFTING.remove}
      </Button>
    </div>
  )
}

function Select({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string | null
  options: readonly (readonly [string, string])[]
  onChange: (next: string | null) => void
}) {
  return (
    <label>
      {label}
      <select
        className="l-input a-select"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{DRAFTING.choose}</option>
        {options.map(([id, word]) => (
          <option key={id} value={id}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}
