import type { ClockRule, ClockRules } from '@linli/contract/catalogue'
import { CLOCK_UNIT } from '../../words/zh-CN/catalogue.ts'
import { ClocksGrid } from './ClocksGrid.tsx'

/** The clocks of an edition by urgency, each with the law or rule that it comes from. */
export function ClocksTable({ clocks }: { clocks: ClockRules }) {
  return <ClocksGrid cell={(urgency, kind) => <Rule rule={clocks[urgency][kind]} />} />
}

function Rule({ rule }: { rule: ClockRule | undefined }) {
  if (!rule) return null
  return (
    <>
      {rule.value} {CLOCK_UNIT[rule.unit]}
      <p className="l-quiet l-small">{rule.basis}</p>
    </>
  )
}
