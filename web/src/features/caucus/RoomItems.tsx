import type { RoomFile, RoomItem } from '@linli/contract/caucus-shapes'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { CAUCUS, ITEM_KIND } from '../../words/zh-CN/caucus.ts'

/** Photos and recordings of a room; they have no names. */
export function RoomFiles({ files }: { files: readonly RoomFile[] }) {
  if (files.length === 0) return null
  return (
    <div className="c-photos">
      {files.map((file) =>
        file.thumbnail_url ? (
          <a key={file.n} href={file.url} target="_blank" rel="noreferrer">
            <img src={file.thumbnail_url} alt={fill(CAUCUS.release_file, { n: file.n + 1 })} />
          </a>
        ) : (
          // biome-ignore lint/a11y/useMediaCaption: what was said is not written anywhere yet
          <audio key={file.n} controls preload="none" src={file.url} />
        ),
      )}
    </div>
  )
}

/** What stands in a room, the newest first. */
export function RoomItems({
  items,
  actsOf,
}: {
  items: readonly RoomItem[]
  actsOf?: (item: RoomItem) => ReactNode
}) {
  return (
    <ol className="c-items">
      {items.map((item) => (
        <li key={item.id} className="c-item">
          <div className="c-item-head">
            <b>{ITEM_KIND[item.kind]}</b>
            <span>
              {item.is_mine ? CAUCUS.me : item.by_name}
              {item.by_mediator && !item.is_mine ? ` · ${CAUCUS.mediator}` : ''}
            </span>
            <Moment at={item.at} />
            <span>{fill(CAUCUS.number_in_room, { n: item.seq })}</span>
          </div>
          {item.held ? (
            <div className="c-item-head">
              {item.held.place} · {item.held.present}
            </div>
          ) : null}
          {item.words ? <p>{item.words}</p> : null}
          <RoomFiles files={item.files} />
          {actsOf ? <div className="l-row">{actsOf(item)}</div> : null}
        </li>
      ))}
    </ol>
  )
}
