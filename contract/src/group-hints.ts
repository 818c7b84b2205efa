import { z } from 'zod'
import { HINT_DECISIONS, HINT_KINDS } from './codes/groups.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, Named, Page, ShortText } from './fields.ts'
import { MatterNumber } from './matter-shapes.ts'

/** A message of the talk around a hint. */
const Line = z.object({
  id: Id,
  at: Instant,
  author_name: z.string().nullable(),
  text: z.string().nullable(),
  is_hinted: z.boolean(),
})

/** A message that a person should look at, with the two around it and nothing else of the talk. */
export const Hint = z.object({
  id: Id,
  kind: z.enum(HINT_KINDS),
  word: z.string(),
  group: Named,
  community: Named,
  message_id: Id,
  found_at: Instant,
  lines: z.array(Line),
  decision: z.enum(HINT_DECISIONS).nullable(),
  decided_at: Instant.nullable(),
  decided_by: Named.nullable(),
  note: z.string().nullable(),
  matter: z.object({ id: Id, number: MatterNumber }).nullable(),
  /** This person is in the group and may raise a matter there. */
  is_member: z.boolean(),
})
export type Hint = z.infer<typeof Hint>

export const WatchWord = z.object({
  id: Id,
  word: z.string(),
  kind: z.enum(HINT_KINDS),
  source: z.string(),
  valid_from: Day,
  valid_to: Day.nullable(),
})
export type WatchWord = z.infer<typeof WatchWord>

/** Words in a talk that ask for a person's look; nothing happens by itself. */
export const hints = {
  /** What waits, whatever touches life first, then the oldest; or what has been decided, the latest first. */
  list_hints: query(
    '/groups.list_hints',
    z.object({ is_decided: z.boolean().default(false), ...Page }),
    z.object({ items: z.array(Hint), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** What a person made of a hint. Refuses: hint_is_decided, hint_needs_matter, hint_needs_note. */
  decide_hint: command(
    '/groups.decide_hint',
    z.object({
      id: Id,
      decision: z.enum(HINT_DECISIONS),
      note: z.string().trim().max(500).optional(),
      /** The matter that was raised, where one was. */
      matter_id: Id.optional(),
    }),
    Hint,
  ),
  /** The words in force and those that were. */
  list_watch_words: query('/groups.list_watch_words', z.object({}), z.array(WatchWord)),
  /** Watches for a word from today on. Refuses: word_is_watched. */
  add_watch_word: command(
    '/groups.add_watch_word',
    z.object({
      word: z.string().trim().min(2).max(20),
      kind: z.enum(HINT_KINDS),
      source: ShortText,
    }),
    z.array(WatchWord),
  ),
  /** Ends it from today on. Refuses: word_has_ended. */
  end_watch_word: command('/groups.end_watch_word', z.object({ id: Id }), z.array(WatchWord)),
}
