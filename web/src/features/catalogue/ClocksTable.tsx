import type { ClockRule, ClockRules } from '@linli/contract/catalogue'
import { CLOCK_KINDS, URGENCIES } from '@linli/contract/codes/matters'
import { TableBox } from '../../ui/TableBox.tsx'
import { CLOCK_UNIT } from '../../words/zh-CN/catalogue.ts'
import { CATALOGUE_DESK, EDITION_FORM } from '../../words/zh-CN/catalogue-desk.ts'
import { CLOCK, URGENCY } from '../../words/zh-CN/matters.ts'

/** The clocks of an edition by urgency, each with the law or rule that it comes from. */
export function ClocksTable({ clocks }: { clocks: ClockRules }) {
  return (
    <TableBox label={CATALOGUE_DESK.clocks}>
      <table className="d-table">
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
                <td key={kind}>
                  <Rule rule={clocks[urgency][kind]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
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
