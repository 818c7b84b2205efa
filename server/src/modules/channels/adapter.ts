import type { ChannelKind } from '@linli/contract/codes/channels'
import { z } from 'zod'
import type { Outward } from '#platform/outward'
import type { Content } from './content.ts'
import type { Inbound } from './inbound.ts'
import type { Bucket } from './limits.ts'

/** One configured channel as its adapter gets it; `settings` have passed the adapter's own schema. */
export interface Channel<S = unknown> {
  district_id: number
  id: string
  kind: ChannelKind
  name: string
  settings: S
  secrets: Readonly<Record<string, string>>
}

/** What a call stands on. `token` gives the pass that all processes share, `renew` a new one in place of a refused one. */
export interface CallContext<S = unknown> {
  channel: Channel<S>
  outward: Outward
  now(): Date
  token(how?: 'kept' | 'renewed'): Promise<string>
  /** A number of this channel that is above every earlier one of that name, and at least `floor`, in all processes. */
  serial(name: string, floor: number): Promise<number>
}

/** One delivery within a call. */
export interface ParcelRow {
  id: string
  idempotency_key: string
  address: string
  /** Who must press there, in the platform's words. */
  via: string | null
}

/** What goes out in one call: one content, and as many places as the platform takes at once. */
export interface Parcel {
  attempt_id: string
  content: Content
  rows: readonly ParcelRow[]
}

export interface Fault {
  code: string
  /** Of the platform, without secrets. */
  message: string
  /** It will not pass by itself: credentials, permissions, a robot that is gone. */
  is_lasting?: boolean
}

/** What became of one delivery in a call. `unknown`: it may have gone out. */
export type Outcome =
  | { state: 'accepted'; provider_id: string }
  | { state: 'awaiting_human'; provider_id: string; who: string }
  | { state: 'retry'; after_ms: number; fault: Fault; penalty?: { bucket: string; ms: number } }
  | { state: 'rejected'; fault: Fault }
  | { state: 'channel_down'; fault: Fault }
  | { state: 'unknown'; fault: Fault }

/** What a platform says later about one place of a call; null address stands for all of them. */
export interface Report {
  address: string | null
  state: 'sent' | 'failed' | 'pending' | 'stopped'
  reason?: string
}

/** A place as its platform knows it. */
export interface Target {
  address: string
  name: string
  via: string
  version: string
}

/** What a call says of a place: it must be looked at again, it is gone, or its version went on from one to the next. */
export type TargetNews =
  | { address: string; change: 'stale' | 'gone' }
  | { address: string; change: 'version'; from: string; to: string }

/** What a browser brought from a platform: a code that is good once, and what a mini-program was given of the group out of which
 * it was opened. */
export interface Brought {
  code: string
  entry?: { iv: string; data: string } | undefined
}

/** Whom a platform names by a code. `chat_type` 3 is an ordinary group of WeChat, 4 a customer group of WeCom. */
export interface Named {
  account: string
  group: { opengid: string; chat_type: number } | null
}

/** A channel by which people may come in. An account of its platform means one person within `scope`: a corporation, an app. */
export interface Door {
  scope: string
  /** Where a browser is sent to be named; null where the platform does it on the phone. */
  address(redirect_uri: string, state: string): string | null
}

/** What a platform asks of contents, for the page and the dry run. */
export interface Capabilities {
  hears: 'nothing' | 'mentions' | 'direct' | 'roster' | 'forms' | 'receipts'
  posts: boolean
  /** A call makes a task only: a named person presses. */
  needs_person: boolean
  most_text: number
  text_unit: 'bytes' | 'characters'
  receipts: 'none' | 'polled' | 'pushed'
  can_take_back: boolean
  /** What can be taken back: what nobody has pressed yet, or also what the platform took and has not brought yet. */
  takes_back?: 'accepted'
}

export interface Rendered {
  /** The body or the parameters as they would go out, without secrets. */
  body: string
  /** Why it would be refused; empty where it would not. */
  complaints: string[]
}

/** Everything that is particular to one kind of channel. Stateless: queues, limits and clocks are the core's. `send` throws
 * for nothing that a platform may answer. */
