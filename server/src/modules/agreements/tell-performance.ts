import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { settle } from './close-dispute.ts'
import { mayJudge, mayTell } from './policy.ts'
import { tellOf } from './take-agreement.ts'
import { type TakenObligation, takeObligation } from './take-obligation.ts'

/** Somebody tells that something was done. The word of whoever receives it, or of the mediator, settles it at once; the word of
 * whoever owes it waits for theirs. Refuses: `obligation_is_over`, `more_than_owed`, `say_how_much`, `done_in_future`,
 * `no_such_file`, `may_not_tell`. */
export async function tellPerformance(
  ctx: CommandContext,
  input: Parsed<typeof agreements.tell_performance>,
): Promise<void> {
  const taken = await takeObligation(ctx, input.id, input.obligation_id)
  const { held, obligation, mine } = taken
  if (!mayTell(held.standing, mine, obligation)) throw new Refusal('forbidden', 'may_not_tell')
  if (obligation.moved_to !== null) throw new Refusal('conflict', 'obligation_is_over')
  if (input.on > shanghaiDay(ctx.now)) throw new Refusal('invalid', 'done_in_future')
  const amount_fen = obligation.kind === 'payment' ? (input.amount_fen ?? null) : null
  if (obligation.kind === 'payment' && amount_fen === null)
    throw new Refusal('invalid', 'say_how_much')
  refuseMoreThanOwed(taken, amount_fen)
  await claimFiles(ctx.tx, ctx.actor, input.file_ids, ['photo'])
  const is_settled = mayJudge(held.standing, mine, obligation)
  const { district_id, person_id } = ctx.actor
  const judged_at = is_settled ? ctx.now : null
  await sql`
    insert into agreements.performance (district_id, id, agreement_id, obligation_id, on_day, amount_fen, words, is_receipt, file_ids,
      told_by, told_at, state, judged_by, judged_at)
    values (${district_id}, ${ctx.newId()}, ${held.id}, ${obligation.id}, ${input.on}, ${amount_fen}, ${input.words || null},
      ${input.is_receipt}, ${input.file_ids}, ${person_id}, ${ctx.now}, ${is_settled ? 'confirmed' : 'told'},
      ${is_settled ? person_id : null}, ${judged_at})`.execute(ctx.tx)
  if (is_settled) await count(ctx, taken, { amount_fen, on: input.on })
  await tellOf(ctx, held, {
    act: is_settled ? 'agreement_performed' : 'agreement_performance_told',
    facts: { amount_fen },
  })
  if (is_settled) await settle(ctx, held)
}

/** Whoever receives, or the mediator, says whether it is so. Refuses: `performance_is_judged`, `say_why_not`, `may_not_judge`,
 * `more_than_owed`. */
export async function judgePerformance(
  ctx: CommandContext,
  input: Parsed<typeof agreements.judge_performance>,
): Promise<void> {
  const told = await readTold(ctx, input)
  const taken = await takeObligation(ctx, input.id, told.obligation_id)
  const { held, obligation, mine } = taken
  if (!mayJudge(held.standing, mine, obligation)) throw new Refusal('forbidden', 'may_not_judge')
  if (told.state !== 'told') throw new Refusal('conflict', 'performance_is_judged')
  if (!input.is_confirmed && !input.words) throw new Refusal('invalid', 'say_why_not')
  if (input.is_confirmed) refuseMoreThanOwed(taken, told.amount_fen)
  const judged = await sql`
    update agreements.performance set state = ${input.is_confirmed ? 'confirmed' : 'declined'}, judged_by = ${ctx.actor.person_id},
      judged_at = ${ctx.now}, judge_words = ${input.words || null}
    where district_id = ${ctx.actor.district_id} and id = ${told.id} and state = 'told'`.execute(
    ctx.tx,
  )
  // Two who judge at once both read it before either held it.
  if (judged.numAffectedRows === 0n) throw new Refusal('conflict', 'performance_is_judged')
  if (input.is_confirmed) await count(ctx, taken, { amount_fen: told.amount_fen, on: told.on_day })
  await tellOf(ctx, held, {
    act: input.is_confirmed ? 'agreement_performed' : 'agreement_performance_declined',
    words: input.is_confirmed ? null : (input.words ?? null),
    facts: { amount_fen: told.amount_fen },
  })
  if (input.is_confirmed) await settle(ctx, held)
}

interface Told {
  id: string
  obligation_id: string
  state: string
  amount_fen: number | null
  on_day: string
}

async function readTold(
  { tx, actor }: CommandContext,
  input: { id: string; performance_id: string },
): Promise<Told> {
  const found = await sql<Told>`
    select id, obligation_id, state, amount_fen, on_day from agreements.performance
    where district_id = ${actor.district_id} and agreement_id = ${input.id} and id = ${input.performance_id}`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}

function refuseMoreThanOwed({ obligation }: TakenObligation, amount_fen: number | null): void {
  const owed = (obligation.amount_fen ?? 0) - obligation.paid_fen
  if (amount_fen !== null && amount_fen > owed)
    throw new Refusal('invalid', 'more_than_owed', { owed_fen: owed })
}

/** Adds what was confirmed; what is whole is performed on the day on which the last part was done. */
async function count(
  ctx: CommandContext,
  { obligation }: TakenObligation,
  done: { amount_fen: number | null; on: string },
): Promise<void> {
  const paid = obligation.paid_fen + (done.amount_fen ?? 0)
  const is_whole = obligation.kind !== 'payment' || paid === obligation.amount_fen
  await sql`
    update agreements.obligation set paid_fen = ${paid}, performed_on = ${is_whole ? done.on : null}
    where district_id = ${ctx.actor.district_id} and id = ${obligation.id}`.execute(ctx.tx)
}
