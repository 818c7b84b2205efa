import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import {
  reasonsOf,
  refuseUnclear,
  refuseUnknownParties,
  takeForDraft,
  versionOf,
} from './draft-agreement.ts'
import type { PartyRow } from './read-parties.ts'
import { tellOf } from './take-agreement.ts'
import { clockOf, takeEffect } from './take-effect.ts'

/** Writes down what was agreed by word of mouth; it binds from that moment (人民调解法 arts. 28, 30). Where it ought to be in writing,
 * somebody says why it is not. Refuses: `say_why_oral` with the reasons, `draft_not_clear`, `agreed_in_future`,
 * `mediation_is_over`, `no_such_party`, `party_has_died`, `guardian_needed`. */
export async function recordOral(
  ctx: CommandContext,
  input: Parsed<typeof agreements.record_oral>,
): Promise<void> {
  const { dispute, parties } = await takeForDraft(ctx, input.dispute_id)
  const { content, is_partial } = input
  refuseUnknownParties(content, parties)
  refuseUnclear(content, { parties, type: dispute.type, now: ctx.now })
  refuseWhoCannotAgree(parties, input)
  const reasons = reasonsOf(dispute, content)
  if (reasons.length > 0 && !input.why_oral)
    throw new Refusal('invalid', 'say_why_oral', { reasons })
  const agreed_at = input.agreed_at ? new Date(input.agreed_at) : ctx.now
  if (agreed_at > ctx.now) throw new Refusal('invalid', 'agreed_in_future')
  const text = { id: ctx.new_id, version: 1, form: 'oral' as const, is_partial, content }
  const made = versionOf(ctx, { dispute, parties, ...text })
  const clock = clockOf(agreed_at)
  const { district_id, person_id } = ctx.actor
  await sql`
    with made as (
      insert into agreements.agreement (district_id, id, dispute_id, form, state, is_partial, version, digest, party_ids,
        written_reasons, drafted_by, drafted_at, agreed_at, why_oral, effective_at, confirm_due_on, is_beyond_calendar)
      values (${district_id}, ${ctx.new_id}, ${dispute.id}, 'oral', 'effective', ${is_partial}, 1, ${made.digest}, ${content.party_ids},
        ${reasons}, ${person_id}, ${ctx.now}, ${agreed_at}, ${input.why_oral || null}, ${agreed_at}, ${clock.confirm_due_on},
        ${clock.is_beyond_calendar}) returning id
    )
    insert into agreements.version (district_id, agreement_id, version, sealed_content, sealed_text, digest, saved_by, saved_at)
    select ${district_id}, id, 1, ${made.sealed_content}, ${made.sealed_text}, ${made.digest}, ${person_id}, ${ctx.now}::timestamptz
    from made`.execute(ctx.tx)
  const of = { id: ctx.new_id, dispute_id: dispute.id, is_partial, content }
  await takeEffect(ctx, { ...of, effective_at: agreed_at })
  await tellOf(ctx, { dispute }, { act: 'agreement_oral', facts: { is_partial } })
}

/** Whoever cannot sign a paper cannot agree by word of mouth either. Refuses: `party_has_died`, `guardian_needed`. */
function refuseWhoCannotAgree(
  parties: readonly PartyRow[],
  input: Parsed<typeof agreements.record_oral>,
): void {
  for (const party of parties.filter(({ id }) => input.content.party_ids.includes(id))) {
    if (party.has_died) throw new Refusal('invalid', 'party_has_died')
    const has_guardian =
      input.guardians.some(({ party_id }) => party_id === party.id) ||
      party.agents.some(({ kind, is_ended }) => kind === 'guardian' && !is_ended)
    if (party.needs_guardian && !has_guardian) throw new Refusal('invalid', 'guardian_needed')
  }
}
