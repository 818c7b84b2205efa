import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { takeResident } from '#modules/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isSame } from './check-parties.ts'
import { moveDispute } from './move-dispute.ts'
import { readParties } from './queries/view-parties.ts'
import { takeDispute } from './take-dispute.ts'
import { writeParties } from './write-parties.ts'

/** Adds a party, or an heir in the place of one who has died. What was agreed to by those who were there is asked of the new one
 * too: an open question now waits for them. Refuses: `same_person_twice`, `no_such_party`, `party_lives`. */
export async function addParty(
  ctx: CommandContext,
  { id, party, heir_of }: Parsed<typeof mediation.add_party>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'add_party')
  const { tx, keys, actor } = ctx
  const there = await readParties(tx, keys, { district_id: actor.district_id, dispute_id: id })
  if (there.some((one) => isSame(one, party))) throw new Refusal('invalid', 'same_person_twice')
  if (heir_of) {
    const dead = there.find((one) => one.id === heir_of)
    if (!dead) throw new Refusal('invalid', 'no_such_party')
    if (dead.died_at === null) throw new Refusal('invalid', 'party_lives')
  }
  await writeParties(ctx, id, [{ ...party, is_me: false, heir_of }], there.length)
  if (party.phone && dispute.state !== 'applied') {
    const person_id = await takeResident(ctx, { phone: party.phone, name: party.name })
    if (!there.some((one) => one.person_id === person_id)) {
      await sql`update mediation.party set person_id = ${person_id} where district_id = ${actor.district_id}
        and dispute_id = ${id} and position = ${there.length} and person_id is null`.execute(tx)
      dispute.heard_by.push({ person_id, side: party.side })
    }
  }
  await moveDispute(ctx, dispute, { act: 'add_party', facts: { side: party.side } })
}
