import { TARGET_STATES, type TargetState } from '@linli/contract/codes/broadcast'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { usePages } from '../../lib/usePages.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Badge, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { BROADCAST, TARGET_REASON, TARGET_STATE, WAY } from '../../words/zh-CN/broadcast.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { TARGET_TONE } from './ProgressLine.tsx'

/** Every place of a broadcast: the group, the way, what became of it, and who must press. */
export function TargetTable({ id, present }: { id: string; present: readonly TargetState[] }) {
  const [state, setState] = useState<TargetState>()
  const input = { id, limit: 50, ...(state ? { state } : {}) }
  const list = usePages(['broadcast.list_targets', input], (cursor, signal) =>
    call('broadcast.list_targets', { ...input, ...cursor }, { signal }),
  )
  return (
    <div className="l-stack">
      {present.length > 1 ? (
        <Chips<TargetState>
          label={BROADCAST.place_state}
          options={TARGET_STATES.filter((one) => present.includes(one)).map((value) => ({
            value,
            word: TARGET_STATE[value],
          }))}
          value={state}
          onChange={setState}
        />
      ) : null}
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? null : <Skeleton lines={5} />}
      {list.items && list.items.length > 0 ? (
        <TableBox label={BROADCAST.places}>
          <table className="d-table">
            <thead>
              <tr>
                <th>{BROADCAST.group}</th>
                <th>{BROADCAST.way}</th>
                <th>{BROADCAST.state}</th>
                <th>{BROADCAST.owner}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((one) => (
                <tr key={`${one.group.id} ${one.way}`}>
                  <td>{one.group.name}</td>
                  <td>{WAY[one.way]}</td>
                  <td>
                    <Badge tone={TARGET_TONE[one.state]}>{TARGET_STATE[one.state]}</Badge>{' '}
                    <span className="l-quiet l-small">
                      <Moment at={one.at} />
                    </span>
                    {one.reason && one.state !== 'sent' ? (
                      <p className="l-small">{reasonOf(one.reason)}</p>
                    ) : null}
                  </td>
                  <td>{one.owner_name ?? ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

// A channel writes a code, or a code and the words of the platform.
function reasonOf(reason: string) {
  return TARGET_REASON[reason.split(':')[0] ?? ''] ?? reason
}
