import { z } from 'zod'
import { COMPLAINT_DECISIONS, DUTY_ROLES } from './codes/groups.ts'
import { StoredFile } from './documents.ts'
import { command, disclosure, query } from './endpoint.ts'
import { Done, Id, Instant, LongText, Named, Page, ShortText } from './fields.ts'
import { hints } from './group-hints.ts'
import { talkMatters } from './group-matters.ts'
import { membership } from './group-members.ts'
import { registry } from './group-registry.ts'
import { Acknowledgements, Complaint, Group, GroupLine, Member, Message } from './group-shapes.ts'

const Seq = z.int().min(0)
const files = z.array(Id).max(9).default([])

export const groups = {
  /** The groups I am in: those with news first, then by the newest message. */
  list_mine: query('/groups.list_mine', z.object({}), z.array(GroupLine)),
  /** A group that I am in; for everybody else there is none. */
  get: query('/groups.get', z.object({ id: Id }), Group),

  /** A piece of the talk in order: after or before a number, around one, or the newest. A phone that was away asks on and on
   * with `after_seq` until nothing comes after. */
  list_messages: query(
    '/groups.list_messages',
    z.object({
      group_id: Id,
      after_seq: Seq.optional(),
      before_seq: Seq.optional(),
      around_seq: Seq.optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    z.object({
      items: z.array(Message),
      last_seq: z.int(),
      has_earlier: z.boolean(),
      has_later: z.boolean(),
    }),
  ),
  /** What was said about a matter that came out of this group: the newest, in the order in which it was said. */
  list_thread: query(
    '/groups.list_thread',
    z.object({
      group_id: Id,
      matter_id: Id,
      before_seq: Seq.optional(),
      limit: z.int().min(1).max(100).default(50),
    }),
    z.object({ items: z.array(Message), has_earlier: z.boolean() }),
  ),
  /** Messages with all these words, the newest first: in one group, or in all I am in. */
  find_messages: query(
    '/groups.find_messages',
    z.object({ text: z.string().trim().min(1).max(50), group_id: Id.optional(), ...Page }),
    z.object({
      items: z.array(z.object({ message: Message, group: Named })),
      next_cursor: z.string().nullable(),
    }),
  ),
  /** Those who are in the group: who answers for it first. */
  list_members: query(
    '/groups.list_members',
    z.object({ group_id: Id, cursor: Page.cursor, limit: z.int().min(1).max(200).default(100) }),
    z.object({ items: z.array(Member), next_cursor: z.string().nullable() }),
  ),

  /** Says something. A duty that is called reaches whoever is on it now. Refuses: silenced, no_such_file, no_such_message,
   * not_in_thread, nothing_said. */
  send_message: command(
    '/groups.send_message',
    z.object({
      group_id: Id,
      kind: z.enum(['text', 'photo', 'voice']).default('text'),
      text: LongText.optional(),
      file_ids: files,
      quote_id: Id.optional(),
      /** In the thread of a matter that came out of this group. */
      matter_id: Id.optional(),
      mentioned_ids: z.array(Id).max(50).default([]),
      mentioned_roles: z.array(z.enum(DUTY_ROLES)).max(DUTY_ROLES.length).default([]),
    }),
    Message,
  ),
  /** How far I have read; it goes forwards only, and no moment is kept. */
  mark_read: command('/groups.mark_read', z.object({ group_id: Id, seq: Seq }), Done),
  /** What this group is like for me: without sound, under another name, and whether the others see how far I have read. */
  set_mine: command(
    '/groups.set_mine',
    z.object({
      group_id: Id,
      is_muted: z.boolean().optional(),
      shows_reading: z.boolean().optional(),
      alias: z.string().trim().min(1).max(20).nullable().optional(),
    }),
    Group,
  ),

  /** A notice of those who answer for the group, pinned until somebody takes it down; by `acknowledge_by` everybody says by
   * name that they know. Refuses: silenced, no_such_file, acknowledge_by_is_past. */
  post_notice: command(
    '/groups.post_notice',
    z.object({ group_id: Id, text: LongText, file_ids: files, acknowledge_by: Instant.optional() }),
    Message,
  ),
  /** I know. Refuses: nothing_to_acknowledge. */
  acknowledge: command('/groups.acknowledge', z.object({ id: Id }), Group),
  /** By name, for those who answer for the group. */
  list_acknowledgements: query(
    '/groups.list_acknowledgements',
    z.object({ id: Id }),
    Acknowledgements,
  ),
  /** Refuses: too_many_pins. */
  pin_message: command('/groups.pin_message', z.object({ id: Id }), Group),
  unpin_message: command('/groups.unpin_message', z.object({ id: Id }), Group),

  /** Takes a message out of everybody's sight, by a keeper or by whoever said it; the original is kept, sealed. Refuses:
   * is_withheld. */
  withhold_message: command(
    '/groups.withhold_message',
    z.object({ id: Id, reason: ShortText }),
    Message,
  ),
  /** Shows it again. Refuses: not_withheld. */
  restore_message: command(
    '/groups.restore_message',
    z.object({ id: Id, reason: ShortText }),
    Message,
  ),
  /** What was withheld, for a keeper; each reading is written down. Refuses: not_withheld. */
  read_withheld: disclosure(
    '/groups.read_withheld',
    z.object({ id: Id }),
    z.object({
      text: z.string().nullable(),
      files: z.array(StoredFile),
      reason: z.string(),
      by: Named,
      at: Instant,
    }),
  ),
  /** A member reads and does not write for so many hours; none ends it. Refuses: may_not_silence_keeper. */
  silence_member: command(
    '/groups.silence_member',
    z.object({
      group_id: Id,
      person_id: Id,
      hours: z.int().min(1).max(720).nullable(),
      reason: ShortText,
    }),
    Done,
  ),

  /** Tells the keepers that a message does harm; once a message and person. Refuses: complained_before. */
  complain: command('/groups.complain', z.object({ id: Id, reason: ShortText }), Done),
  /** For those who decide: what waits, the oldest first, or what was decided, the newest first. */
  list_complaints: query(
    '/groups.list_complaints',
    z.object({ group_id: Id, is_open: z.boolean().default(true), ...Page }),
    z.object({ items: z.array(Complaint), next_cursor: z.string().nullable() }),
  ),
  /** Decides all complaints about the same message. Refuses: complaint_is_decided, decides_about_oneself. */
  decide_complaint: command(
    '/groups.decide_complaint',
    z.object({ id: Id, decision: z.enum(COMPLAINT_DECISIONS), reason: ShortText }),
    Done,
  ),
  /** I do not want to see what this person says, or do again; nobody is told. Refuses: blocks_oneself. */
  block_person: command(
    '/groups.block_person',
    z.object({ person_id: Id, is_blocked: z.boolean() }),
    Done,
  ),

  ...registry,
  ...membership,
  ...talkMatters,
  ...hints,
}
