import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'
import { OutwardFailure } from '#platform/outward'
import type { Adapter, CallContext, Fault } from './adapter.ts'

/** No pass can be had now: another process is fetching one, or the platform refused. */
export class NoToken extends Error {
  override name = 'NoToken'
  readonly fault: Fault

  constructor(fault: Fault) {
    super(`no pass: ${fault.code}`)
    this.fault = fault
  }
}

const LEASE_MS = 20_000
const EARLY_MS = 300_000

/** The pass of a channel, the same for all processes: kept until shortly before its end, and fetched by one at a time. A
 * renewal throws away the pass that was refused, unless somebody has already brought a newer one. */
export async function takeToken(
  ctx: ErrandContext,
  { base, adapter }: { base: Omit<CallContext, 'token' | 'serial'>; adapter: Adapter },
  how: 'kept' | 'renewed',
): Promise<string> {
  if (!adapter.fetchToken) return ''
  const { channel } = base
  const kept = await read(ctx, channel.id)
  if (kept && how === 'kept') return kept
  const now = ctx.now()
  const leased = await ctx.write(
    channel.id,
    ({ tx }) =>
      sql`
        insert into channels.token as t (district_id, channel_id, lease_until)
        values (${ctx.district_id}, ${channel.id}, ${new Date(now.getTime() + LEASE_MS)})
        on conflict (district_id, channel_id) do update set lease_until = excluded.lease_until
        where t.lease_until is null or t.lease_until <= ${now}`.execute(tx),
    'unrecorded',
  )
  if (leased.numAffectedRows !== 1n) {
    throw new NoToken({ code: 'token_being_fetched', message: 'another process fetches the pass' })
  }
  const fetched = await fetchOnce(adapter.fetchToken, base)
  const token = 'token' in fetched ? fetched : null
  await ctx.write(
    channel.id,
    ({ tx }) =>
      sql`
        update channels.token set lease_until = null,
          sealed_token = ${token ? ctx.keys.seal(token.token) : null}::bytea,
          expires_at = ${token ? new Date(now.getTime() + token.seconds * 1000) : null}::timestamptz
        where district_id = ${ctx.district_id} and channel_id = ${channel.id}`.execute(tx),
    'unrecorded',
  )
  if ('code' in fetched) throw new NoToken(fetched)
  return fetched.token
}

/** Nothing of a message leaves with this, so a lost answer is no more than a pass that is still missing. */
async function fetchOnce(
  fetchToken: NonNullable<Adapter['fetchToken']>,
  base: Omit<CallContext, 'token' | 'serial'>,
): Promise<{ token: string; seconds: number } | Fault> {
  try {
    return await fetchToken(base)
  } catch (error) {
    if (error instanceof OutwardFailure) return { code: 'no_token_answer', message: error.code }
    throw error
  }
}

async function read(ctx: ErrandContext, channel_id: string): Promise<string | null> {
  const found = await sql<{ sealed_token: Buffer }>`
    select sealed_token from channels.token
    where district_id = ${ctx.district_id} and channel_id = ${channel_id} and sealed_token is not null
      and expires_at > ${new Date(ctx.now().getTime() + EARLY_MS)}`.execute(ctx.db)
  const row = found.rows[0]
  return row ? ctx.keys.unseal(row.sealed_token) : null
}
