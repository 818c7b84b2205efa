import { sql } from 'kysely'
import { lockMatter, moveMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'

/** A matter that was handed to mediation hears how it ended: agreed, or not and by which other ways it may go on. The matter
 * stays whose it was. */
export async function onDisputeEnded(
  ctx: CommandContext,
  { subject_id }: Record<string, string>,
): Promise<void> {
  const found = await sql<{ matter_id: string; state: string; number: string | null }>`
    select matter_id, state, number from mediation.dispute
    where district_id = ${ctx.actor.district_id} and id = ${subject_id ?? null}::uuid and matter_id is not null`.execute(
    ctx.tx,
  )
  const dispute = found.rows[0]
  if (!dispute) return
  const matter = await lockMatter(ctx.tx, ctx.actor.district_id, dispute.matter_id)
  if (!matter) return
  await moveMatter(ctx, matter, {
    action: 'end_mediation',
    reason: `mediation_${dispute.state}`,
    ...(dispute.number && { note: dispute.number }),
  })
}
