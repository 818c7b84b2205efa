import { z } from 'zod'
import { MEMBER_KINDS } from './codes/groups.ts'
import { CLOSED_AS, MATTER_ACTIONS, MATTER_STATUSES, OUTCOMES, URGENCIES } from './codes/matters.ts'
import { StoredFile } from './documents.ts'
import { command, query } from './endpoint.ts'
import { Id, Instant, LongText, Named } from './fields.ts'
import { MatterNumber } from './matter-shapes.ts'

/** A message as it is quoted in a matter: who, when, what. */
export const QuotedMessage = z.object({
  id: Id,
  seq: z.int(),
  at: Instant,
  author_name: z.string().nullable(),
  author_kind: z.enum(MEMBER_KINDS).nullable(),
  text: z.string().nullable(),
  files: z.array(StoredFile),
})
export type QuotedMessage = z.infer<typeof QuotedMessage>

/** A matter on its card in the group that raised it: the same facts for every member, and the acts of this one. */
export const GroupMatter = z.object({
  matter_id: Id,
  number: MatterNumber,
  category_name: z.string(),
  summary: z.string(),
  status: z.enum(MATTER_STATUSES),
  closed_as: z.enum(CLOSED_AS).nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  is_secret: z.boolean(),
  raised_at: Instant,
  raised_by_name: z.string().nullable(),
  /** Who has it now, and by when. */
  unit: Named.nullable(),
  due_at: Instant.nullable(),
  is_overdue: z.boolean(),
  closed_at: Instant.nullable(),
  quotes: z.array(Id),
  /** What this person may do with the matter; empty for whoever may not open it. */
  can: z.array(z.enum(MATTER_ACTIONS)),
  /** This person's firm may take it over: it is free, and its kind is theirs. */
  may_take: z.boolean(),
})
export type GroupMatter = z.infer<typeof GroupMatter>

/** Where a matter came from, for whoever may see the matter. */
export const TalkOfMatter = z.object({
  group: Named,
  raised_at: Instant,
  raised_by_name: z.string().nullable(),
  quotes: z.array(QuotedMessage),
  /** This person is in the group and may open the talk. */
  is_member: z.boolean(),
  told_closed_at: Instant.nullable(),
})
export type TalkOfMatter = z.infer<typeof TalkOfMatter>

/** From what is said to what is done, and back. */
export const talkMatters = {
  /** What selected messages would become: category by their words, place, and the unit whose work it is. Refuses:
   * message_not_here, may_raise_own_only, raised_already. */
  suggest_matter: query(
    '/groups.suggest_matter',
    z.object({ group_id: Id, message_ids: z.array(Id).min(1).max(20) }),
    z.object({
      description: z.string(),
      category: z.object({ code: z.string(), name: z.string() }),
      building: Named.nullable(),
      buildings: z.array(Named),
      unit: Named.nullable(),
      may_assign: z.boolean(),
    }),
  ),
  /** Messages become a matter in one act: quotes, photos and place go along, the group gets its number, and with `unit_id`
   * it is given out at once. Refuses: message_not_here, may_raise_own_only, raised_already, no_such_category,
   * building_not_covered, group_closed, unit_outside_jurisdiction, no_such_unit. */
  raise_matter: command(
    '/groups.raise_matter',
    z.object({
      group_id: Id,
      message_ids: z.array(Id).min(1).max(20),
      category_code: z.string().optional(),
      urgency: z.enum(URGENCIES).optional(),
      building_id: Id.optional(),
      /** In the raiser's own words, before the quotes. */
      note: z.string().trim().max(500).optional(),
      unit_id: Id.optional(),
    }),
    GroupMatter,
  ),
  /** The cards of matters that this group has raised. */
  list_cards: query(
    '/groups.list_cards',
    z.object({ group_id: Id, matter_ids: z.array(Id).min(1).max(50) }),
    z.array(GroupMatter),
  ),
  /** A firm in the group takes a free matter of its own kind. Refuses: not_your_work, not_in_that_state. */
  take_matter: command(
    '/groups.take_matter',
    z.object({ group_id: Id, matter_id: Id, note: LongText.optional() }),
    GroupMatter,
  ),
  /** The talk that a matter came from; null where it came from none. */
  get_talk: query('/groups.get_talk', z.object({ matter_id: Id }), TalkOfMatter.nullable()),
}
