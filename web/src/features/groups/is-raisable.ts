import type { Message } from '@linli/contract/group-shapes'

/** Whether a message may go into a matter: somebody said it, it stands, and it is no notice. */
export function isRaisable(message: Pick<Message, 'kind' | 'author' | 'is_withheld'>): boolean {
  const isSaid = message.kind === 'text' || message.kind === 'photo' || message.kind === 'voice'
  return isSaid && message.author !== null && !message.is_withheld
}
