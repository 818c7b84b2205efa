import type { PartyInput } from '@linli/contract/mediation-party'
import type { CommandContext } from '#platform/module'
import { birthOf } from './check-parties.ts'

/** Adds parties to a dispute, sealed, in one statement. The one that is whoever acts gets their account. */
export async function writeParties(
  ctx: CommandContext,
  dispute_id: string,
  parties: readonly (PartyInput & { heir_of?: string | undefined })[],
  first_position = 0,
): Promise<void> {
  const { actor, keys, now } = ctx
  const seal = (text: string | undefined) => (text ? keys.seal(text) : null)
  const rows = parties.map((party, at) => ({
    district_id: actor.district_id,
    id: ctx.newId(),
    dispute_id,
    side: party.side,
    position: first_position + at,
    kind: party.kind,
    sealed_name: keys.seal(party.name),
    name_index: keys.blindIndex('name', party.name),
    sealed_id_number: seal(party.id_number),
    id_index: party.id_number ? keys.blindIndex('id_number', party.id_number) : null,
    sealed_phone: seal(party.phone),
    phone_index: party.phone ? keys.blindIndex('phone', party.phone) : null,
    sealed_address: seal(party.address),
    sealed_head: seal(party.head),
    sex: party.sex ?? null,
    nation: party.nation ?? null,
    work: party.work ?? null,
    birth_on: party.birth_on ?? birthOf(party.id_number),
    capacity: party.capacity,
    person_id: party.is_me && actor.kind === 'resident' ? actor.person_id : null,
    heir_of: party.heir_of ?? null,
    added_by: actor.person_id,
    added_at: now,
  }))
  await ctx.tx.insertInto('mediation.party').values(rows).execute()
}
