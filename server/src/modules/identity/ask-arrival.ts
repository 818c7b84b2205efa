import { sql } from 'kysely'
import { z } from 'zod'
import { askWhoCame } from '#modules/channels'
import type { ErrandContext } from '#platform/module'
import { indexOfAccount } from './ties.ts'

const Brought = z.object({
  code: z.string(),
  entry: z.object({ iv: z.string(), data: z.string() }).optional(),
})

/** Asks the platform who came. The code is taken out of the arrival before the call: it is asked about once, whatever happens to
 * this process, and an arrival without an answer simply ends. */
export async function askArrival(ctx: ErrandContext, id: string): Promise<void> {
  const taken = await ctx.write(
    id,
    ({ tx }) =>
      sql<{ channel_id: string; scope: string; sealed_code: Buffer }>`
        with held as (
          select channel_id, scope, sealed_code from identity.arrival
          where district_id = ${ctx.district_id} and id = ${id} and step = 'brought' for update
        )
        update identity.arrival as a set step = 'asking', sealed_code = null from held
        where a.district_id = ${ctx.district_id} and a.id = ${id}
        returning held.channel_id, held.scope, held.sealed_code`.execute(tx),
    'unrecorded',
  )
  const row = taken.rows[0]
  if (!row) return
  const brought = Brought.parse(JSON.parse(ctx.keys.unseal(row.sealed_code)))
  const came = await askWhoCame(ctx, row.channel_id, brought)
  await ctx.write(
    id,
    async ({ tx, keys }) => {
      const isKnown = typeof came !== 'string'
      const group = isKnown ? came.group : null
      await sql`
        update identity.arrival set step = ${isKnown ? 'known' : 'refused'}, reason = ${isKnown ? null : came},
          account_index = ${isKnown ? indexOfAccount(keys, row.scope, came.account) : null}::bytea,
          group_index = ${group && keys.sign('outside group', `${row.scope} ${group.opengid}`)}::bytea,
          binding_id = ${group?.binding_id ?? null}
        where district_id = ${ctx.district_id} and id = ${id} and step = 'asking'`.execute(tx)
    },
    'unrecorded',
  )
}
