import type { ErrandContext } from '#platform/module'
import { OutwardFailure } from '#platform/outward'
import type { Fault, Outcome } from './adapter.ts'
import { type Claimed, claimParcel } from './claim-parcel.ts'
import { callContext, type OpenChannel, openChannels } from './open-channels.ts'
import { redactSecrets } from './redact-secrets.ts'
import { NoToken } from './take-token.ts'
import { writeOutcomes } from './write-outcomes.ts'

/** A round that goes on forever would keep others waiting; the next one takes up where it ended. */
const MOST_CALLS = 2000

/** Sends what is due on every active channel of the district: claim, call outside of any transaction, write what came of it. */
export async function sendDue(ctx: ErrandContext): Promise<void> {
  const open = await openChannels(ctx, { state: 'active' })
  await Promise.all(open.map((one) => sendOfChannel(ctx, one)))
}

/** Sends what is due on one channel; a kind that sends over a line of its own is given its `send` there. */
export async function sendOfChannel(ctx: ErrandContext, open: OpenChannel): Promise<void> {
  if (!open.adapter.send) return
  for (let calls = 0; calls < MOST_CALLS; calls++) {
    const claimed = await claimParcel(ctx, open)
    if (claimed === null || claimed === 'waits') return
    if (claimed === 'others') continue
    const outcomes = await call(ctx, open, claimed)
    const goes_on = await writeOutcomes(ctx, open, { claimed, outcomes })
    if (!goes_on) return
  }
}

async function call(
  ctx: ErrandContext,
  open: OpenChannel,
  { parcel }: Claimed,
): Promise<Map<string, Outcome>> {
  const { adapter, channel } = open
  try {
    const outcomes = (await adapter.send?.(callContext(ctx, open), parcel)) ?? new Map()
    return new Map(
      parcel.rows.map(({ id }) => [id, clean(outcomes.get(id) ?? silent(), channel.secrets)]),
    )
  } catch (error) {
    const outcome = clean(ofThrown(error), channel.secrets)
    return new Map(parcel.rows.map(({ id }) => [id, outcome]))
  }
}

function silent(): Outcome {
  return { state: 'unknown', fault: { code: 'no_word', message: 'the platform named no outcome' } }
}

/** What a failed way to the platform means: nothing has left, or nobody knows. */
export function ofThrown(error: unknown): Outcome {
  if (error instanceof NoToken) {
    const { fault } = error
    return fault.is_lasting
      ? { state: 'channel_down', fault }
      : { state: 'retry', after_ms: 10_000, fault }
  }
  if (error instanceof OutwardFailure && error.kind === 'not_sent') {
    return { state: 'retry', after_ms: 30_000, fault: faultOf(error) }
  }
  return { state: 'unknown', fault: faultOf(error) }
}

/** What is kept of an error that was thrown on the way to a platform. */
export function faultOf(error: unknown): Fault {
  if (error instanceof NoToken) return error.fault
  if (error instanceof OutwardFailure) return { code: error.kind, message: error.code }
  return { code: 'fault', message: error instanceof Error ? error.message : 'not an error' }
}

/** The same outcome without secrets in what the platform said. */
function clean(outcome: Outcome, secrets: Readonly<Record<string, string>>): Outcome {
  if (!('fault' in outcome)) return outcome
  const message = redactSecrets(outcome.fault.message, Object.values(secrets))
  return { ...outcome, fault: { ...outcome.fault, message } }
}
