import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { requireVoice } from './for-party.ts'
import { moveDispute } from './move-dispute.ts'
import { takeDispute } from './take-dispute.ts'

/** Rights and duties (人民调解法 art. 23, 24) were told to a party: read on the phone, aloud, or on paper. Refuses:
 * `no_such_party`, `not_your_party`, `agent_without_power`. */
export async function tellRights(
  ctx: CommandContext,
  { id, party_id, way }: Parsed<typeof mediation.tell_rights>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'tell_rights')
  await requireVoice(ctx, dispute, { party_id, way })
  await sql`
    insert into mediation.rights_told (district_id, id, dispute_id, party_id, at, way, by_id)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${id}, ${party_id}, ${ctx.now}, ${way}, ${ctx.actor.person_id})`.execute(
    ctx.tx,
  )
  await moveDispute(ctx, dispute, { act: 'tell_rights', facts: { way } })
}
