import type { Studio } from '@linli/contract/mediators'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { FORCES } from '../../words/zh-CN/forces.ts'

/** Named studios with the committees in whose name and under whose seal they work. */
export function StudioTable({
  studios,
  link,
}: {
  studios: readonly Studio[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={FORCES.studios}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{FORCES.studios}</caption>
        <thead>
          <tr>
            <th scope="col">{FORCES.name}</th>
            <th scope="col">{FORCES.committee}</th>
            <th scope="col">{FORCES.mediators}</th>
            <th scope="col">{FORCES.phone}</th>
          </tr>
        </thead>
        <tbody>
          {studios.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td data-label={FORCES.committee}>
                {one.committee ? (
                  link(one.committee.id, one.committee.name)
                ) : (
                  <Badge tone="soon">{FORCES.committee_unknown}</Badge>
                )}
              </td>
              <td data-label={FORCES.mediators}>
                {one.mediators.map(({ name }) => name).join('、')}
              </td>
              <td data-label={FORCES.phone}>{one.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
