import type { Rule, Version } from '@linli/contract/routing'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Empty, Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { ROUTING, RULE_FAULT, RULE_FORM, RULE_SENTENCE } from '../../words/zh-CN/routing.ts'
import { RuleForm } from './RuleForm.tsx'
import { sayTarget, sayWhenOf } from './rule-sentence.ts'

/** Every rule of a version as a sentence; in a draft each may be changed and removed, and new ones added. */
export function RuleTable({ version }: { version: Version }) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState<number | 'new'>()
  const mayEdit = version.can.includes('edit')
  const words = text.trim().split(/\s+/)
  const shown = version.lines.filter((rule) => {
    const said = `${rule.place} ${sayWhenOf(rule)} ${sayTarget(rule)} ${rule.cc_names.join(' ')}`
    return words.every((word) => said.includes(word))
  })
  return (
    <>
      <div className="d-tools">
        <input
          type="search"
          className="l-input d-rule-search"
          aria-label={ROUTING.search}
          placeholder={ROUTING.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {mayEdit ? (
          <Button onClick={() => setOpen('new')} disabled={open === 'new'}>
            {RULE_FORM.add}
          </Button>
        ) : null}
        {text.trim() ? (
          <span className="l-quiet l-small">
            {fill(ROUTING.shown_of, { all: version.lines.length, n: shown.length })}
          </span>
        ) : null}
      </div>
      {open === 'new' && mayEdit ? (
        <RuleForm version={version} rule={null} onClose={() => setOpen(undefined)} />
      ) : null}
      {shown.length === 0 ? (
        <Empty title={text.trim() ? ROUTING.search_none : ROUTING.none} />
      ) : (
        <TableBox label={ROUTING.title}>
          <table className="d-table d-rows d-rules">
            <caption className="l-visually-hidden">{ROUTING.title}</caption>
            <thead>
              <tr>
                <th scope="col">{ROUTING.column_place}</th>
                <th scope="col">{ROUTING.column_rule}</th>
                {mayEdit ? <th scope="col" aria-label={RULE_FORM.edit} /> : null}
              </tr>
            </thead>
            <tbody>
              {shown.map((rule) => (
                <RuleRow
                  key={rule.place}
                  version={version}
                  rule={rule}
                  isOpen={open === rule.place}
                  onOpen={(isOpen) => setOpen(isOpen ? rule.place : undefined)}
                />
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </>
  )
}

function RuleRow({
  version,
  rule,
  isOpen,
  onOpen,
}: {
  version: Version
  rule: Rule
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}) {
  const mayEdit = version.can.includes('edit')
  const faults = version.problems.filter(({ places }) => places.includes(rule.place))
  const remove = useCommand('routing.remove_rule', {
    onDone: () => say(fill(RULE_FORM.removed, { place: rule.place })),
  })
  const { place, revision } = rule
  if (isOpen && mayEdit) {
    return (
      <tr>
        <td colSpan={3}>
          <RuleForm version={version} rule={rule} onClose={() => onOpen(false)} />
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <td className="d-tight">{place}</td>
      <td>
        <RuleSentence rule={rule} />
        {faults.map(({ fault, places, name }) => (
          <p key={fault} className="l-small">
            <Badge tone="over">
              {fill(RULE_FAULT[fault], { places: places.join('、'), name })}
            </Badge>
          </p>
        ))}
        {remove.error ? <Notice tone="over">{reasonText(remove.error)}</Notice> : null}
      </td>
      {mayEdit ? (
        <td className="d-tight d-rule-acts">
          <Button look="quiet" onClick={() => onOpen(true)}>
            {RULE_FORM.edit}
          </Button>
          <Button
            look="quiet"
            busyWord={remove.isPending && DESK.working}
            onClick={() => remove.mutate({ version_id: version.id, place, revision })}
          >
            {RULE_FORM.remove}
          </Button>
        </td>
      ) : null}
    </tr>
  )
}

/** A rule to read: for what, to whom, and who gets to know. */
export function RuleSentence({ rule }: { rule: Rule }) {
  return (
    <p className="d-rule">
      {sayWhenOf(rule)} <span className="d-rule-arrow">→</span> <strong>{sayTarget(rule)}</strong>
      {rule.cc_names.length > 0 ? (
        <span className="l-quiet l-small">
          {fill(RULE_SENTENCE.cc, { units: rule.cc_names.join('、') })}
        </span>
      ) : null}
    </p>
  )
}
