import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { MiniProgramTie } from '../../../features/identity/ByMiniProgram.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { TrackedRow } from '../../../features/matters/TrackedRow.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List } from '../../../ui/ListRow.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { HOME, MINE } from '../../../words/zh-CN/resident.ts'
import { SignIn } from './SignIn.tsx'

/** Everything I have reported, newest first. */
export function Mine() {
  const me = useMe()
  const back = useBack()
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  if (me.data && me.data.kind !== 'resident') return <SignIn />
  return (
    <Page
      title={MINE.title}
      back={back}
      slot={<TypeSwitch />}
      act={
        <Link to="/report" className="l-button l-button-main l-button-wide">
          {HOME.report}
        </Link>
      }
    >
      {cursors.map((cursor, at) => (
        <Part
          key={cursor ?? 'first'}
          cursor={cursor}
          isLast={at === cursors.length - 1}
          onMore={(next) => setCursors([...cursors, next])}
        />
      ))}
      <MiniProgramTie />
    </Page>
  )
}

function Part({
  cursor,
  isLast,
  onMore,
}: {
  cursor: string | undefined
  isLast: boolean
  onMore: (cursor: string) => void
}) {
  const list = useQuery('matters.list_reported', cursor ? { cursor } : {})
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={6} />
  const { items, next_cursor } = list.data
  if (items.length === 0 && !cursor) return <Empty title={MINE.empty}>{MINE.empty_hint}</Empty>
  return (
    <>
      <List label={MINE.title}>
        {items.map((matter) => (
          <li key={matter.id}>
            <Link to="/mine/$id" params={{ id: matter.id }}>
              <TrackedRow matter={matter} />
            </Link>
          </li>
        ))}
      </List>
      {next_cursor && isLast ? (
        <Button onClick={() => onMore(next_cursor)}>{MINE.more}</Button>
      ) : null}
    </>
  )
}
