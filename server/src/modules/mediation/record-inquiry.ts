import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { partyOfActor } from './for-party.ts'
import { moveDispute } from './move-dispute.ts'
import { takeDispute } from './take-dispute.ts'

/** What somebody was asked, where, and what they answered (调查记录). Refuses: `moment_is_ahead`. */
export async function recordInquiry(
  ctx: CommandContext,
  input: Parsed<typeof mediation.record_inquiry>,
): Promise<void> {
  const { actor, keys, now } = ctx
  const dispute = await takeDispute(ctx, input.id, 'record_inquiry')
  if (Date.parse(input.held_at) > now.getTime()) throw new Refusal('invalid', 'moment_is_ahead')
  await sql`
    insert into mediation.inquiry (district_id, id, dispute_id, held_at, place_words, sealed_asked, sealed_record, present_words, by_id, at)
    values (${actor.district_id}, ${ctx.newId()}, ${dispute.id}, ${input.held_at}, ${input.place}, ${keys.seal(input.asked)},
      ${keys.seal(input.record)}, ${input.present ?? null}, ${actor.person_id}, ${now})`.execute(
    ctx.tx,
  )
  await moveDispute(ctx, dispute, { act: 'record_inquiry' })
}

/** Something that all sides may see: a photo, a receipt, a paper. Refuses: `no_such_file`, `agent_without_power`. */
export async function addMaterial(
  ctx: CommandContext,
  input: Parsed<typeof mediation.add_material>,
): Promise<void> {
  const { actor, now } = ctx
  const dispute = await takeDispute(ctx, input.id, 'add_material')
  const isHouse = dispute.is_clerk || dispute.is_mediator
  const party_id = isHouse ? (input.party_id ?? null) : await partyOfActor(ctx, dispute.id)
  await claimFiles(ctx.tx, actor, input.file_ids, ['photo'])
  await sql`
    insert into mediation.material (district_id, id, dispute_id, party_id, title, file_ids, by_id, at)
    values (${actor.district_id}, ${ctx.newId()}, ${dispute.id}, ${party_id}, ${input.title}, ${input.file_ids}::uuid[],
      ${actor.person_id}, ${now})`.execute(ctx.tx)
  await moveDispute(ctx, dispute, { act: 'add_material', facts: { title: input.title } })
}
