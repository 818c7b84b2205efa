import type { Unit } from '@linli/contract/org'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { UNIT_KIND } from '../../words/zh-CN/org.ts'
import { UNITS } from '../../words/zh-CN/org-desk.ts'
import './org-desk.css'

/** Units with what a caller needs: kind, area, phone. */
export function UnitTable({
  units,
  link,
}: {
  units: readonly Unit[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={UNITS.name}>
      <table className="d-table">
        <caption className="l-visually-hidden">{UNITS.name}</caption>
        <thead>
          <tr>
            <th scope="col">{UNITS.name}</th>
            <th scope="col">{UNITS.kind}</th>
            <th scope="col">{UNITS.area}</th>
            <th scope="col">{UNITS.parent}</th>
            <th scope="col">{UNITS.phone}</th>
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                {link(unit.id, unit.name)}
                {unit.valid_to ? <Badge tone="quiet">{UNITS.closed}</Badge> : null}
              </th>
              <td className="d-tight">{UNIT_KIND[unit.kind]}</td>
              <td>{unit.area.name}</td>
              <td className="l-quiet">{unit.parent?.name}</td>
              <td className="d-tight">{unit.phone}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
