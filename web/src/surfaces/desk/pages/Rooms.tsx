import { SIDES } from '@linli/contract/codes/mediation'
import { Link, useParams } from '@tanstack/react-router'
import { GlassDesk } from '../../../features/caucus/GlassDesk.tsx'
import { RecordSheet } from '../../../features/caucus/RecordSheet.tsx'
import { RoomsTable } from '../../../features/caucus/RoomsTable.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { CAUCUS } from '../../../words/zh-CN/caucus.ts'
import { DeskPage } from '../DeskPage.tsx'
import '../paper-page.css'

/** The sealed rooms of a dispute, for its mediators. */
export function Rooms() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return (
    <DeskPage title={CAUCUS.title} isWide>
      <RoomsTable
        id={id}
        printLink={(side, item) => (
          <Link
            to="/disputes/$id/rooms/$side/$item"
            params={{ id, side, item: item.id }}
            className="l-button l-button-quiet"
          >
            {CAUCUS.print}
          </Link>
        )}
      />
    </DeskPage>
  )
}

/** One item of a room on A4; printed from within the room alone. */
export function PrintRoomItem() {
  const params: { id?: string; side?: string; item?: string } = useParams({ strict: false })
  const side = SIDES.find((one) => one === params.side) ?? 'a'
  const room = useQuery('caucus.get_room', { id: params.id ?? '', side, limit: 100 })
  const item = room.data?.items.find(({ id }) => id === params.item)
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!item} onClick={() => window.print()}>
          {CAUCUS.print}
        </Button>
        <Link
          to="/disputes/$id/rooms"
          params={{ id: params.id ?? '' }}
          className="l-button l-button-quiet"
        >
          {CAUCUS.title}
        </Link>
      </div>
      {room.error ? <Notice tone="over">{reasonText(room.error)}</Notice> : null}
      {item ? (
        <article className="d-a4">
          <RecordSheet item={item} side={side} />
        </article>
      ) : room.error ? null : (
        <Skeleton lines={12} />
      )}
    </div>
  )
}

/** Break-glass openings, for auditors and security administrators. */
export function GlassPage() {
  const me = useMe()
  return (
    <DeskPage title={CAUCUS.glass_title} lead={CAUCUS.glass_lead}>
      <GlassDesk mayAsk={me.data?.roles.includes('auditor') ?? false} />
    </DeskPage>
  )
}
