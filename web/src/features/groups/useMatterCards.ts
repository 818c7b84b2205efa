import type { GroupMatter } from '@linli/contract/group-matters'
import { useQuery } from '../../lib/queries.ts'

/** The cards of the matters that stand in a piece of talk, asked for together; what is not there is not public any more. */
export function useMatterCards(groupId: string, matterIds: readonly string[]) {
  const ids = [...new Set(matterIds)].slice(-50)
  const found = useQuery(
    'groups.list_cards',
    { group_id: groupId, matter_ids: ids },
    { isEnabled: ids.length > 0, keepsPrevious: true },
  )
  const cards = new Map<string, GroupMatter>(found.data?.map((card) => [card.matter_id, card]))
  return { cards, isRead: found.data !== undefined && !found.isPlaceholderData }
}
