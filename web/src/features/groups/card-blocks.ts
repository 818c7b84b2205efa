import type { GroupMatter } from '@linli/contract/group-matters'
import type { Message } from '@linli/contract/group-shapes'
import { createContext } from 'react'

/** By the id of its matter, each card of a talk: null where it is not public any more, undefined while it is read. */
export type CardsOfTalk = Map<string, GroupMatter | null | undefined>

/** The cards of the talk on screen, for the messages in it. */
export const CardsContext = createContext<CardsOfTalk>(new Map())

// As many as one question may ask for.
const BLOCK = 50

/** The matters to which messages lead, in blocks that hold however far one reads back: a block is fifty numbers of the talk,
 * so that what was asked for is never asked for anew with other neighbours. A matter stands in the block of its first card. */
export function cardBlocks(items: readonly Pick<Message, 'seq' | 'card'>[]): string[][] {
  const seen = new Set<string>()
  const blocks = new Map<number, string[]>()
  for (const { seq, card } of items) {
    if (card?.noun !== 'matter' || seen.has(card.id)) continue
    seen.add(card.id)
    const block = Math.floor(seq / BLOCK)
    blocks.set(block, [...(blocks.get(block) ?? []), card.id])
  }
  return [...blocks.values()]
}
