import type { Mediator } from '@linli/contract/mediators'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { FORCES } from '../../words/zh-CN/forces.ts'
import { MEDIATOR } from '../../words/zh-CN/mediators.ts'
import { awayLine, fieldsLine, officeLine } from './mediator-words.ts'

/** Mediators in the order of their appointment; the acts that are possible on each stand at its end. */
export function MediatorTable({
  mediators,
  acts,
  link,
}: {
  mediators: readonly Mediator[]
  acts?: (mediator: Mediator) => ReactNode
  /** The way to the committee; left away where the page is the committee's own. */
  link?: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={MEDIATOR.list}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{MEDIATOR.list}</caption>
        <thead>
          <tr>
            <th scope="col">{FORCES.people}</th>
            <th scope="col">{MEDIATOR.seat}</th>
            {link ? <th scope="col">{FORCES.committee}</th> : null}
            <th scope="col">{MEDIATOR.fields}</th>
            <th scope="col">{MEDIATOR.languages}</th>
            {acts ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {mediators.map((one) => (
            <Row key={one.id} mediator={one} {...{ acts, link }} />
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

function Row({
  mediator,
  acts,
  link,
}: {
  mediator: Mediator
  acts: ((mediator: Mediator) => ReactNode) | undefined
  link: ((id: string, words: ReactNode) => ReactNode) | undefined
}) {
  const away = awayLine(mediator)
  return (
    <tr>
      <th scope="row">
        {mediator.person.name} {away ? <Badge tone="quiet">{away}</Badge> : null}
      </th>
      <td data-label={MEDIATOR.seat}>
        {officeLine(mediator)}
        {mediator.studio ? <p className="l-quiet l-small">{mediator.studio.name}</p> : null}
      </td>
      {link ? (
        <td data-label={FORCES.committee}>
          {link(mediator.committee.id, mediator.committee.name)}
        </td>
      ) : null}
      <td data-label={MEDIATOR.fields}>{fieldsLine(mediator)}</td>
      <td data-label={MEDIATOR.languages}>{mediator.languages.join('、')}</td>
      {acts ? <td>{acts(mediator)}</td> : null}
    </tr>
  )
}
