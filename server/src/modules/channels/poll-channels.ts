import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'
import { noteFault } from './ask-due.ts'
import { storeInbound } from './inbound.ts'
import { callContext, openChannels } from './open-channels.ts'
import { faultOf } from './send-due.ts'

/** Fetches what has come in at platforms that must be asked. Messages and the place up to which was read are kept together,
 * so that a cut between the two loses nothing and stores nothing twice. */
export async function pollChannels(ctx: ErrandContext): Promise<void> {
  for (const open of await openChannels(ctx, { state: 'active' })) {
    const { adapter, channel, cursors } = open
    if (!adapter.poll) continue
    const got = await adapter.poll(callContext(ctx, open), cursors).catch(faultOf)
    await ctx.write(
      channel.id,
      async (command) => {
        if ('code' in got) return noteFault(command, open, got)
        await storeInbound(command, channel.id, got.found)
        await sql`
          update channels.channel set cursors = ${JSON.stringify(got.cursors)}::jsonb
          where district_id = ${ctx.district_id} and id = ${channel.id}`.execute(command.tx)
      },
      'code' in got || got.found.length === 0 ? 'unrecorded' : 'recorded',
    )
  }
}
