import { z } from 'zod'
import { query } from './endpoint.ts'
import { Id, Instant, Phone } from './fields.ts'

export const SentText = z.object({ id: Id, sent_at: Instant, text: z.string() })
export type SentText = z.infer<typeof SentText>

export const channels = {
  /** Text messages that would have gone to a phone. Only a demonstration district shows them; elsewhere not_found. */
  list_tray: query('/channels.list_tray', z.object({ phone: Phone }), z.array(SentText)),
}
