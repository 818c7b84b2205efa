import { useQueryClient } from '@tanstack/react-query'
import type { OutputOf } from '../../lib/api.ts'
import { queryKey, useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { usePushed } from '../../lib/stream.ts'
import { isMessage, lineAfter, sortLines } from './talk-merge.ts'

type Lines = OutputOf<'groups.list_mine'>
type Group = OutputOf<'groups.get'>

const KEY = queryKey('groups.list_mine', {})

/** The groups I am in, kept fresh by what is pushed. */
export function useGroupList() {
  const client = useQueryClient()
  const me = useMe()
  const list = useQuery('groups.list_mine', {}, { isEnabled: isSignedIn(me.data?.kind) })
  usePushed('message', (data) => {
    if (!isMessage(data)) return
    const lines = client.getQueryData<Lines>(KEY)
    if (!lines) return
    if (!lines.some(({ id }) => id === data.group_id))
      return void client.invalidateQueries({ queryKey: KEY })
    const ids = me.data?.person ? [me.data.person.id] : []
    client.setQueryData<Lines>(KEY, sortLines(lines.map((line) => lineAfter(line, data, ids))))
    // Somebody may have called a duty of a colleague for whom this person stands in.
    if (data.mentioned_roles.length > 0) void client.invalidateQueries({ queryKey: KEY })
  })
  return list
}

function isSignedIn(kind: string | undefined) {
  return kind === 'staff' || kind === 'resident'
}

/** Marks in the list and on the group's page how far somebody has read, before the server has said so. */
export function useMarkInList() {
  const client = useQueryClient()
  return (group_id: string, seq: number) => {
    client.setQueryData<Group>(queryKey('groups.get', { id: group_id }), (group) =>
      group
        ? { ...group, last_seq: Math.max(group.last_seq, seq), me: { ...group.me, read_seq: seq } }
        : group,
    )
    client.setQueryData<Lines>(KEY, (lines) =>
      lines?.map((line) =>
        line.id === group_id
          ? { ...line, read_seq: Math.max(line.read_seq, seq), is_called: false }
          : line,
      ),
    )
  }
}
