import type { AgreementForm } from '@linli/contract/codes/agreements'
import { AGREEMENT_FORMS } from '@linli/contract/codes/agreements'
import { DIFFICULTIES, type Difficulty } from '@linli/contract/codes/mediation'
import type { SubsidyRule } from '@linli/contract/outcomes'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { sayYuan } from '../../lib/say-yuan.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { DIFFICULTY, FORM, SUBSIDIES } from '../../words/zh-CN/subsidies.ts'

/** What is paid for which kind of case since when, and on what paper that rests. */
export function SubsidyRules() {
  const found = useQuery('outcomes.list_subsidy_rules', {})
  const [isOpen, setOpen] = useState(false)
  const may = found.data?.may_set ?? false
  return (
    <Section
      title={SUBSIDIES.rules}
      aside={may && !isOpen ? <Button onClick={() => setOpen(true)}>{SUBSIDIES.set}</Button> : null}
    >
      {isOpen ? <RuleForm onClose={() => setOpen(false)} /> : null}
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.isPending ? <Skeleton lines={3} /> : null}
      {found.data?.rules.length === 0 ? <Empty title={SUBSIDIES.no_rules} /> : null}
      {found.data && found.data.rules.length > 0 ? <Table rules={found.data.rules} /> : null}
    </Section>
  )
}

function Table({ rules }: { rules: readonly SubsidyRule[] }) {
  return (
    <TableBox label={SUBSIDIES.rules}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{SUBSIDIES.rules}</caption>
        <thead>
          <tr>
            <th scope="col">{SUBSIDIES.difficulty}</th>
            <th scope="col">{SUBSIDIES.form}</th>
            <th scope="col" className="d-number">
              {SUBSIDIES.amount}
            </th>
            <th scope="col">{SUBSIDIES.needs_performed}</th>
            <th scope="col">{SUBSIDIES.from}</th>
            <th scope="col">{SUBSIDIES.source}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <th scope="row">{DIFFICULTY[rule.difficulty]}</th>
              <td data-label={SUBSIDIES.form}>{FORM[rule.form]}</td>
              <td data-label={SUBSIDIES.amount} className="d-number">
                {sayYuan(rule.amount_fen)}
              </td>
              <td data-label={SUBSIDIES.needs_performed}>
                {rule.needs_performed
                  ? SUBSIDIES.needs_performed_yes
                  : SUBSIDIES.needs_performed_no}
              </td>
              <td data-label={SUBSIDIES.from}>{sayDay(rule.valid_from)}</td>
              <td data-label={SUBSIDIES.source}>{rule.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function RuleForm({ onClose }: { onClose: () => void }) {
  const [difficulty, setDifficulty] = useState<Difficulty>('simple')
  const [form, setForm] = useState<AgreementForm>('written')
  const [yuan, setYuan] = useState('')
  const [needs_performed, setNeeds] = useState(true)
  const [source, setSource] = useState('')
  const [valid_from, setFrom] = useState(() => today())
  const [isAsked, setAsked] = useState(false)
  const set = useCommand('outcomes.set_subsidy_rule', {
    onDone: ({ amount_fen }) => {
      say(fill(SUBSIDIES.set_done, { day: sayDay(valid_from), amount: sayYuan(amount_fen) }))
      onClose()
    },
  })
  const amount = Math.round(Number(yuan) * 100)
  const isWrong = yuan.trim() === '' || !(amount >= 0 && amount <= 10_000_000)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isWrong || !source.trim()) return
    const rule = { difficulty, form, needs_performed, source: source.trim(), valid_from }
    set.mutate({ ...rule, amount_fen: amount })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit} noValidate>
      <Chips
        label={SUBSIDIES.difficulty}
        options={DIFFICULTIES.map((value) => ({ value, word: DIFFICULTY[value] }))}
        value={difficulty}
        onChange={(next) => next && setDifficulty(next)}
      />
      <Chips
        label={SUBSIDIES.form}
        options={AGREEMENT_FORMS.map((value) => ({ value, word: FORM[value] }))}
        value={form}
        onChange={(next) => next && setForm(next)}
      />
      <Field
        label={SUBSIDIES.amount_yuan}
        error={isAsked && isWrong ? SUBSIDIES.amount_wrong : undefined}
        inputMode="decimal"
        value={yuan}
        onChange={(event) => setYuan(event.target.value)}
      />
      <label className="l-row">
        <input
          type="checkbox"
          checked={needs_performed}
          onChange={(event) => setNeeds(event.target.checked)}
        />
        {SUBSIDIES.needs_performed_yes}
      </label>
      <Field
        label={SUBSIDIES.source}
        error={isAsked && !source.trim() ? SUBSIDIES.source_missing : undefined}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <Field
        label={SUBSIDIES.from}
        type="date"
        min={today()}
        value={valid_from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={set.isPending && DESK.saving}>
          {SUBSIDIES.set}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
