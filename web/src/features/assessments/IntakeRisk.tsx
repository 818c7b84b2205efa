import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { RISK } from '../../words/zh-CN/risk.ts'
import { DutyNotice } from './DutyNotice.tsx'
import { RiskSection } from './RiskSection.tsx'
import { ScreenForm } from './ScreenForm.tsx'
import { worthAsking } from './worth-asking.ts'

/** While somebody is still speaking: what should be asked about dangers as soon as it is taken down. */
export function IntakeHint({
  text,
  category_code,
}: {
  text: string
  category_code: string | undefined
}) {
  const [hint] = Object.values(worthAsking(text, category_code))
  return hint ? (
    <Notice tone="soon">
      {hint}
      {RISK.intake_hint}
    </Notice>
  ) : null
}

/** The questions about dangers right after a matter is taken down, while whoever knows is still there: open where words or
 * category make it worth asking, one press away otherwise; then the duty that a yes has opened. */
export function IntakeRisk({ filed }: { filed: Matter }) {
  const found = useQuery('matters.get', { id: filed.id })
  const matter = found.data ?? filed
  const isWorth = Object.keys(worthAsking(filed.description, filed.category.code)).length > 0
  const [isOpen, setOpen] = useState(isWorth)
  const isHeld = matter.held_by.includes('duty')
  return (
    <>
      {isHeld ? <DutyNotice matter={matter} /> : null}
      {isHeld || isOpen ? null : <RiskSection matter={matter} />}
      {matter.can.includes('screen') && isOpen ? (
        <Section title={RISK.title}>
          <Paper>
            <ScreenForm matter={matter} onClose={() => setOpen(false)} />
          </Paper>
        </Section>
      ) : null}
      {matter.can.includes('screen') && !isOpen ? (
        <div>
          <Button onClick={() => setOpen(true)}>{RISK.ask}</Button>
        </div>
      ) : null}
    </>
  )
}
