import { z } from 'zod'
import { command, query } from './endpoint.ts'
import { Id, Instant, Page, Phone, ShortText } from './fields.ts'

export const SentText = z.object({ id: Id, sent_at: Instant, text: z.string() })
export type SentText = z.infer<typeof SentText>

/** A text that waits for a person to paste it into a group. */
export const Post = z.object({
  id: Id,
  place: z.string(),
  about: z.object({ noun: z.string(), id: Id }),
  text: z.string(),
  link: z.object({ title: z.string(), url: z.string() }).nullable(),
  is_emergency: z.boolean(),
  queued_at: Instant,
  /** After that it is not to be posted any more. */
  not_after: Instant.nullable(),
  state: z.enum(['awaiting_human', 'sent', 'failed', 'stopped', 'expired']),
  reason: z.string().nullable(),
})
export type Post = z.infer<typeof Post>

export const channels = {
  /** Text messages that would have gone to a phone. Only a demonstration district shows them; elsewhere not_found. */
  list_tray: query('/channels.list_tray', z.object({ phone: Phone }), z.array(SentText)),
  /** What waits for this person to paste it, the most urgent first. */
  list_posts: query(
    '/channels.list_posts',
    z.object({ ...Page }),
    z.object({ items: z.array(Post), next_cursor: z.string().nullable() }),
  ),
  /** This person has pasted it into the group. Refuses: not_in_that_state. */
  mark_posted: command('/channels.mark_posted', z.object({ id: Id }), Post),
  /** This person cannot post it there, and says why. Refuses: not_in_that_state. */
  decline_post: command('/channels.decline_post', z.object({ id: Id, note: ShortText }), Post),
}
