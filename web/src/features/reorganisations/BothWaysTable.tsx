import type { BothWays } from '@linli/contract/reorganisations'
import { sayDay } from '../../lib/time.ts'
import { TableBox } from '../../ui/TableBox.tsx'
import { BOTH_WAYS } from '../../words/zh-CN/reorganisations.ts'
import './reorganisations.css'

/** A figure of each area day by day, as organised then and as organised now, with the sum of all days first. */
export function BothWaysTable({ rows, word }: { rows: readonly BothWays[]; word: string }) {
  const days = [...new Set(rows.map(({ day }) => day))]
  const areas = [...Map.groupBy(rows, ({ area_id }) => area_id).values()]
  return (
    <TableBox label={BOTH_WAYS.title}>
      <table className="d-table d-both-ways">
        <caption className="l-visually-hidden">{BOTH_WAYS.title}</caption>
        <thead>
          <tr>
            <th scope="col">{word}</th>
            <th scope="col">{BOTH_WAYS.way}</th>
            <th scope="col" className="d-number">
              {BOTH_WAYS.sum}
            </th>
            {days.map((day) => (
              <th key={day} scope="col" className="d-number">
                {sayDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        {areas.map((of) => (
          <Area key={of[0]?.area_id} of={of} />
        ))}
      </table>
    </TableBox>
  )
}

function Area({ of }: { of: readonly BothWays[] }) {
  const isSame = of.every(({ as_then, as_now }) => as_then === as_now)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={2}>
          {of[0]?.name}
          {isSame ? null : <p className="d-both-ways-differs l-small">{BOTH_WAYS.differs}</p>}
        </th>
        <Line word={BOTH_WAYS.as_then} of={of} way="as_then" missing={BOTH_WAYS.none} />
      </tr>
      <tr>
        <Line word={BOTH_WAYS.as_now} of={of} way="as_now" missing={BOTH_WAYS.gone} />
      </tr>
    </tbody>
  )
}

function Line({
  word,
  of,
  way,
  missing,
}: {
  word: string
  of: readonly BothWays[]
  way: 'as_then' | 'as_now'
  missing: string
}) {
  const sum = of.reduce((all, row) => all + (row[way] ?? 0), 0)
  return (
    <>
      <td className="d-tight">{word}</td>
      <td className="d-number">{sum.toLocaleString('zh-CN')}</td>
      {of.map((row) => (
        <td key={row.day} className="d-number">
          {row[way]?.toLocaleString('zh-CN') ?? <span className="l-quiet l-small">{missing}</span>}
        </td>
      ))}
    </>
  )
}
