import type { RoomItem } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { sayExact } from '../../lib/time.ts'
import { CAUCUS, ITEM_KIND } from '../../words/zh-CN/caucus.ts'
import { RoomMark } from './RoomMark.tsx'
import './caucus.css'

/** One item of a room on paper, most often the minutes of a separate session, marked above and below. */
export function RecordSheet({ item, side }: { item: RoomItem; side: Side }) {
  return (
    <>
      <p className="c-print-mark">{CAUCUS.print_mark}</p>
      <h1>{ITEM_KIND[item.kind]}</h1>
      <RoomMark side={side} />
      {item.held ? (
        <>
          <p>
            {sayExact(item.held.from)} – {sayExact(item.held.until)} · {item.held.place}
          </p>
          <p>
            {CAUCUS.record_present}：{item.held.present}
          </p>
        </>
      ) : null}
      <p className="c-print-words">{item.words}</p>
      <p>
        {item.by_name} {sayExact(item.at)}
      </p>
      <p>{CAUCUS.print_sign}</p>
      <p className="c-print-mark">{CAUCUS.print_mark}</p>
    </>
  )
}
