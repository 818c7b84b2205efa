import type { GroupLine } from '@linli/contract/group-shapes'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List } from '../../ui/ListRow.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import { GROUP_LIST } from '../../words/zh-CN/groups.ts'
import { lastLine } from './author-word.ts'
import { LeftGroups } from './ComeBack.tsx'
import { useGroupList } from './useGroupList.ts'
import './group-list.css'

/** The groups I am in: those with news first, and in words why. `row` makes each a link. Below
 * stand those that I left. */
export function GroupList({ row }: { row: (id: string, line: ReactNode) => ReactNode }) {
  const list = useGroupList()
  const left = useQuery('groups.list_left', {}, { isEnabled: list.data?.length === 0 })
  if (list.error && !list.data)
    return (
      <Notice
        tone="over"
        slot={<Button onClick={() => void list.refetch()}>{APP.try_again}</Button>}
      >
        {reasonText(list.error)}
      </Notice>
    )
  if (!list.data) return <Skeleton lines={6} />
  return (
    <>
      {list.data.length === 0 ? (
        // Who has just left one, or waits for one, reads that below and not that they never were in any.
        left.data?.length === 0 ? (
          <Empty title={GROUP_LIST.empty}>{GROUP_LIST.empty_hint}</Empty>
        ) : null
      ) : (
        <List label={GROUP_LIST.title}>
          {list.data.map((line) => (
            <li key={line.id}>{row(line.id, <Line line={line} />)}</li>
          ))}
        </List>
      )}
      <LeftGroups />
    </>
  )
}

function Line({ line }: { line: GroupLine }) {
  const unread = line.last_seq - line.read_seq
  return (
    <span className={`g-line ${unread > 0 && !line.is_muted ? 'g-line-news' : ''}`}>
      <span className="g-line-head">
        <span className="g-line-name">{line.name}</span>
        {line.last_message ? (
          <span className="l-quiet l-small">
            <Moment at={line.last_message.at} style="when" />
          </span>
        ) : null}
      </span>
      <span className="g-line-last l-quiet">{lastLine(line.last_message)}</span>
      <Marks line={line} unread={unread} />
    </span>
  )
}

function Marks({ line, unread }: { line: GroupLine; unread: number }) {
  const hasMarks = line.is_called || line.to_acknowledge > 0 || unread > 0 || line.is_muted
  if (!hasMarks) return null
  return (
    <span className="g-line-marks">
      {line.is_called ? <Badge tone="soon">{GROUP_LIST.called}</Badge> : null}
      {line.to_acknowledge > 0 ? (
        <Badge tone="todo">{fill(GROUP_LIST.to_acknowledge, { n: line.to_acknowledge })}</Badge>
      ) : null}
      {unread > 0 ? (
        <span className="l-small l-quiet">
          {unread > 99 ? GROUP_LIST.unread_many : fill(GROUP_LIST.unread, { n: unread })}
        </span>
      ) : null}
      {line.is_muted ? <span className="l-small l-quiet">{GROUP_LIST.muted}</span> : null}
    </span>
  )
}
