import { z } from 'zod'
import {
  COMPLAINT_DECISIONS,
  DUTY_ROLES,
  GROUP_ACTS,
  MEMBER_KINDS,
  MEMBER_STATUSES,
  MESSAGE_KINDS,
} from './codes/groups.ts'
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
    .object({
      id: Id,
      seq: z.int(),
      author_name: z.string().nullable(),
      kind: z.enum(MESSAGE_KINDS),
      /** Null where there are no words, or they are withheld. */
      text: z.string().nullable(),
      is_withheld: z.boolean(),
    })
    .nullable(),
  /** The matter of whose thread it is. */
  matter_id: Id.nullable(),
  card: z.object({ noun: z.string(), id: Id }).nullable(),
  /** Whom it calls, those on duty and their substitutes included. */
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
    .object({
      at: Instant,
      author_name: z.string().nullable(),
      kind: z.enum(MESSAGE_KINDS),
      text: z.string().nullable(),
      is_withheld: z.boolean(),
    })
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

/** A duty that can be called here, and who is reached by it at this moment, substitutes included. */
export const Duty = z.object({ role: z.enum(DUTY_ROLES), people: z.array(Named) })
export type Duty = z.infer<typeof Duty>

/** The page of a group for somebody who is in it. */
export const Group = z.object({
  id: Id,
  name: z.string(),
  grid: Named,
  community: Named,
  rules: z.string().nullable(),
  owner: Named,
  deputy: Named.nullable(),
  members: z.int(),
  duties: z.array(Duty),
  last_seq: z.int(),
  /** Pinned messages, the newest pin first. */
  pins: z.array(Message),
  /** Notices that wait for this person's name, the oldest first. */
  to_acknowledge: z.array(Message),
  /** As whom this person is in the group. */
  me: z.object({
    person_id: Id,
    name: z.string(),
    /** The name of whom they stand in for while that one is away. */
    stands_in_for: z.string().nullable(),
    read_seq: z.int(),
    is_muted: z.boolean(),
    shows_reading: z.boolean(),
    alias: z.string().nullable(),
    silenced_until: Instant.nullable(),
  }),
  /** Members whose messages this person does not want to see. */
  blocked_ids: z.array(Id),
  /** Complaints that wait; null for those who do not decide them. */
  complaints: z.int().nullable(),
  can: z.array(z.enum(GROUP_ACTS)),
})
export type Group = z.infer<typeof Group>

/** Who has said that they know of a notice, and who has not yet. */
export const Acknowledgements = z.object({
  message: Message,
  known: z.array(Author.extend({ at: Instant })),
  missing: z.array(Author),
})
export type Acknowledgements = z.infer<typeof Acknowledgements>

/** A complaint about a message, as a keeper sees it. */
export const Complaint = z.object({
  id: Id,
  message: Message,
  by: Named,
  reason: z.string(),
  at: Instant,
  decided_at: Instant.nullable(),
  decision: z.enum(COMPLAINT_DECISIONS).nullable(),
})
export type Complaint = z.infer<typeof Complaint>
