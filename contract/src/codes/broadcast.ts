/** What a message to many groups is. A `stop` calls an earlier one back where it went. */
export const BROADCAST_KINDS = ['notice', 'lost_person', 'stop'] as const
export type BroadcastKind = (typeof BROADCAST_KINDS)[number]

/** Where a broadcast stands. `sending`: released, and not all of it is out. `done`: nothing waits for us any more. */
export const BROADCAST_STATES = [
  'asked',
  'declined',
  'sending',
  'done',
  'stopped',
  'expired',
] as const
export type BroadcastState = (typeof BROADCAST_STATES)[number]

/** How a group is reached: by its talk here, by a channel alone, by a channel whose owner must press, by somebody who pastes. */
export const WAYS = ['built_in', 'automatic', 'owner', 'manual', 'none'] as const
export type Way = (typeof WAYS)[number]

/** What became of it in one place. `accepted`: the platform took it and promises nothing. `unknown`: it may have gone out.
 * `no_address`: it leads to a page, and nobody has said under which address strangers open ours. */
export const TARGET_STATES = [
  'sent',
  'accepted',
  'waiting',
  'queued',
  'unknown',
  'failed',
  'stopped',
  'expired',
  'no_address',
  'no_channel',
] as const
export type TargetState = (typeof TARGET_STATES)[number]

/** Lists of broadcasts: what waits for a second person, what waits for a look afterwards, what runs, what is over. */
export const BROADCAST_TABS = ['to_release', 'to_confirm', 'running', 'ended'] as const
export type BroadcastTab = (typeof BROADCAST_TABS)[number]

export const BROADCAST_ACTIONS = ['release', 'decline', 'confirm', 'stop', 'remind'] as const
export type BroadcastAction = (typeof BROADCAST_ACTIONS)[number]
