import { z } from 'zod'
import { DUTY_ROLES, MEMBER_KINDS, MEMBER_STATUSES, MESSAGE_KINDS } from './codes/groups.ts'
import { StoredFile } from './documents.ts'
import { Id, Instant, Named } from './fields.ts'

/** Who said something, as the group knows them: an alias or public name and the kind of member, never a phone. */
export const Author = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(MEMBER_KINDS),
  unit_name: z.string().nullable(),
})
export type Author = z.infer<typeof Author>

/** A message as every member gets it: the same for all, so that it is made once and pushed to many. What differs between
 * readers (blocked authors, own acknowledgement) the page knows by itself. */
export const Message = z.object({
  id: Id,
  group_id: Id,
  /** Gap-free in its group, from 1. */
  seq: z.int().positive(),
  kind: z.enum(MESSAGE_KINDS),
  /** Null where the product itself speaks. */
  author: Author.nullable(),
  at: Instant,
  /** Null for photos without words and for what a keeper has withheld. */
  text: z.string().nullable(),
  files: z.array(StoredFile),
  quote: z
    .object({ id: Id, seq: z.int(), author_name: z.string().nullable(), text: z.string() })
    .nullable(),
  /** The matter of whose thread it is. */
  matter_id: Id.nullable(),
  card: z.object({ noun: z.string(), id: Id }).nullable(),
  mentioned_ids: z.array(Id),
  mentioned_roles: z.array(z.enum(DUTY_ROLES)),
  acknowledge_by: Instant.nullable(),
  is_withheld: z.boolean(),
})
export type Message = z.infer<typeof Message>

/** A group as a line of the list of one's own. */
export const GroupLine = z.object({
  id: Id,
  name: z.string(),
  grid: Named,
  community: Named,
  last_seq: z.int(),
  read_seq: z.int(),
  last_message: z
    .object({ at: Instant, author_name: z.string().nullable(), text: z.string() })
    .nullable(),
  /** Since the last reading somebody has called this person, or a duty that this person is on. */
  is_called: z.boolean(),
  is_muted: z.boolean(),
  /** Notices that wait for this person's name. */
  to_acknowledge: z.int(),
})
export type GroupLine = z.infer<typeof GroupLine>

/** A member as the others see them. */
export const Member = Author.extend({
  status: z.enum(MEMBER_STATUSES),
  joined_at: Instant.nullable(),
  is_keeper: z.boolean(),
  /** On duty here at this moment, by post and leave. */
  is_on_duty: z.boolean(),
  silenced_until: Instant.nullable(),
  /** How far they have read; null unless they let it be seen. */
  read_seq: z.int().nullable(),
})
export type Member = z.infer<typeof Member>
