import type { ChannelKind, ChannelState } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { ErrandContext } from '#platform/module'
import type { Adapter, CallContext, Channel } from './adapter.ts'
import { adapterOf } from './adapters.ts'
import { takeSerial } from './take-serial.ts'
import { takeToken } from './take-token.ts'

export interface OpenChannel {
  channel: Channel
  adapter: Adapter
  state: ChannelState
  cursors: Record<string, string>
}

interface ChannelRow {
  id: string
  kind: ChannelKind
  name: string
  settings: unknown
  sealed_secrets: Buffer | null
  state: ChannelState
  cursors: unknown
}

const Texts = z.record(z.string(), z.string())

/** The channels of a district with their adapters, those of one id or in one state where asked for. Secrets are open in
 * them: they go to adapters and to nobody else. */
export async function openChannels(
  { db, keys, district_id }: { db: Db | Tx; keys: Keys; district_id: number },
  which: { id?: string; state?: ChannelState } = {},
): Promise<OpenChannel[]> {
  const found = await sql<ChannelRow>`
    select id, kind, name, settings, sealed_secrets, state, cursors from channels.channel
    where district_id = ${district_id} and (${which.id ?? null}::uuid is null or id = ${which.id ?? null}::uuid)
      and (${which.state ?? null}::text is null or state = ${which.state ?? null}::text)
    order by id`.execute(db)
  return found.rows.flatMap((row) => {
    const adapter = adapterOf(row.kind)
    if (!adapter) return []
    const { id, kind, name, settings } = row
    const secrets = row.sealed_secrets
      ? Texts.parse(JSON.parse(keys.unseal(row.sealed_secrets)))
      : {}
    const channel = { district_id, id, kind, name, settings, secrets }
    return [{ channel, adapter, state: row.state, cursors: Texts.parse(row.cursors) }]
  })
}

/** What a call of an adapter stands on, within an errand. */
export function callContext(
  ctx: ErrandContext,
  { channel, adapter }: Pick<OpenChannel, 'channel' | 'adapter'>,
): CallContext {
  const base = { channel, outward: ctx.outward, now: ctx.now }
  return {
    ...base,
    token: (how = 'kept') => takeToken(ctx, { base, adapter }, how),
    serial: (name, floor) => takeSerial(ctx, channel.id, { name, floor }),
  }
}
