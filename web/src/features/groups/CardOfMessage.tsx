import type { GroupMatter } from '@linli/contract/group-matters'
import type { Message } from '@linli/contract/group-shapes'
import { type ReactNode, useContext } from 'react'
import { CARD } from '../../words/zh-CN/group-registry.ts'
import { CardsContext } from './card-blocks.ts'
import { MatterCard } from './MatterCard.tsx'

/** The card to which a message of the product leads, as the matter is now; nothing where it leads to no matter. The
 * talk around it has asked for it. */
export function CardOfMessage({
  message,
  acts,
}: {
  message: Pick<Message, 'card'>
  acts?: (card: GroupMatter) => ReactNode
}) {
  const id = message.card?.noun === 'matter' ? message.card.id : undefined
  const card = useContext(CardsContext).get(id ?? '')
  if (card === null) return <p className="l-quiet l-small">{CARD.gone}</p>
  if (!card) return null
  return <MatterCard card={card} acts={acts?.(card)} />
}
