/** What kinds of channel there are. Ordinary WeChat groups are reached by `manual` alone: a person pastes. */
export const CHANNEL_KINDS = [
  'manual',
  'wecom-customer-group',
  'wecom-gov-report',
  'wecom-group-webhook',
  'wecom-app',
  'wecom-aibot',
  'mp-miniprogram',
  'dingtalk-webhook',
  'dingtalk-robot',
  'feishu-webhook',
  'feishu-app',
  'sms-aliyun',
  'sms-tencent',
  'loudspeaker-platform',
] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** `unconnected`: something that it needs is missing. `down`: the platform has refused it, and a person must look. */
export const CHANNEL_STATES = ['unconnected', 'active', 'paused', 'down'] as const
export type ChannelState = (typeof CHANNEL_STATES)[number]

/** `accepted`: the platform took it and promises nothing. `awaiting_human`: a named person must press. `unknown`: it may
 * have gone out, nobody knows, and it is not tried again by itself. */
export const DELIVERY_STATES = [
  'queued',
  'sending',
  'accepted',
  'awaiting_human',
  'sent',
  'failed',
  'stopped',
  'expired',
  'unknown',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** In the order in which they go out. */
export const PRIORITIES = ['emergency', 'normal', 'bulk'] as const
export type Priority = (typeof PRIORITIES)[number]

/** How a limit is counted: within the last so many seconds, or in a calendar period of Shanghai. */
export const BUCKET_PERIODS = [
  'sliding',
  'calendar_day',
  'calendar_week',
  'calendar_month',
] as const
export type BucketPeriod = (typeof BUCKET_PERIODS)[number]
