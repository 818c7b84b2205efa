import type { Table } from '@linli/contract/caucus-shapes'
import { sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Empty } from '../../ui/States.tsx'
import { CAUCUS, ITEM_KIND, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import { RoomFiles } from './RoomItems.tsx'

/** What has been let go: both sides have it, with whose consent stands beside it. */
export function SharedList({ table }: { table: Table }) {
  if (table.shared.length === 0)
    return <Empty title={CAUCUS.shared_empty}>{CAUCUS.shared_hint}</Empty>
  return (
    <ol className="c-items">
      {table.shared.map((item) => (
        <li key={item.id} className={`c-release c-side-${item.from_side}`}>
          <b>
            {fill(CAUCUS.shared_from, { side: ROOM_OF[item.from_side] })} · {ITEM_KIND[item.kind]}
          </b>
          {item.words ? <p className="c-print-words">{item.words}</p> : null}
          <RoomFiles files={item.files} />
          <span className="l-quiet">
            {fill(CAUCUS.shared_by, {
              at: sayMoment(item.released_at),
              name: item.released_by_name,
            })}
            {' · '}
            {fill(CAUCUS.shared_consents, {
              names: item.consents.map(({ name }) => name).join('、'),
            })}
          </span>
        </li>
      ))}
    </ol>
  )
}
