import type { GroupEntry } from '@linli/contract/group-registry'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { LACK, REGISTRY } from '../../words/zh-CN/group-registry.ts'

/** Groups with who keeps them, who does today, and what their entry lacks. */
export function RegistryTable({
  entries,
  link,
}: {
  entries: readonly GroupEntry[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={REGISTRY.groups}>
      <table className="d-table">
        <caption className="l-visually-hidden">{REGISTRY.groups}</caption>
        <thead>
          <tr>
            <th scope="col">{REGISTRY.name}</th>
            <th scope="col">{REGISTRY.grid}</th>
            <th scope="col">{REGISTRY.keepers}</th>
            <th scope="col">{REGISTRY.on_duty}</th>
            <th scope="col" className="d-number">
              {REGISTRY.buildings}
            </th>
            <th scope="col" className="d-number">
              {REGISTRY.members}
            </th>
            <th scope="col">{REGISTRY.outside}</th>
            <th scope="col">{REGISTRY.checked}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.id} entry={entry} link={link} />
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Row({
  entry,
  link,
}: {
  entry: GroupEntry
  link: (id: string, words: ReactNode) => ReactNode
}) {
  const { lacks } = entry
  return (
    <tr>
      <th scope="row">
        {link(entry.id, entry.name)}
        {entry.closed_at ? <Badge tone="quiet">{REGISTRY.closed}</Badge> : null}
      </th>
      <td>
        {entry.community.name} <span className="l-quiet">{entry.grid.name}</span>
      </td>
      <td>
        {entry.owner.name}
        <span className="l-quiet">
          {' '}
          {entry.deputy ? entry.deputy.name : lacks.includes('deputy') ? LACK.deputy : ''}
        </span>
      </td>
      <td>
        {entry.on_duty ? (
          entry.on_duty.name
        ) : entry.closed_at ? null : (
          <Badge tone="over">{REGISTRY.nobody}</Badge>
        )}
      </td>
      <td className="d-number">{entry.buildings}</td>
      <td className="d-number">{entry.members}</td>
      <td>
        {entry.outside_members === null ? (
          <span className="l-quiet">{REGISTRY.outside_none}</span>
        ) : (
          <>
            {entry.outside_members}{' '}
            <span className="l-quiet l-small">
              {fill(REGISTRY.outside_on, { day: sayDay(entry.outside_counted_on ?? '') })}
            </span>
          </>
        )}
      </td>
      <td>
        {entry.checked_at ? <Moment at={entry.checked_at} style="when" /> : REGISTRY.never}
        {lacks.includes('check') ? <Badge tone="soon">{LACK.check}</Badge> : null}
      </td>
    </tr>
  )
}
