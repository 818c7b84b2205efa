import type { WordWay } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { actsToday } from './queries/sight.ts'
import type { DisputeRow } from './take-dispute.ts'

interface Speaker {
  id: string
  is_party: boolean
  /** Acts for the party with power to settle, by law or by mandate. */
  may_bind: boolean
  is_agent: boolean
}

/** Parties for whom this person speaks, with what power. */
async function readSpeaker({ tx, actor, now }: CommandContext, dispute_id: string) {
  const mine = sql`from mediation.agent as g where g.district_id = p.district_id and g.party_id = p.id
    and g.person_id = ${actor.person_id} and ${actsToday(shanghaiDay(now))}`
  const found = await sql<Speaker>`
    select p.id, coalesce(p.person_id = ${actor.person_id}, false) as is_party, exists (select ${mine}) as is_agent,
      exists (select ${mine} and (g.kind <> 'mandatary' or g.power = 'special')) as may_bind
    from mediation.party as p where p.district_id = ${actor.district_id} and p.dispute_id = ${dispute_id} and p.died_at is null
    order by p.position`.execute(tx)
  return found.rows
}

/** Whether this person may give a party's word: the party, whoever acts for them with power to settle (民诉法 art. 62, taken
 * over), or the house that writes down what it heard. Refuses: `no_such_party`, `not_your_party`, `agent_without_power`. */
export async function requireVoice(
  ctx: CommandContext,
  dispute: Pick<DisputeRow, 'id' | 'is_clerk' | 'is_mediator'>,
  { party_id, way }: { party_id: string; way: WordWay },
): Promise<{ living: string[] }> {
  const speakers = await readSpeaker(ctx, dispute.id)
  const living = speakers.map(({ id }) => id)
  const speaker = speakers.find(({ id }) => id === party_id)
  if (!speaker) throw new Refusal('invalid', 'no_such_party')
  if (way !== 'self') {
    if (!dispute.is_clerk && !dispute.is_mediator) throw new Refusal('forbidden', 'not_your_party')
  } else if (!speaker.is_party && !speaker.may_bind) {
    throw new Refusal('forbidden', speaker.is_agent ? 'agent_without_power' : 'not_your_party')
  }
  return { living }
}

/** The party for whom this person speaks in a dispute, first of all themself. Refuses: `agent_without_power`, `not_your_party`. */
export async function partyOfActor(ctx: CommandContext, dispute_id: string): Promise<string> {
  const speakers = await readSpeaker(ctx, dispute_id)
  const own = speakers.find(({ is_party }) => is_party) ?? speakers.find(({ may_bind }) => may_bind)
  if (own) return own.id
  throw new Refusal(
    'forbidden',
    speakers.some(({ is_agent }) => is_agent) ? 'agent_without_power' : 'not_your_party',
  )
}
