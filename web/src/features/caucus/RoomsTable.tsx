import type { RoomItem } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { type ReactNode, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { CAUCUS } from '../../words/zh-CN/caucus.ts'
import { Offers } from './Offers.tsx'
import { RoomPane } from './RoomPane.tsx'
import { SharedList } from './SharedList.tsx'
import './caucus.css'

// Whether somebody has offered is told to no page: a mediator who waits for both asks again.
const ASK_MS = 15_000

/** A mediator's table: the rooms side by side, never in one scroll with what is shared; one press covers them all. */
export function RoomsTable({
  id,
  printLink,
}: {
  id: string
  printLink?: (side: Side, item: RoomItem) => ReactNode
}) {
  const [isCovered, setCovered] = useState(false)
  const table = useQuery('caucus.get_table', { id }, { everyMs: ASK_MS })
  if (table.error?.code === 'not_found')
    return <Empty title={CAUCUS.no_room}>{CAUCUS.no_room_hint}</Empty>
  if (table.error) return <Notice tone="over">{reasonText(table.error)}</Notice>
  if (!table.data) return <Skeleton lines={8} />
  if (isCovered) {
    return (
      <div className="c-covered">
        <h2>{CAUCUS.covered}</h2>
        <p>{CAUCUS.covered_hint}</p>
        <Button look="main" onClick={() => setCovered(false)}>
          {CAUCUS.uncover}
        </Button>
      </div>
    )
  }
  return (
    <div className="l-stack">
      <div className="l-row">
        <Button onClick={() => setCovered(true)}>{CAUCUS.cover}</Button>
      </div>
      <div className="c-rooms">
        {table.data.rooms.map(({ side }) => (
          <RoomPane
            key={side}
            table={table.data}
            side={side}
            {...(printLink ? { printLink: (item: RoomItem) => printLink(side, item) } : {})}
          />
        ))}
      </div>
      <Section title={CAUCUS.offers}>
        <Offers table={table.data} />
      </Section>
      <Section title={CAUCUS.shared}>
        <SharedList table={table.data} />
      </Section>
    </div>
  )
}
