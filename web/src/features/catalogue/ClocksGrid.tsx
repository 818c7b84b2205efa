import { CLOCK_KINDS, type ClockKind, URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import type { ReactNode } from 'react'
import { TableBox } from '../../ui/TableBox.tsx'
import { CATALOGUE_DESK, EDITION_FORM } from '../../words/zh-CN/catalogue-desk.ts'
import { CLOCK, URGENCY } from '../../words/zh-CN/matters.ts'

/** A table of clocks, a row an urgency and a column a step, with whatever stands in its cells. */
export function ClocksGrid({
  className = 'd-table',
  cell,
}: {
  className?: string
  cell: (urgency: Urgency, kind: ClockKind) => ReactNode
}) {
  return (
    <TableBox label={CATALOGUE_DESK.clocks}>
      <table className={className}>
        <caption className="l-visually-hidden">{CATALOGUE_DESK.clocks}</caption>
        <thead>
          <tr>
            <th scope="col">{EDITION_FORM.urgency}</th>
            {CLOCK_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {CLOCK[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {URGENCIES.map((urgency) => (
            <tr key={urgency}>
              <th scope="row" className="d-tight">
                {URGENCY[urgency]}
              </th>
              {CLOCK_KINDS.map((kind) => (
                <td key={kind}>{cell(urgency, kind)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
