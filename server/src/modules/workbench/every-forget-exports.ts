import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

const KEEP_MS = 86_400_000

/** Forgets the filters of tables that were fetched or can be fetched no more; the record keeps that they left the house. */
export async function everyForgetExports({
  tx,
  actor,
  now,
}: CommandContext): Promise<'unrecorded'> {
  await sql`
    delete from workbench.export where district_id = ${actor.district_id}
      and made_at < ${new Date(now.getTime() - KEEP_MS)}`.execute(tx)
  return 'unrecorded'
}
