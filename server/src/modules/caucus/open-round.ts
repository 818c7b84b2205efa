import type { caucus } from '@linli/contract/caucus'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceTable } from './announce.ts'
import { takePlace } from './find-place.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { isAtTableAsMediator, type Place } from './policy.ts'

type Input = Parsed<typeof caucus.open_round>

const LONGEST_MS = 14 * 86_400_000

/** A mediator opens a round: between whom, by which rule, until when. None of it changes afterwards. Refuses: `not_found`,
 * `dispute_is_<state>`, `no_such_side`, `same_side`, `split_without_share`, `end_is_past`, `end_too_far`, `rounds_used_up`, `round_is_open`. */
export async function openRound(ctx: CommandContext, input: Input): Promise<void> {
  const place = await takePlace(ctx, input.id)
  if (!isAtTableAsMediator(place)) throw notFound()
  const split_percent = shareOf(place, input)
  refuseEnd(ctx.now, input.ends_at)
  const { tx, actor, now, new_id } = ctx
  const counted = await sql<{ n: number; open: boolean }>`
    select count(*)::int as n, coalesce(bool_or(state = 'open'), false) as open from caucus.round
    where district_id = ${actor.district_id} and dispute_id = ${input.id}`.execute(tx)
  const { n = 0, open = false } = counted.rows[0] ?? {}
  if (open) throw new Refusal('conflict', 'round_is_open')
  if (n >= place.offer_rounds) throw new Refusal('conflict', 'rounds_used_up')
  // Of two that open one at the same time, the second finds this number taken.
  const made = await sql`
    insert into caucus.round (district_id, id, dispute_id, number, payer_side, payee_side, rule, split_percent, opened_by, opened_at,
      ends_at, state)
    values (${actor.district_id}, ${new_id}, ${input.id}, ${n + 1}, ${input.payer_side}, ${input.payee_side}, ${input.rule},
      ${split_percent}, ${actor.person_id}, ${now}, ${input.ends_at}, 'open') on conflict do nothing`.execute(
    tx,
  )
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'round_is_open')
  const seated = await seatedAt(tx, ctx, input.id)
  announceTable(ctx, input.id, [
    ...accountsOn(seated, [input.payer_side, input.payee_side]),
    ...mediatorsOf(seated),
  ])
}

function shareOf(place: Place, input: Input): number {
  const { payer_side, payee_side, rule, split_percent } = input
  if (payer_side === payee_side) throw new Refusal('invalid', 'same_side')
  if (![payer_side, payee_side].every((side) => place.sides.includes(side)))
    throw new Refusal('invalid', 'no_such_side')
  if (rule === 'midpoint') return 50
  if (split_percent === undefined) throw new Refusal('invalid', 'split_without_share')
  return split_percent
}

function refuseEnd(now: Date, ends_at: string) {
  const left = Date.parse(ends_at) - now.getTime()
  if (left <= 0) throw new Refusal('invalid', 'end_is_past')
  if (left > LONGEST_MS) throw new Refusal('invalid', 'end_too_far')
}
