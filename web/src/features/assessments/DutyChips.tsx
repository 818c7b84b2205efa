import type { Duty } from '@linli/contract/assessments'
import { Chips } from '../../ui/Choice.tsx'
import { DANGER, RISK } from '../../words/zh-CN/risk.ts'

/** Which of several duties is meant; nothing where there is one. */
export function DutyChips({
  duties,
  value,
  onChange,
}: {
  duties: readonly Duty[]
  value: string
  onChange: (id: string) => void
}) {
  if (duties.length < 2) return null
  return (
    <div className="l-screening-asked">
      <strong>{RISK.which}</strong>
      <Chips
        label={RISK.which}
        options={duties.map(({ id, danger }) => ({ value: id, word: DANGER[danger] }))}
        value={value}
        onChange={(id) => id && onChange(id)}
      />
    </div>
  )
}
