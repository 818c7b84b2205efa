import type { Calculation } from '@linli/contract/codes/law'
import { Link } from '@tanstack/react-router'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { CALCULATION, CALCULATION_HINT, LAW } from '../../words/zh-CN/law.ts'

/** The calculators to choose from. */
export function CalculationList({ kinds }: { kinds: readonly Calculation[] }) {
  return (
    <List label={LAW.calculators}>
      {kinds.map((kind) => (
        <li key={kind}>
          <Link to="/law/calculate/$kind" params={{ kind }}>
            <ListRow
              title={CALCULATION[kind]}
              where={CALCULATION_HINT[kind]}
              state={<span aria-hidden="true">›</span>}
            />
          </Link>
        </li>
      ))}
    </List>
  )
}
