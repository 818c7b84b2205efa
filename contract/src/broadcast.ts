import { z } from 'zod'
import {
  BROADCAST_ACTIONS,
  BROADCAST_KINDS,
  BROADCAST_STATES,
  BROADCAST_TABS,
  TARGET_STATES,
  WAYS,
} from './codes/broadcast.ts'
import { command, query } from './endpoint.ts'
import { Count, Id, Instant, LongText, Named, Page, ShortText } from './fields.ts'

/** To whom: groups of these areas, on wish with those of the grids around them, and groups by name. */
export const Audience = z
  .object({
    area_ids: z.array(Id).max(60).default([]),
    with_neighbours: z.boolean().default(false),
    group_ids: z.array(Id).max(500).default([]),
  })
  .refine(({ area_ids, group_ids }) => area_ids.length + group_ids.length > 0, {
    message: 'audience_empty',
  })
export type Audience = z.infer<typeof Audience>

/** How far a broadcast has come, in groups; each group counts once, by the best that is known of it. */
export const Progress = z.object({
  groups: z.int(),
  by_state: z.record(z.enum(TARGET_STATES), z.int()),
  /** Places that have it and cannot be called back by us. */
  outside_sent: z.int(),
})
export type Progress = z.infer<typeof Progress>

const lineFields = {
  id: Id,
  kind: z.enum(BROADCAST_KINDS),
  about: z.object({ noun: z.string(), id: Id }).nullable(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  state: z.enum(BROADCAST_STATES),
  scope: Named,
  asked_by: Named,
  asked_at: Instant,
  released_by: Named.nullable(),
  released_at: Instant.nullable(),
  /** Why one person sent it alone; null where two agreed. */
  bypass_reason: z.string().nullable(),
  confirmed_by: Named.nullable(),
  not_after: Instant.nullable(),
  progress: Progress,
  can: z.array(z.enum(BROADCAST_ACTIONS)),
}
export const BroadcastLine = z.object(lineFields)
export type BroadcastLine = z.infer<typeof BroadcastLine>

export const Broadcast = z.object({
  ...lineFields,
  confirmed_at: Instant.nullable(),
  confirm_words: z.string().nullable(),
  declined_by: Named.nullable(),
  decline_reason: z.string().nullable(),
  stopped_by: Named.nullable(),
  stopped_at: Instant.nullable(),
  stop_reason: z.string().nullable(),
  stop_notice_id: Id.nullable(),
  audience: z.object({ areas: z.array(Named), with_neighbours: z.boolean(), groups: z.int() }),
  /** Places by way and state, for those who want it exactly. */
  places: z.array(z.object({ way: z.enum(WAYS), state: z.enum(TARGET_STATES), n: z.int() })),
  /** Who must still press "send", and how often they were asked again in the last 24 hours. */
  owners: z.array(
    z.object({
      /** Null for somebody whom only the platform knows. */
      person: Named.nullable(),
      name: z.string(),
      groups: z.int(),
      reminded: z.int(),
      can_remind: z.boolean(),
    }),
  ),
})
export type Broadcast = z.infer<typeof Broadcast>

export const broadcast = {
  /** How many groups an audience has, and by which ways, before anything is sent. Refuses: no_such_area, no_such_group,
   * outside_jurisdiction. */
  count_audience: query(
    '/broadcast.count_audience',
    z.object({ audience: Audience }),
    z.object({
      groups: z.int(),
      /** Groups by each way; a group that has two ways counts in both. */
      by_way: z.record(z.enum(WAYS), z.int()),
      /** People who would have to press. */
      owners: z.int(),
      /** The smallest area that holds all of it: whoever releases it holds a post for that area. */
      scope: Named,
    }),
  ),
  /** Broadcasts of a tab within the areas of this person's posts. */
  list: query(
    '/broadcast.list',
    z.object({ tab: z.enum(BROADCAST_TABS), ...Page }),
    z.object({ items: z.array(BroadcastLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  get: query('/broadcast.get', z.object({ id: Id }), Broadcast),
  /** The places of a broadcast, those that wait first. */
  list_targets: query(
    '/broadcast.list_targets',
    z.object({ id: Id, state: z.enum(TARGET_STATES).optional(), ...Page }),
    z.object({
      items: z.array(
        z.object({
          group: Named,
          way: z.enum(WAYS),
          state: z.enum(TARGET_STATES),
          /** Who must press. */
          owner_name: z.string().nullable(),
          reason: z.string().nullable(),
          at: Instant,
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  ),
  /** Asks for a broadcast; somebody else releases it. With `urgent_reason` it goes out at once and is looked at afterwards.
   * Refuses: audience_empty, no_such_area, no_such_group, outside_jurisdiction, not_after_is_past. */
  ask: command(
    '/broadcast.ask',
    z.object({
      title: ShortText,
      text: LongText,
      audience: Audience,
      not_after: Instant.optional(),
      urgent_reason: ShortText.optional(),
    }),
    Broadcast,
  ),
  /** A second person lets it go out. Refuses: own_broadcast, outside_jurisdiction, broadcast_is_<state>. */
  release: command('/broadcast.release', z.object({ id: Id }), Broadcast),
  /** Refuses: as release. */
  decline: command('/broadcast.decline', z.object({ id: Id, reason: ShortText }), Broadcast),
  /** A second person has looked at what one sent alone. Refuses: own_broadcast, outside_jurisdiction, nothing_to_confirm. */
  confirm: command('/broadcast.confirm', z.object({ id: Id, words: ShortText }), Broadcast),
  /** Stops what is not out; where it went, a stop notice goes. Refuses: broadcast_is_<state>. */
  stop: command('/broadcast.stop', z.object({ id: Id, reason: ShortText }), Broadcast),
  /** Asks owners again to send what waits for them. Refuses: reminded_enough, nobody_waits. */
  remind: command('/broadcast.remind', z.object({ id: Id }), Broadcast),
}
