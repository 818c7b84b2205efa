import type { Category } from '@linli/contract/catalogue'
import { TableBox } from '../../ui/TableBox.tsx'
import { CATALOGUE_DESK } from '../../words/zh-CN/catalogue-desk.ts'
import { compareEditions } from './compare-editions.ts'

/** What differs between two editions, side by side. */
export function EditionCompare({ before, after }: { before: Category; after: Category }) {
  const differences = compareEditions(before, after)
  if (differences.length === 0) return <p className="l-quiet">{CATALOGUE_DESK.no_difference}</p>
  return (
    <TableBox label={CATALOGUE_DESK.compared}>
      <table className="d-table d-table-even">
        <thead>
          <tr>
            <th scope="col">{CATALOGUE_DESK.item}</th>
            <th scope="col">{CATALOGUE_DESK.before}</th>
            <th scope="col">{CATALOGUE_DESK.after}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.word}>
              <th scope="row" className="d-tight">
                {one.word}
              </th>
              <td>{one.before ? one.before : <Nothing />}</td>
              <td>{one.after ? one.after : <Nothing />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Nothing() {
  return <span className="l-quiet">{CATALOGUE_DESK.nothing_there}</span>
}
