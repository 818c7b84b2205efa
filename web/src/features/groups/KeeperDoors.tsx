import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { HINTS, WAITING } from '../../words/zh-CN/group-registry.ts'

/** The doors of a keeper above the list of groups: who waits, and what somebody should look at; absent while nothing does. */
export function KeeperDoors({
  link,
}: {
  link: (to: '/groups/waiting' | '/groups/hints', row: ReactNode) => ReactNode
}) {
  const roles = useMe().data?.roles ?? []
  const isEnabled = roles.some((role) => role === 'grid_worker' || role === 'centre_staff')
  const waiting = useQuery('groups.list_waiting', {}, { isEnabled })
  const hints = useQuery('groups.list_hints', { limit: 1 }, { isEnabled })
  const [n, m] = [waiting.data?.length ?? 0, hints.data?.count.n ?? 0]
  if (n + m === 0) return null
  const arrow = <span aria-hidden="true">›</span>
  return (
    <List>
      {n > 0 ? (
        <li>
          {link('/groups/waiting', <ListRow title={fill(WAITING.door, { n })} state={arrow} />)}
        </li>
      ) : null}
      {m > 0 ? (
        <li>
          {link('/groups/hints', <ListRow title={fill(HINTS.door, { n: m })} state={arrow} />)}
        </li>
      ) : null}
    </List>
  )
}
