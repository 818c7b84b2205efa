import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { CAUCUS } from '../../words/zh-CN/caucus.ts'
import { Offers } from './Offers.tsx'
import { RoomPane } from './RoomPane.tsx'
import { SharedList } from './SharedList.tsx'
import './caucus.css'

/** A side's own room on the phone, with plain words about what is sealed and what is not. */
export function MyRoom({ id }: { id: string }) {
  const table = useQuery('caucus.get_table', { id })
  if (table.error?.code === 'not_found')
    return <Empty title={CAUCUS.no_room}>{CAUCUS.no_room_hint}</Empty>
  if (table.error) return <Notice tone="over">{reasonText(table.error)}</Notice>
  const room = table.data?.rooms[0]
  if (!table.data || !room) return <Skeleton lines={8} />
  return (
    <div className="l-stack">
      <details>
        <summary>{CAUCUS.sealed_what}</summary>
        <p>{CAUCUS.sealed_yes}</p>
        <p>{CAUCUS.sealed_no}</p>
      </details>
      <RoomPane table={table.data} side={room.side} />
      {table.data.rounds.length > 0 ? (
        <Section title={CAUCUS.offers}>
          <Offers table={table.data} />
        </Section>
      ) : null}
      <Section title={CAUCUS.shared}>
        <SharedList table={table.data} />
      </Section>
    </div>
  )
}
