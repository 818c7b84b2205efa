import type { GroupMatter } from '@linli/contract/group-matters'
import type { Message } from '@linli/contract/group-shapes'
import { useQueries } from '@tanstack/react-query'
import { useRef } from 'react'
import { call } from '../../lib/client.ts'
import { queryKey } from '../../lib/queries.ts'
import { type CardsOfTalk, cardBlocks } from './card-blocks.ts'

/** The cards of the matters to which the messages of a talk lead: one question for each fifty messages, not one a card. */
export function useMatterCards(groupId: string, items: readonly Message[]): CardsOfTalk {
  const blocks = cardBlocks(items)
  // What was read stays in sight while a block is asked for again with one card more.
  const held = useRef(new Map<string, GroupMatter>())
  const found = useQueries({
    queries: blocks.map((matter_ids) => {
      const input = { group_id: groupId, matter_ids }
      return {
        queryKey: queryKey('groups.list_cards', input),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          call('groups.list_cards', input, { signal, retries: 0 }),
        networkMode: 'always' as const,
      }
    }),
  })
  const cards: CardsOfTalk = new Map()
  for (const [at, ids] of blocks.entries()) {
    const read = found[at]?.data
    for (const card of read ?? []) held.current.set(card.matter_id, card)
    const public_ids = new Set(read?.map(({ matter_id }) => matter_id))
    for (const id of ids) {
      if (read && !public_ids.has(id)) held.current.delete(id)
      cards.set(id, held.current.get(id) ?? (read ? null : undefined))
    }
  }
  return cards
}
