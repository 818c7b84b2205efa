import { z } from 'zod'
import { BUCKET_PERIODS, CHANNEL_KINDS, CHANNEL_STATES, DELIVERY_STATES } from './codes/channels.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, Page, Phone, ShortText } from './fields.ts'

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

/** A limit of a channel as it stands today. */
export const ChannelBucket = z.object({
  name: z.string(),
  per: z.enum(['scope', 'address', 'via']),
  most: z.int(),
  period: z.enum(BUCKET_PERIODS),
  seconds: z.int().nullable(),
  /** Spent in the present period: of the whole channel, or by the place that has spent most. */
  spent: z.int(),
  /** Places that have nothing left. */
  full_places: z.int(),
  /** Since when the district's own number holds; null where it is the product's. */
  valid_from: Day.nullable(),
})
export type ChannelBucket = z.infer<typeof ChannelBucket>

/** A configured channel with its health. Secrets are told by name alone. */
export const Channel = z.object({
  id: Id,
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  state: z.enum(CHANNEL_STATES),
  settings: z.record(z.string(), z.string()),
  secrets: z.array(z.object({ name: z.string(), is_set: z.boolean() })),
  /** Where the platform calls; null for a kind that hears nothing. */
  hook_path: z.string().nullable(),
  last_inbound_at: Instant.nullable(),
  last_accepted_at: Instant.nullable(),
  last_error: z.string().nullable(),
  last_error_at: Instant.nullable(),
  tested_at: Instant.nullable(),
  test_fault: z.string().nullable(),
  buckets: z.array(ChannelBucket),
  open_places: z.int(),
  /** Of the last seven days, by state. */
  deliveries: z.partialRecord(z.enum(DELIVERY_STATES), z.int()),
})
export type Channel = z.infer<typeof Channel>

/** What a kind of channel asks for and can do. */
export const ChannelKindInfo = z.object({
  kind: z.enum(CHANNEL_KINDS),
  fields: z.array(z.string()),
  secrets: z.array(z.string()),
  posts: z.boolean(),
  needs_person: z.boolean(),
  hears: z.string(),
  most_text: z.int(),
  text_unit: z.enum(['bytes', 'characters']),
  can_take_back: z.boolean(),
})
export type ChannelKindInfo = z.infer<typeof ChannelKindInfo>

/** A place that may be sent to. */
export const Binding = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  via: z.string().nullable(),
  presser_id: Id.nullable(),
  /** Which group of ours it is; null where nobody has said. */
  group_id: Id.nullable(),
  is_open: z.boolean(),
  /** Somebody closed it; tying it to a group opens it again. */
  is_closed_by_hand: z.boolean(),
  checked_at: Instant.nullable(),
})
export type Binding = z.infer<typeof Binding>

/** What would go out, and why it would not. Nothing was sent. */
export const DryRun = z.object({
  body: z.string(),
  complaints: z.array(z.string()),
  /** `not_active`, `needs_person`, `no_place`: what stands before it besides the text. */
  conditions: z.array(z.string()),
  open_places: z.int(),
  /** Of those, the ones that must wait for a limit. */
  waiting_places: z.int(),
})
export type DryRun = z.infer<typeof DryRun>

const Texts = z.record(z.string().max(60), z.string().max(4000))

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
  list_kinds: query('/channels.list_kinds', z.object({}), z.array(ChannelKindInfo)),
  list_channels: query('/channels.list_channels', z.object({}), z.array(Channel)),
  get_channel: query('/channels.get_channel', z.object({ id: Id }), Channel),
  /** Configures a channel. It is active when nothing is missing. Refuses: settings_not_understood. */
  add_channel: command(
    '/channels.add_channel',
    z.object({ kind: z.enum(CHANNEL_KINDS), name: ShortText, settings: Texts, secrets: Texts }),
    Channel,
  ),
  /** Changes settings; secrets that are left out stay as they are. Refuses: settings_not_understood. */
  revise_channel: command(
    '/channels.revise_channel',
    z.object({ id: Id, name: ShortText, settings: Texts, secrets: Texts }),
    Channel,
  ),
  /** Nothing goes out until it is resumed; what waits stays. */
  pause_channel: command('/channels.pause_channel', z.object({ id: Id }), Channel),
  /** Refuses: secrets_missing, demonstration_stays_inside. */
  resume_channel: command('/channels.resume_channel', z.object({ id: Id }), Channel),
  /** Asks the platform whether it knows us, in a job; the answer stands on the channel. Refuses: secrets_missing,
   * demonstration_stays_inside. */
  test_channel: command('/channels.test_channel', z.object({ id: Id }), Channel),
  /** Sets a limit as the district's own console has it, since a day. Refuses: no_such_bucket, day_is_past. */
  set_bucket: command(
    '/channels.set_bucket',
    z.object({
      id: Id,
      bucket: z.string().max(60),
      most: z.int().min(0).max(1_000_000),
      period: z.enum(BUCKET_PERIODS),
      seconds: z.int().min(1).max(2_678_400).optional(),
      valid_from: Day,
    }),
    Channel,
  ),
  /** Renders exactly what would go out, and sends nothing. */
  try_content: query(
    '/channels.try_content',
    z.object({
      id: Id,
      text: z.string().max(20_000),
      link: z.object({ title: z.string().max(200), url: z.url().max(2000) }).optional(),
    }),
    DryRun,
  ),
  /** The places of a channel: open ones that belong to no group of ours yet come first. Refuses: cursor_not_understood. */
  list_bindings: query(
    '/channels.list_bindings',
    z.object({ channel_id: Id, ...Page }),
    z.object({
      items: z.array(Binding),
      next_cursor: z.string().nullable(),
      count: Count,
      /** Open places of which nobody has said which group of ours they are: no broadcast goes there. */
      untied: Count,
    }),
  ),
  /** Adds a place by hand; known places of a platform come by themselves. Refuses: bound_already. */
  add_binding: command(
    '/channels.add_binding',
    z.object({
      channel_id: Id,
      address: ShortText,
      name: ShortText,
      /** Who must press there, in the platform's words, or the name of our person. */
      via: ShortText.optional(),
      presser_id: Id.optional(),
      group_id: Id.optional(),
    }),
    Binding,
  ),
  /** Says which group of ours a place is, so that broadcasts to the group go there; null takes it back. */
  tie_binding: command(
    '/channels.tie_binding',
    z.object({ id: Id, group_id: Id.nullable() }),
    Binding,
  ),
  /** Nothing more goes there; what waits for it stays and says so. */
  close_binding: command('/channels.close_binding', z.object({ id: Id }), Binding),
}
