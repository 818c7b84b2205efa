import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { notFound, Refusal } from '#platform/errors'
import type { DisclosureContext } from '#platform/module'
import { readParties } from './queries/view-parties.ts'
import { standingIn } from './standing.ts'

/** Whole numbers of a party and of whoever acts for them, for the mediators and the clerk of this dispute; every reading is
 * written down. Refuses: `not_found`, `may_not_reveal`. */
export async function revealParty(
  { tx, actor, keys, now }: DisclosureContext,
  { id, party_id }: Parsed<typeof mediation.reveal_party>,
): Promise<{
  answer: Output<typeof mediation.reveal_party>
  subject_id: string | null
  fields: string[]
}> {
  const standing = await standingIn(tx, actor, id, now)
  if (!standing.is_mediator && !standing.is_clerk) throw new Refusal('forbidden', 'may_not_reveal')
  const parties = await readParties(tx, keys, { district_id: actor.district_id, dispute_id: id })
  const party = parties.find((one) => one.id === party_id)
  if (!party) throw notFound()
  const { phone, id_number, address, agents } = party
  return {
    answer: { phone, id_number, address, agents: agents.map(({ id, phone }) => ({ id, phone })) },
    subject_id: party.person_id ?? party_id,
    fields: ['phone', 'id_number', 'address'],
  }
}
