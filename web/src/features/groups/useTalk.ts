import type { Message } from '@linli/contract/group-shapes'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { call, type ProblemError } from '../../lib/client.ts'
import { usePushed } from '../../lib/stream.ts'
import { useSent } from '../../lib/useOutbox.ts'
import { addPushed, isMessage, joinTalk, type Talk } from './talk-merge.ts'

const PIECE = 50
// Who was away longer than so many pieces begins at the newest, and loads upwards what they want.
const MOST_PIECES = 20

/** The talk of a group: what is pushed is taken in, what is missing is asked for by number, earlier ones come on demand.
 * `at` opens it around a message. */
export function useTalk(group_id: string, at: number | undefined) {
  const client = useQueryClient()
  const key = talkKey(group_id)
  const found = useQuery<Talk, ProblemError>({
    queryKey: key,
    queryFn: ({ signal }) => readTalk(group_id, client.getQueryData<Talk>(key), at, signal),
    staleTime: 60_000,
    networkMode: 'always',
    retry: 1,
  })
  const change = useCallback(
    (next: (talk: Talk) => Talk) =>
      client.setQueryData<Talk>(talkKey(group_id), (held) => (held ? next(held) : held)),
    [client, group_id],
  )
  const takeIn = useTakeIn()
  const take = (data: unknown) => {
    if (isMessage(data) && data.group_id === group_id) takeIn(data)
  }
  usePushed('message', take)
  useSent((command, answer) => {
    if (command.name === 'groups.send_message') take(answer)
  })
  // A link to a message that is not among those held.
  const isHeld = at === undefined || found.data?.items.some(({ seq }) => seq === at) !== false
  useEffect(() => {
    if (isHeld || at === undefined) return
    void call('groups.list_messages', { group_id, around_seq: at }).then((read) =>
      client.setQueryData<Talk>(talkKey(group_id), (held) =>
        held ? (joinTalk(held, read) ?? read) : read,
      ),
    )
  }, [isHeld, at, group_id, client])

  const reading = useRef(false)
  const more = async (where: 'earlier' | 'later' | 'newest') => {
    const edge = where === 'earlier' ? found.data?.items[0] : found.data?.items.at(-1)
    if (reading.current) return
    reading.current = true
    try {
      const from =
        where === 'newest' || !edge
          ? {}
          : where === 'earlier'
            ? { before_seq: edge.seq }
            : { after_seq: edge.seq }
      const read = await call('groups.list_messages', { group_id, limit: PIECE, ...from })
      change((held) => joinTalk(held, read) ?? read)
    } catch {
      // The band about the network says why; scrolling again tries again.
    } finally {
      reading.current = false
    }
  }
  return { talk: found.data, error: found.error, more, again: () => void found.refetch() }
}

/** Takes a message into the talk that is held; where something before it is missing, the talk is asked for again. */
export function useTakeIn() {
  const client = useQueryClient()
  return (message: Message) => {
    const queryKey = talkKey(message.group_id)
    const held = client.getQueryData<Talk>(queryKey)
    if (!held) return
    const { talk, isMissing } = addPushed(held, message)
    client.setQueryData<Talk>(queryKey, talk)
    if (isMissing) void client.invalidateQueries({ queryKey })
  }
}

/** The key of a talk; not the name of an operation, so that news of other kinds do not throw it away. */
export const talkKey = (group_id: string) => ['talk', group_id] as const

async function readTalk(
  group_id: string,
  held: Talk | undefined,
  at: number | undefined,
  signal: AbortSignal,
): Promise<Talk> {
  const ask = (from: { after_seq?: number; around_seq?: number }) =>
    call('groups.list_messages', { group_id, limit: PIECE, ...from }, { signal })
  if (!held || held.items.length === 0) return ask(at === undefined ? {} : { around_seq: at })
  // The newest first: what changed meanwhile changes here too. Then what lies between.
  const newest = await ask({})
  let talk = held
  for (let n = 0; n < MOST_PIECES; n++) {
    const joined = joinTalk(talk, newest)
    if (joined) return joined
    const last = talk.items.at(-1)
    if (!last) return newest
    const read = await ask({ after_seq: last.seq })
    talk = joinTalk(talk, read) ?? read
  }
  return newest
}
