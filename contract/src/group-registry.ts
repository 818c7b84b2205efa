import { z } from 'zod'
import { CHANNEL_KINDS } from './codes/channels.ts'
import { GROUP_LACKS, MEMBER_KINDS, RECORD_ACTS } from './codes/groups.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, LongText, Named, Page, Position, ShortText } from './fields.ts'
import { AreaLevel } from './identity.ts'
import { PostKindField } from './org.ts'

/** A group as a line of the registry. */
export const GroupEntry = z.object({
  id: Id,
  name: z.string(),
  grid: Named,
  community: Named,
  street: Named.nullable(),
  owner: Named,
  deputy: Named.nullable(),
  /** Who keeps it at this moment, by post and leave; null where nobody does. */
  on_duty: Named.nullable(),
  buildings: z.int(),
  members: z.int(),
  /** How many were in the group outside by the owner's own count, and on which day. */
  outside_members: z.int().nullable(),
  outside_counted_on: Day.nullable(),
  opened_at: Instant,
  closed_at: Instant.nullable(),
  checked_at: Instant.nullable(),
  lacks: z.array(z.enum(GROUP_LACKS)),
})
export type GroupEntry = z.infer<typeof GroupEntry>

/** A building of the group's grid. */
export const GroupBuilding = Named.extend({
  /** This group covers it. */
  is_covered: z.boolean(),
  /** It lies in another grid since a reorganisation. */
  is_elsewhere: z.boolean(),
  /** Other open groups that cover it. */
  others: z.array(Named),
})
export type GroupBuilding = z.infer<typeof GroupBuilding>

/** Everything that the registry says of a group; nothing of what is said in it. */
export const GroupRecord = GroupEntry.extend({
  rules: z.string().nullable(),
  covered: z.array(GroupBuilding),
  kinds: z.array(z.object({ kind: z.enum(MEMBER_KINDS), n: z.int() })),
  waiting: z.int(),
  /** Places outside that stand for this group, such as a group of another platform. */
  channels: z.array(Named.extend({ kind: z.enum(CHANNEL_KINDS) })),
  checked_by: Named.nullable(),
  /** After how many days an entry counts as not checked, by the number in force. */
  check_days: z.int(),
  can: z.array(z.enum(RECORD_ACTS)),
})
export type GroupRecord = z.infer<typeof GroupRecord>

const buildings = z.array(Id).min(1).max(200)

/** The registry of groups: who keeps which group for which buildings. */
export const registry = {
  /** Groups of a place, by name; closed ones only when asked for. */
  list_registry: query(
    '/groups.list_registry',
    z.object({
      /** A street, community or grid; absent: everything in this person's area. */
      area_id: Id.optional(),
      lacks: z.enum(GROUP_LACKS).optional(),
      is_closed: z.boolean().default(false),
      text: z.string().trim().max(50).optional(),
      ...Page,
    }),
    z.object({ items: z.array(GroupEntry), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** Open groups by a part of their name, or named ones by their ids: what a place outside is tied to. Names and grids alone. */
  list_names: query(
    '/groups.list_names',
    z.object({
      text: z.string().trim().min(1).max(50).optional(),
      ids: z.array(Id).max(100).default([]),
    }),
    z.array(Named.extend({ grid: Named, community: Named })),
  ),
  get_record: query('/groups.get_record', z.object({ id: Id }), GroupRecord),
  /** Buildings, and those of them that no open group covers, for each area below one; absent: below the district. */
  count_gaps: query(
    '/groups.count_gaps',
    z.object({ within: Id.optional() }),
    z.object({
      buildings: z.int(),
      uncovered: z.int(),
      areas: z.array(
        z.object({
          area: Named,
          level: AreaLevel,
          buildings: z.int(),
          uncovered: z.int(),
          groups: z.int(),
        }),
      ),
    }),
  ),
  /** The buildings of a community that no open group covers. */
  list_uncovered: query(
    '/groups.list_uncovered',
    z.object({ community_id: Id }),
    z.array(z.object({ building: Named, grid: Named, position: Position.nullable() })),
  ),
  /** Who may keep a group of this grid: people with a fitting post in its community today. */
  list_keepers: query(
    '/groups.list_keepers',
    z.object({ grid_id: Id }),
    z.array(Named.extend({ post_kind: PostKindField, area_name: z.string() })),
  ),
  /** Opens a group; owner and deputy are in it at once. Refuses: no_such_grid, outside_your_area, building_outside_grid,
   * keeper_without_post, deputy_is_owner, group_name_taken. */
  create: command(
    '/groups.create',
    z.object({
      name: ShortText,
      grid_id: Id,
      building_ids: buildings,
      owner_id: Id,
      deputy_id: Id.nullable().default(null),
      rules: LongText.nullable().default(null),
    }),
    GroupRecord,
  ),
  /** Refuses: group_closed, group_name_taken. */
  revise: command(
    '/groups.revise',
    z.object({ id: Id, name: ShortText, rules: LongText.nullable() }),
    GroupRecord,
  ),
  /** The buildings that the group covers from now on. Refuses: group_closed, building_outside_grid. */
  cover: command('/groups.cover', z.object({ id: Id, building_ids: buildings }), GroupRecord),
  /** Refuses: group_closed, keeper_without_post, deputy_is_owner. */
  set_keepers: command(
    '/groups.set_keepers',
    z.object({ id: Id, owner_id: Id, deputy_id: Id.nullable() }),
    GroupRecord,
  ),
  /** Somebody has looked whether the entry is still true, and counted the group outside. Refuses: group_closed,
   * day_is_ahead. */
  check: command(
    '/groups.check',
    z.object({
      id: Id,
      outside: z.object({ members: z.int().min(1).max(5000), counted_on: Day }).optional(),
    }),
    GroupRecord,
  ),
  /** Ends the group and its invitations; what was said stays. Refuses: group_closed. */
  close: command('/groups.close', z.object({ id: Id }), GroupRecord),
}
