import type { CommitteeLine } from '@linli/contract/mediators'
import type { ReactNode } from 'react'
import { TableBox } from '../../ui/TableBox.tsx'
import { FORCES } from '../../words/zh-CN/forces.ts'
import { GapBadges } from './GapList.tsx'
import './mediators.css'

/** Committees with who mediates there and what they lack. */
export function CommitteeTable({
  committees,
  link,
}: {
  committees: readonly CommitteeLine[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={FORCES.committees}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{FORCES.committees}</caption>
        <thead>
          <tr>
            <th scope="col">{FORCES.name}</th>
            <th scope="col">{FORCES.area}</th>
            <th scope="col" className="d-number">
              {FORCES.mediators}
            </th>
            <th scope="col">{FORCES.gaps}</th>
            <th scope="col">{FORCES.phone}</th>
          </tr>
        </thead>
        <tbody>
          {committees.map((one) => (
            <tr key={one.id}>
              <th scope="row">{link(one.id, one.name)}</th>
              <td data-label={FORCES.area}>{one.area.name}</td>
              <td data-label={FORCES.mediators} className="d-number">
                {one.mediators}
              </td>
              <td data-label={FORCES.gaps}>
                <GapBadges gaps={one.gaps} />
              </td>
              <td data-label={FORCES.phone}>{one.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
