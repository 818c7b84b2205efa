import type { Message } from '@linli/contract/group-shapes'
import { lazy, Suspense } from 'react'

const LostCardInTalk = lazy(async () => ({
  default: (await import('./LostCardInTalk.tsx')).LostCardInTalk,
}))
const BroadcastInTalk = lazy(async () => ({
  default: (await import('../broadcast/BroadcastInTalk.tsx')).BroadcastInTalk,
}))

/** Whether a message stands in the talk as a card of its own, its words included. */
export function isSearchCard({ kind }: Pick<Message, 'kind'>): boolean {
  return kind === 'broadcast'
}

/** The card of a message to many groups: of somebody who is sought by the code in its words, else those words under their title.
 * Until it is read, and where there is no code, the words stand there. */
export function SearchCard({
  message: { text, card },
}: {
  message: Pick<Message, 'text' | 'card'>
}) {
  const words = text ?? ''
  const code = card?.noun === 'lost_person' ? codeIn(words) : undefined
  return (
    <Suspense fallback={<p>{code ? null : words}</p>}>
      {code ? <LostCardInTalk code={code} /> : <BroadcastInTalk text={words} />}
    </Suspense>
  )
}

/** The code of the public page, which the last line of the message leads to. */
export function codeIn(words: string): string | undefined {
  return /\/lost\/([\w-]{22})\s*$/.exec(words)?.[1]
}
