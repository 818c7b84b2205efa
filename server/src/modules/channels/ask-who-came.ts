import type { ArrivalFault } from '@linli/contract/codes/arrivals'
import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'
import { OutwardFailure } from '#platform/outward'
import type { Brought, Fault } from './adapter.ts'
import { callContext, openChannels } from './open-channels.ts'
import { NoToken } from './take-token.ts'

/** Who came, and out of which group outside; `binding_id` where that is a place of ours. */
export interface Came {
  account: string
  group: { opengid: string; binding_id: string | null } | null
}

/** What `chat_type` is of a customer group of WeCom. */
const CUSTOMER_GROUP = 4

/** Asks a platform who stands behind a code. */
export async function askWhoCame(
  ctx: ErrandContext,
  channel_id: string,
  brought: Brought,
): Promise<Came | ArrivalFault> {
  const [open] = await openChannels(ctx, { id: channel_id, state: 'active' })
  const ask = open?.adapter.nameOf
  if (!open || !ask) return 'platform_silent'
  const named = await answered(() => ask(callContext(ctx, open), brought))
  if ('code' in named) return ARRIVAL_FAULT[named.code] ?? 'platform_silent'
  const { account, group } = named
  if (!group) return { account, group: null }
  const binding_id = group.chat_type === CUSTOMER_GROUP ? await findPlace(ctx, group.opengid) : null
  return { account, group: { opengid: group.opengid, binding_id } }
}

const ARRIVAL_FAULT: Readonly<Record<string, ArrivalFault>> = {
  40029: 'code_not_good',
  not_a_member: 'not_a_member',
}

// That a group cannot be told now is no reason to keep anybody out.
async function findPlace(ctx: ErrandContext, opengid: string): Promise<string | null> {
  for (const open of await openChannels(ctx, { state: 'active' })) {
    const { chatOf } = open.adapter
    if (!chatOf) continue
    const chat = await answered(async () => ({
      of: await chatOf(callContext(ctx, open), opengid),
    }))
    if ('code' in chat || typeof chat.of !== 'string') continue
    const found = await sql<{ id: string }>`
      select id from channels.binding where district_id = ${ctx.district_id} and channel_id = ${open.channel.id}
        and address = ${chat.of} and state = 'open'`.execute(ctx.db)
    if (found.rows[0]) return found.rows[0].id
  }
  return null
}

async function answered<T>(ask: () => Promise<T>): Promise<T | Fault> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OutwardFailure || error instanceof NoToken) {
      return { code: 'no_answer', message: '' }
    }
    throw error
  }
}