export interface Adapter<S = unknown> {
  kind: ChannelKind
  settings: z.ZodType<S>
  /** Names of the secrets that it needs. */
  secrets: readonly string[]
  capabilities: Capabilities
  /** How many places go into one call, and which belong together. */
  most_per_call: number
  gather_by: 'content' | 'via'
  /** A call may be repeated under the same key without a second message. */
  is_idempotent: boolean
  buckets(channel: Channel<S>): readonly Bucket[]
  render(channel: Channel<S>, content: Content): Rendered
  send?(ctx: CallContext<S>, parcel: Parcel): Promise<Map<string, Outcome>>
  /** Fetches a pass and says for how many seconds it is good. */
  fetchToken?(
    ctx: Omit<CallContext<S>, 'token' | 'serial'>,
  ): Promise<{ token: string; seconds: number } | Fault>
  /** What has become of a call, asked of the platform. */
  ask?(
    ctx: CallContext<S>,
    call: { provider_id: string; who: string | null },
  ): Promise<Report[] | Fault>
  /** Asks for the part of a call back that is not out yet. The fault `too_late` says that all of it is. */
  takeBack?(ctx: CallContext<S>, provider_id: string): Promise<Fault | null>
  remind?(ctx: CallContext<S>, provider_id: string): Promise<Fault | null>
  /** All places of the channel. */
  listTargets?(ctx: CallContext<S>): Promise<Target[] | Fault>
  /** One place as it is now; null where it is gone. */
  readTarget?(ctx: CallContext<S>, address: string): Promise<Target | null | Fault>
  /** Whether the channel answers, without sending anything. */
  test?(ctx: CallContext<S>): Promise<Fault | null>
  /** Fetches what has come in since the cursors; they are kept after what it found is stored. */
  poll?(
    ctx: CallContext<S>,
    cursors: Record<string, string>,
  ): Promise<{ found: Inbound[]; cursors: Record<string, string> } | Fault>
  /** How people come in by this channel, and who stands behind a code that they bring. */
  door?(channel: Channel<S>): Door
  nameOf?(ctx: CallContext<S>, brought: Brought): Promise<Named | Fault>
  /** Which of its places a group is that a mini-program was opened from; null where it is none of its own. */
  chatOf?(ctx: CallContext<S>, opengid: string): Promise<string | null | Fault>
  /** Reads a call of the platform: checked over the bytes first. */
  receive?(ctx: ReceiveContext<S>, request: HookRequest): HookAnswer
}

export interface ReceiveContext<S> {
  channel: Channel<S>
  now: Date
  random(bytes: number): Buffer
}

export interface HookRequest {
  method: 'GET' | 'POST'
  query: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string | undefined>>
  body: Buffer
}

/** What became of one message. `delivery_id` is ours, where the platform gives it back: it finds a message again whose first
 * answer was lost. */
export interface Receipt {
  provider_id: string
  delivery_id?: string
  report: Report
}

/** What is stored, reported and answered. A call with a wrong signature is `refused` and leaves nothing but that. */
export interface HookAnswer {
  refused?: string
  inbound?: readonly Inbound[]
  receipts?: readonly Receipt[]
  targets?: readonly TargetNews[]
  status: number
  type?: string
  body?: string
}

/** Makes an adapter one among others: its settings are parsed where a call comes in, so that the core need not know them. */
export function defineAdapter<S>(own: Adapter<S>): Adapter & { fields: readonly string[] } {
  const open = (channel: Channel): Channel<S> => ({
    ...channel,
    settings: own.settings.parse(channel.settings),
  })
  const call = (ctx: CallContext): CallContext<S> => ({ ...ctx, channel: open(ctx.channel) })
  const { send, fetchToken, ask, takeBack, remind, listTargets, readTarget, test, poll } = own
  const { receive, door, nameOf, chatOf } = own
  const { kind, settings, secrets, capabilities, most_per_call, gather_by, is_idempotent } = own
  return {
    ...{ kind, settings, secrets, capabilities, most_per_call, gather_by, is_idempotent },
    fields: settings instanceof z.ZodObject ? Object.keys(settings.shape) : [],
    buckets: (channel) => own.buckets(open(channel)),
    render: (channel, content) => own.render(open(channel), content),
    ...(send && { send: (ctx, parcel) => send(call(ctx), parcel) }),
    ...(fetchToken && {
      fetchToken: (ctx) => fetchToken({ ...ctx, channel: open(ctx.channel) }),
    }),
    ...(ask && { ask: (ctx, asked) => ask(call(ctx), asked) }),
    ...(takeBack && { takeBack: (ctx, id) => takeBack(call(ctx), id) }),
    ...(remind && { remind: (ctx, id) => remind(call(ctx), id) }),
    ...(listTargets && { listTargets: (ctx) => listTargets(call(ctx)) }),
    ...(readTarget && { readTarget: (ctx, address) => readTarget(call(ctx), address) }),
    ...(test && { test: (ctx) => test(call(ctx)) }),
    ...(poll && { poll: (ctx, cursors) => poll(call(ctx), cursors) }),
    ...(door && { door: (channel) => door(open(channel)) }),
    ...(nameOf && { nameOf: (ctx, brought) => nameOf(call(ctx), brought) }),
    ...(chatOf && { chatOf: (ctx, opengid) => chatOf(call(ctx), opengid) }),
    ...(receive && {
      receive: (ctx, request) => receive({ ...ctx, channel: open(ctx.channel) }, request),
    }),
  }
}
