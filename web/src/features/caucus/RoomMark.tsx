import type { Side } from '@linli/contract/codes/mediation'
import { fill } from '../../lib/words.ts'
import { CAUCUS, ROOM_OF } from '../../words/zh-CN/caucus.ts'
import './caucus.css'

/** Whose room it is, by sign, name and colour; a lock says that it is sealed. */
export function RoomMark({ side, isMine = false }: { side: Side; isMine?: boolean }) {
  return (
    <span className={`c-mark c-side-${side}`}>
      <span className="c-stamp" aria-hidden="true">
        {ROOM_OF[side].slice(0, 1)}
      </span>
      {isMine ? CAUCUS.my_room : fill(CAUCUS.room, { side: ROOM_OF[side] })}
      <svg viewBox="0 0 12 14" width="12" height="14" aria-hidden="true">
        <path
          d="M3 6V4a3 3 0 0 1 6 0v2M1.5 6h9v7h-9z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
    </span>
  )
}
