import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { takeResident } from '#modules/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isSame } from './check-parties.ts'
import { moveDispute } from './move-dispute.ts'
import { readParties } from './queries/view-parties.ts'
import { takeDispute } from './take-dispute.ts'

/** Adds whoever acts for a party: a guardian by law, the head of an organisation, or somebody with a mandate, which is shown.
 * Nobody acts for one side and sits on another. Refuses: `no_such_party`, `mandate_missing`, `agent_is_other_side`,
 * `no_such_file`. */
export async function addAgent(
  ctx: CommandContext,
  input: Parsed<typeof mediation.add_agent>,
): Promise<void> {
  const { tx, keys, actor, now } = ctx
  const dispute = await takeDispute(ctx, input.id, 'add_agent')
  const there = await readParties(tx, keys, {
    district_id: actor.district_id,
    dispute_id: input.id,
  })
  const party = there.find((one) => one.id === input.party_id && one.died_at === null)
  if (!party) throw new Refusal('invalid', 'no_such_party')
  if (input.kind === 'mandatary' && !input.document_id)
    throw new Refusal('invalid', 'mandate_missing')
  const marks = { side: party.side, ...input }
  const others = there.filter(({ side }) => side !== party.side)
  const facing = others.some(
    (one) =>
      isSame(one, marks) ||
      one.agents.some((agent) => !agent.ended_at && isSame({ side: one.side, ...agent }, marks)),
  )
  if (facing) throw new Refusal('invalid', 'agent_is_other_side')
  await claimFiles(tx, actor, input.document_id ? [input.document_id] : [], ['photo'])
  const { phone, name } = input
  const person_id = phone ? await takeResident(ctx, { phone, name }) : null
  const seal = (text: string | undefined) => (text ? keys.seal(text) : null)
  await ctx.tx
    .insertInto('mediation.agent')
    .values({
      district_id: actor.district_id,
      id: ctx.newId(),
      dispute_id: input.id,
      party_id: input.party_id,
      kind: input.kind,
      sealed_name: keys.seal(input.name),
      name_index: keys.blindIndex('name', input.name),
      sealed_id_number: seal(input.id_number),
      sealed_phone: seal(input.phone),
      phone_index: input.phone ? keys.blindIndex('phone', input.phone) : null,
      relation: input.relation ?? null,
      person_id,
      // Guardians and heads bind by law, whatever the form says.
      power: input.kind === 'mandatary' ? input.power : 'special',
      document_id: input.document_id ?? null,
      added_by: actor.person_id,
      added_at: now,
      ends_on: input.ends_on ?? null,
    })
    .execute()
  if (person_id) dispute.heard_by.push({ person_id, side: party.side })
  await moveDispute(ctx, dispute, { act: 'add_agent', facts: { kind: input.kind } })
}

/** An agent acts no more. Refuses: `no_such_agent`. */
export async function endAgent(
  ctx: CommandContext,
  { id, agent_id }: Parsed<typeof mediation.end_agent>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'end_agent')
  const ended =
    await sql`update mediation.agent set ended_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
    and dispute_id = ${id} and id = ${agent_id} and ended_at is null`.execute(ctx.tx)
  if (ended.numAffectedRows === 0n) throw new Refusal('invalid', 'no_such_agent')
  await moveDispute(ctx, dispute, { act: 'end_agent' })
}
