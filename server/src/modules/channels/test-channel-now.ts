import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'
import { callContext, openChannels } from './open-channels.ts'
import { redactSecrets } from './redact-secrets.ts'
import { faultOf } from './send-due.ts'

/** Asks a platform whether it knows us, sends nothing, and writes down what it said. */
export async function testChannelNow(ctx: ErrandContext, id: string): Promise<void> {
  const [open] = await openChannels(ctx, { id })
  if (!open) return
  const { adapter, channel } = open
  const fault = await (adapter.test?.(callContext(ctx, open)) ?? Promise.resolve(null)).catch(
    faultOf,
  )
  const said = fault
    ? redactSecrets(`${fault.code}: ${fault.message}`, Object.values(channel.secrets))
    : null
  await ctx.write(id, async (command) => {
    await sql`
      update channels.channel set tested_at = ${command.now}, test_fault = ${said}
      where district_id = ${ctx.district_id} and id = ${id}`.execute(command.tx)
    command.announce({ noun: 'channel', id, district_id: ctx.district_id, facts: {} })
  })
}
