import type { ProposalKind, WordWay } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { appointMediator } from './appoint-mediator.ts'
import { requireVoice } from './for-party.ts'
import { moveDispute } from './move-dispute.ts'
import { newLastDay } from './pause-dispute.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'

interface Asked {
  id: string
  kind: ProposalKind
  subject_id: string | null
  days: number | null
  by_party_id: string | null
}

interface Word {
  party_id: string
  agrees: boolean
  way: WordWay
  words?: string | undefined
}

/** A party's word on what was asked, from the phone or written down by the house. Once all have said yes it holds; one no ends
 * it. Refuses: `no_such_proposal`, `proposal_decided`, `no_such_party`, `not_your_party`, `agent_without_power`. */
export async function respond(
  ctx: CommandContext,
  input: Parsed<typeof mediation.respond>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'respond')
  await requireVoice(ctx, dispute, input)
  const found = await sql<Asked & { state: string }>`
    select id, kind, subject_id, days, by_party_id, state from mediation.proposal where district_id = ${ctx.actor.district_id}
      and dispute_id = ${dispute.id} and id = ${input.proposal_id}`.execute(ctx.tx)
  const asked = found.rows[0]
  if (!asked) throw new Refusal('invalid', 'no_such_proposal')
  if (asked.state !== 'open') throw new Refusal('conflict', 'proposal_decided')
  await moveDispute(ctx, dispute, {
    act: 'respond',
    words: input.words,
    facts: { kind: asked.kind, agrees: input.agrees },
  })
  dispute.version += 1
  await settleProposal(ctx, dispute, asked, input)
}

/** Writes a word down, and what follows where it was the last one needed or a no. */
export async function settleProposal(
  ctx: CommandContext,
  dispute: DisputeRow,
  asked: Asked,
  word: Word,
): Promise<void> {
  const { tx, actor, now } = ctx
  await sql`
    insert into mediation.consent as c (district_id, proposal_id, party_id, dispute_id, agrees, way, by_id, at, words)
    values (${actor.district_id}, ${asked.id}, ${word.party_id}, ${dispute.id}, ${word.agrees}, ${word.way}, ${actor.person_id},
      ${now}, ${word.words ?? null})
    on conflict (district_id, proposal_id, party_id) do update set agrees = excluded.agrees, way = excluded.way,
      by_id = excluded.by_id, at = excluded.at, words = excluded.words`.execute(tx)
  const decided = await sql<{ state: string }>`
    update mediation.proposal as q set state = w.state, decided_at = ${now} from (
      select case when bool_or(c.agrees is false) then 'declined' when bool_and(c.agrees is true) then 'agreed' end as state
      from mediation.party as p left join mediation.consent as c on c.district_id = p.district_id and c.proposal_id = ${asked.id}
        and c.party_id = p.id
      where p.district_id = ${actor.district_id} and p.dispute_id = ${dispute.id} and p.died_at is null) as w
    where q.district_id = ${actor.district_id} and q.id = ${asked.id} and w.state is not null returning q.state`.execute(
    tx,
  )
  const state = decided.rows[0]?.state
  if (state === 'agreed') await carryOut(ctx, dispute, asked)
  if (state === 'declined') await leave(ctx, dispute, asked)
}

/** What all have agreed to holds from now on. */
async function carryOut(ctx: CommandContext, dispute: DisputeRow, asked: Asked): Promise<void> {
  const { kind, subject_id } = asked
  if (kind === 'helper' && subject_id) {
    await sql`update mediation.helper set agreed_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
      and id = ${subject_id}`.execute(ctx.tx)
  }
  if (kind === 'extension') {
    const extended_days = dispute.extended_days + (asked.days ?? 0)
    const set = {
      extended_days,
      warned_at: null,
      ...(await newLastDay(ctx, dispute, extended_days)),
    }
    await ctx.tx
      .updateTable('mediation.dispute')
      .set(set)
      .where('district_id', '=', ctx.actor.district_id)
      .where('id', '=', dispute.id)
      .execute()
  }
  // The house's own appointment stands already; a party's choice, and one who stays, takes the table now.
  const takesTable = (kind === 'mediator' && asked.by_party_id) || kind === 'mediator_stays'
  if (takesTable && subject_id)
    await appointMediator(ctx, dispute, { person_id: subject_id, part: 'lead', chosen_by: 'both' })
}

/** A party does not accept the lead: the table is empty until another is named, and everybody is asked anew. */
async function leave(ctx: CommandContext, dispute: DisputeRow, asked: Asked): Promise<void> {
  if (asked.kind !== 'mediator' || asked.by_party_id || !asked.subject_id) return
  await sql`update mediation.case_mediator set until_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
    and dispute_id = ${dispute.id} and person_id = ${asked.subject_id} and part = 'lead' and until_at is null`.execute(
    ctx.tx,
  )
}
