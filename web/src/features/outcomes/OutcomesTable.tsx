import { OUTCOME_FIGURES, type OutcomeFigureName } from '@linli/contract/codes/outcomes'
import type { OutcomeRow } from '@linli/contract/outcomes'
import { TableBox } from '../../ui/TableBox.tsx'
import { OUTCOME_COUNT, OUTCOME_FIGURE } from '../../words/zh-CN/outcomes.ts'
import { type OutcomeLink, Share } from './OutcomesView.tsx'

/** The figures of each group side by side, in the order of names: no row is better than another. */
export function OutcomesTable({
  label,
  rows,
  nameOf,
  link,
}: {
  label: string
  rows: readonly OutcomeRow[]
  nameOf: (row: OutcomeRow) => string
  link: OutcomeLink
}) {
  return (
    <TableBox label={label}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {FIGURES.map((name) => (
              <th key={name} scope="col">
                {OUTCOME_FIGURE[name]}
              </th>
            ))}
            <th scope="col">{OUTCOME_COUNT.overdue}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {FIGURES.map((name) => (
                <td key={name} data-label={OUTCOME_FIGURE[name]}>
                  <Share {...{ name, row, link }} />
                </td>
              ))}
              <td data-label={OUTCOME_COUNT.overdue}>
                {link('overdue', row, row.counts.find(({ name }) => name === 'overdue')?.n ?? 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

const FIGURES: readonly OutcomeFigureName[] = Object.keys(OUTCOME_FIGURES).filter(
  (name): name is OutcomeFigureName => name in OUTCOME_FIGURES,
)
