import type { Mutation } from './mutations.ts'

const CHANNELS = 'server/src/modules/channels'

/** Guards of channels: what is signed, what is spent, and what goes out once. */
export const CHANNEL_MUTATIONS: readonly Mutation[] = [
  {
    guard: 'a call is read only with the right signature',
    file: `${CHANNELS}/wecom/wx-crypt.ts`,
    from: 'return sameText(signed.signature, right) ? decryptWx(keys, signed.encrypted) : null',
    to: 'return right ? decryptWx(keys, signed.encrypted) : null',
    test: `${CHANNELS}/wecom/customer-events.test.ts`,
  },
  {
    guard: 'an old call is a replayed one',
    file: `${CHANNELS}/wecom/receive-xml.ts`,
    from: "if (!isNear(timestamp, ctx.now)) return { refused: 'too_old', status: 403 }",
    to: '',
    test: `${CHANNELS}/wecom/customer-events.test.ts`,
  },
  {
    guard: 'the lock of a hook stands before everything',
    file: `${CHANNELS}/receive-call.ts`,
    from: '!same(lock, lockOf(ctx.keys, channel_id))',
    to: 'false',
    test: `${CHANNELS}/wecom/customer-events.test.ts`,
  },
  {
    guard: 'an unknown outcome is not tried again',
    file: `${CHANNELS}/tidy-deliveries.ts`,
    from: "then 'queued' else 'unknown' end",
    to: "then 'queued' else 'queued' end",
    test: `${CHANNELS}/wecom/customer-group.test.ts`,
  },
  {
    guard: 'what a refused call did not use is given back',
    file: `${CHANNELS}/write-outcomes.ts`,
    from: "if (['retry', 'rejected', 'channel_down'].includes(outcome.state)) {",
    to: 'if (false) {',
    test: `${CHANNELS}/wecom/customer-group.test.ts`,
  },
  {
    guard: 'a limit is spent before the call',
    file: `${CHANNELS}/claim-parcel.ts`,
    from: 'if (free_at > 0) late.push({ id: row.id, free_at })',
    to: 'if (false) late.push({ id: row.id, free_at })',
    test: `${CHANNELS}/wecom/customer-group.test.ts`,
  },
  {
    guard: 'a demonstration stays inside',
    file: `${CHANNELS}/desk/change-channel.ts`,
    from: 'return found.rows[0]?.is_demonstration === false',
    to: 'return found.rows.length > 0',
    test: `${CHANNELS}/desk/desk.test.ts`,
  },
]
