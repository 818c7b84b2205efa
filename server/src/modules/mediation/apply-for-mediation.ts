import { TRANSFERS } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { findPlace } from '#modules/org'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addWorkingDays, shanghaiDay } from '#platform/workdays'
import { checkParties } from './check-parties.ts'
import { mayBring } from './policy.ts'
import { DECIDE_BASIS, mediationRule } from './rules.ts'
import { takeFromMatter } from './take-from-matter.ts'
import { writeParties } from './write-parties.ts'
import { writeStep } from './write-step.ts'

type Applied = Parsed<typeof mediation.apply>

/** Asks a committee for mediation. The moment of the request is kept with its proof: from it the limitation period starts anew
 * (诉讼时效规定 art. 12). Refuses as the operation says. */
export async function applyForMediation(ctx: CommandContext, input: Applied): Promise<void> {
  const { tx, actor, now, keys } = ctx
  checkApplication(ctx, input)
  await findCommittee(ctx, input)
  if (input.matter_id) await takeFromMatter(ctx, input.matter_id)
  const place = await placeOf(ctx, input)
  const rule = await mediationRule(tx, actor.district_id, now)
  const decide_by = addWorkingDays(now, rule.decide_days).last_day
  await sql`
    insert into mediation.dispute (district_id, id, committee_id, studio_id, state, source, type, difficulty, title_words,
      sealed_account, sealed_claims, street_id, community_id, grid_id, amount_fen, requested_at, request_proof, origin_name,
      origin_reference, matter_id, group_id, opened_by, opened_at, proxy_words, decide_by, decide_basis)
    values (${actor.district_id}, ${ctx.new_id}, ${input.committee_id}, ${input.studio_id ?? null}, 'applied', ${input.source},
      ${input.type}, ${input.difficulty}, ${input.title}, ${keys.seal(input.account)},
      ${input.claims ? keys.seal(input.claims) : null}, ${place?.street_id ?? null}, ${place?.community_id ?? null},
      ${place?.grid_id ?? null}, ${input.amount_fen ?? null}, ${input.requested_at ?? now.toISOString()}, ${proofOf(input)},
      ${input.origin_name ?? null}, ${input.origin_reference ?? null}, ${input.matter_id ?? null}, ${input.group_id ?? null},
      ${actor.person_id}, ${now}, ${input.proxy_words ?? null}, ${decide_by}, ${DECIDE_BASIS})`.execute(
    tx,
  )
  await writeParties(ctx, ctx.new_id, input.parties)
  await writeStep(
    ctx,
    {
      id: ctx.new_id,
      committee_id: input.committee_id,
      street_id: place?.street_id ?? null,
      community_id: place?.community_id ?? null,
      opened_by: actor.person_id,
      mediator_ids: [],
      heard_by: [],
    },
    { act: 'apply', facts: { source: input.source } },
  )
}

/** Whether an application makes sense before anything is looked up. */
function checkApplication({ actor, now }: CommandContext, input: Applied): void {
  if (!mayBring(actor, input.source, input.committee_id))
    throw new Refusal('forbidden', 'source_not_yours')
  if (input.requested_at && Date.parse(input.requested_at) > now.getTime())
    throw new Refusal('invalid', 'request_in_future')
  if ((input.source === 'matter') !== (input.matter_id !== undefined))
    throw new Refusal('invalid', 'matter_missing')
  const isTransfer = TRANSFERS.some((source) => source === input.source)
  if (isTransfer && !input.origin_name) throw new Refusal('invalid', 'origin_missing')
  const isForOther = actor.kind === 'resident' && !input.parties.some(({ is_me }) => is_me)
  if (isForOther && !input.proxy_words) throw new Refusal('invalid', 'proxy_words_missing')
  checkParties(input.parties)
}

function proofOf(input: Applied): string {
  if (input.source === 'self') return 'online'
  if (input.request_proof) return input.request_proof
  return TRANSFERS.some((source) => source === input.source) ? 'transfer_letter' : 'oral_record'
}

async function findCommittee({ tx, actor, now }: CommandContext, input: Applied): Promise<void> {
  const today = shanghaiDay(now)
  const found = await sql`
    select u.id from org.unit as u where u.district_id = ${actor.district_id} and u.id = ${input.committee_id}
      and u.kind = 'mediation_committee' and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to > ${today}::date)
      and (${input.studio_id ?? null}::uuid is null or exists (select from org.unit as s where s.district_id = u.district_id
        and s.id = ${input.studio_id ?? null}::uuid and s.kind = 'named_studio' and s.parent_id = u.id
        and (s.valid_to is null or s.valid_to > ${today}::date)))
    for share of u`.execute(tx)
  if (found.rows.length === 0) throw new Refusal('invalid', 'no_such_unit')
}

async function placeOf({ tx, actor }: CommandContext, { area_id }: Applied) {
  if (!area_id) return null
  const place = await findPlace(tx, actor.district_id, { area_id, position: undefined })
  if (!place) throw new Refusal('invalid', 'no_such_area')
  return place
}
