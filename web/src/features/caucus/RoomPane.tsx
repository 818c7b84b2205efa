import type { RoomItem, Table } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { type ReactNode, useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { CAUCUS, GLASS_STATE, READING, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import { Composer } from './Composer.tsx'
import { ReleaseCard } from './ReleaseCard.tsx'
import { ReleaseSheet } from './ReleaseSheet.tsx'
import { RoomItems } from './RoomItems.tsx'
import { RoomMark } from './RoomMark.tsx'

const STEP = 20

/** One sealed room: whose it is, what waits for a word, a field to write in, what stands there. */
export function RoomPane({
  table,
  side,
  printLink,
}: {
  table: Table
  side: Side
  printLink?: (item: RoomItem) => ReactNode
}) {
  const [limit, setLimit] = useState(STEP)
  const [chosen, setChosen] = useState<RoomItem>()
  const { id } = table
  const room = useQuery('caucus.get_room', { id, side, limit }, { keepsPrevious: true })
  const head = table.rooms.find((one) => one.side === side)
  const isMediator = table.me === 'mediator'
  const seenBy = [...(head?.parties ?? []), ...(head?.mediators ?? [])]
  const others = table.sides.map((one) => one.side).filter((one) => one !== side)
  const mayPropose = room.data?.can.includes('propose') && others.length > 0
  return (
    <section
      className={`c-room c-side-${side}`}
      aria-label={fill(CAUCUS.room, { side: ROOM_OF[side] })}
    >
      <header>
        <RoomMark side={side} isMine={!isMediator} />
        <span className="l-quiet">{head?.parties.join('、')}</span>
        <span className="l-quiet">{fill(CAUCUS.only, { side: ROOM_OF[side] })}</span>
      </header>
      {room.error ? <Notice tone="over">{reasonText(room.error)}</Notice> : null}
      {room.isPending ? <Skeleton lines={5} /> : null}
      {room.data ? (
        <>
          {room.data.releases
            .filter(({ state }) => state === 'asked' || state === 'agreed')
            .map((release) => (
              <ReleaseCard key={release.id} id={id} side={side} release={release} />
            ))}
          {room.data.can.includes('write') ? (
            <Composer id={id} side={side} isMediator={isMediator} seenBy={seenBy} />
          ) : (
            <Notice>{CAUCUS.closed}</Notice>
          )}
          {room.data.items.length === 0 ? (
            <Empty title={CAUCUS.empty}>{fill(CAUCUS.empty_hint, { side: ROOM_OF[side] })}</Empty>
          ) : null}
          <RoomItems
            items={room.data.items}
            actsOf={(item) => (
              <>
                {mayPropose ? (
                  <Button look="quiet" onClick={() => setChosen(item)}>
                    {CAUCUS.release}
                  </Button>
                ) : null}
                {printLink?.(item)}
              </>
            )}
          />
          {room.data.next_cursor && limit < 100 ? (
            <Button onClick={() => setLimit(Math.min(100, limit + STEP))}>{CAUCUS.older}</Button>
          ) : null}
          <details>
            <summary>{CAUCUS.release_section}</summary>
            {room.data.releases
              .filter(({ state }) => state !== 'asked' && state !== 'agreed')
              .map((release) => (
                <ReleaseCard key={release.id} id={id} side={side} release={release} />
              ))}
          </details>
          <GlassList glass={room.data.glass} />
        </>
      ) : null}
      {chosen ? (
        <ReleaseSheet
          id={id}
          side={side}
          others={others}
          item={chosen}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </section>
  )
}

type OfRoom = import('@linli/contract/caucus-shapes').GlassOfRoom

function GlassList({ glass }: { glass: readonly OfRoom[] }) {
  if (glass.length === 0) return <p className="l-quiet">{CAUCUS.glass_never}</p>
  return (
    <Notice tone="soon">
      <b>{CAUCUS.glass}</b>
      {glass.map((one) => (
        <div key={one.id}>
          <div>
            {fill(CAUCUS.glass_by, { auditor: one.auditor_name, second: one.agreed_by_name ?? '' })}
            {'：'}
            {GLASS_STATE[one.state]}
          </div>
          <div>{fill(CAUCUS.glass_reason, { reason: one.reason })}</div>
          {one.readings.map((reading, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: readings have no id and are only added
            <div key={at}>
              <Moment at={reading.at} />{' '}
              {fill(CAUCUS.glass_read, { name: reading.by_name, what: READING[reading.what] })}
            </div>
          ))}
        </div>
      ))}
    </Notice>
  )
}
