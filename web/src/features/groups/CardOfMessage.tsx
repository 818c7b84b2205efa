import type { GroupMatter } from '@linli/contract/group-matters'
import type { Message } from '@linli/contract/group-shapes'
import type { ReactNode } from 'react'
import { CARD } from '../../words/zh-CN/group-registry.ts'
import { MatterCard } from './MatterCard.tsx'
import { useMatterCards } from './useMatterCards.ts'

/** The card to which a message of the product leads, as the matter is now; nothing where it leads to no matter. */
export function CardOfMessage({
  message,
  acts,
}: {
  message: Pick<Message, 'group_id' | 'card'>
  acts?: (card: GroupMatter) => ReactNode
}) {
  const id = message.card?.noun === 'matter' ? message.card.id : undefined
  const { cards, isRead } = useMatterCards(message.group_id, id ? [id] : [])
  const card = id ? cards.get(id) : undefined
  if (!id) return null
  if (!card) return isRead ? <p className="l-quiet l-small">{CARD.gone}</p> : null
  return <MatterCard card={card} acts={acts?.(card)} />
}
