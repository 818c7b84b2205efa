import type { SubsidyLine } from '@linli/contract/outcomes'
import { sayYuan } from '../../lib/say-yuan.ts'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DIFFICULTY, FORM, SUBSIDIES, SUBSIDY_BAR } from '../../words/zh-CN/subsidies.ts'

/** Settled disputes in the order of their numbers, each with its amount or with why there is none. */
export function SubsidyLines({ lines }: { lines: readonly SubsidyLine[] }) {
  return (
    <TableBox label={SUBSIDIES.title}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{SUBSIDIES.title}</caption>
        <thead>
          <tr>
            <th scope="col">{SUBSIDIES.number}</th>
            <th scope="col">{SUBSIDIES.case}</th>
            <th scope="col">{SUBSIDIES.difficulty}</th>
            <th scope="col">{SUBSIDIES.form}</th>
            <th scope="col">{SUBSIDIES.mediator}</th>
            <th scope="col" className="d-number">
              {SUBSIDIES.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.dispute_id}>
              <th scope="row">{line.number}</th>
              <td data-label={SUBSIDIES.case}>{line.title}</td>
              <td data-label={SUBSIDIES.difficulty}>{DIFFICULTY[line.difficulty]}</td>
              <td data-label={SUBSIDIES.form}>{FORM[line.form]}</td>
              <td data-label={SUBSIDIES.mediator}>{line.mediator.name}</td>
              <td data-label={SUBSIDIES.amount} className="d-number">
                {line.bar ? (
                  <Badge tone="quiet">{SUBSIDY_BAR[line.bar]}</Badge>
                ) : (
                  sayYuan(line.amount_fen ?? 0)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** The same as rows of a table file. */
export function subsidyRows(lines: readonly SubsidyLine[]): string[][] {
  const { number, difficulty, form, mediator, amount } = SUBSIDIES
  return [
    [number, SUBSIDIES.case, difficulty, form, mediator, amount],
    ...lines.map((line) => [
      line.number,
      line.title,
      DIFFICULTY[line.difficulty],
      FORM[line.form],
      line.mediator.name,
      ((line.amount_fen ?? 0) / 100).toFixed(2),
    ]),
  ]
}
