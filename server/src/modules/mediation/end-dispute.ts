import type { DisputeType } from '@linli/contract/codes/dispute-types'
import type { OtherRoute } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { partyOfActor } from './for-party.ts'
import { moveDispute } from './move-dispute.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'

/** The ways that stay open for a kind of dispute, the statutory one first: what is between employer and worker goes to
 * arbitration before it goes to court (劳动争议调解仲裁法 art. 5). */
export function routesFor(type: DisputeType): OtherRoute[] {
  if (type.startsWith('labour.')) return ['arbitration', 'litigation', 'legal_aid']
  if (type.startsWith('land.') || type === 'house.homestead')
    return ['administrative', 'arbitration', 'litigation']
  if (type.startsWith('expropriation.') || type === 'village.affairs')
    return ['administrative', 'litigation']
  return ['litigation', 'legal_aid']
}

/** A party clearly refuses. Before acceptance the committee does not take it, afterwards it fails; either way nothing brings it
 * back (人民调解法 art. 17). Refuses: `no_such_party`. */
export async function recordRefusal(
  ctx: CommandContext,
  input: Parsed<typeof mediation.record_refusal>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'record_refusal')
  await writeRefusal(ctx, dispute, input)
  const ended = { refused_at: ctx.now, ended_at: ctx.now, routes: input.routes }
  if (dispute.state === 'applied') {
    await moveDispute(ctx, dispute, {
      act: 'refuse',
      words: input.words,
      set: { ...ended, bars: ['party_refuses'], refusal_words: input.words },
    })
  } else {
    await failDispute(ctx, dispute, 'terminate', {
      ...ended,
      termination: 'party_refuses',
      termination_words: input.words,
    })
  }
}

/** A party stops at any time, from the phone too, and needs no reason (人民调解法 art. 23). The other ways are told at once, and
 * nothing that waits at the committee keeps it from stopping. Refuses: `not_your_party`, `agent_without_power`. */
export async function stopDispute(
  ctx: CommandContext,
  { id, words }: Parsed<typeof mediation.stop>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'stop')
  const party_id = await partyOfActor(ctx, id)
  await writeRefusal(ctx, dispute, { party_id, way: 'self', words })
  await failDispute(ctx, dispute, 'stop', {
    refused_at: ctx.now,
    ended_at: ctx.now,
    routes: routesFor(dispute.type),
    termination: dispute.sides.includes('a') ? 'withdrawn' : 'party_refuses',
    termination_words: words ?? null,
  })
}

/** Ends mediation without an agreement: the reason, and by which other ways it may go on (人民调解法 art. 26). The request keeps
 * interrupting the limitation period (诉讼时效规定 art. 12). Refuses: `clock_runs`. */
export async function terminateDispute(
  ctx: CommandContext,
  { id, reason, words, routes }: Parsed<typeof mediation.terminate>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'terminate')
  const isOver = dispute.ends_on !== null && dispute.ends_on < shanghaiDay(ctx.now)
  if (reason === 'time_expired' && !isOver)
    throw new Refusal('conflict', 'clock_runs', { day: dispute.ends_on })
  await failDispute(ctx, dispute, 'terminate', {
    ended_at: ctx.now,
    routes,
    termination: reason,
    termination_words: words,
    ...(reason === 'party_refuses' && { refused_at: ctx.now }),
  })
}

type Ended = NonNullable<Parameters<typeof moveDispute>[2]['set']>

async function failDispute(
  ctx: CommandContext,
  dispute: DisputeRow,
  act: 'stop' | 'terminate',
  set: Ended,
) {
  const { district_id } = ctx.actor
  // What was asked needs no word any more, and rooms that were kept are free.
  await sql`with dropped as (
      update mediation.proposal set state = 'dropped', decided_at = ${ctx.now} where district_id = ${district_id}
        and dispute_id = ${dispute.id} and state = 'open'
    ), freed as (
      delete from mediation.booking as b using mediation.session as s where b.district_id = ${district_id}
        and s.district_id = b.district_id and s.id = b.session_id and s.dispute_id = ${dispute.id} and s.state = 'planned'
    )
    update mediation.session set state = 'cancelled', version = version + 1, cancel_words = '调解已终止'
    where district_id = ${district_id} and dispute_id = ${dispute.id} and state = 'planned'`.execute(
    ctx.tx,
  )
  await moveDispute(ctx, dispute, {
    act,
    words: set.termination_words?.toString() ?? null,
    facts: { reason: set.termination?.toString() ?? null },
    set,
  })
  ctx.emit('dispute.told', {
    district_id: String(ctx.actor.district_id),
    subject_id: dispute.id,
    what: 'ended',
  })
}

async function writeRefusal(
  ctx: CommandContext,
  dispute: DisputeRow,
  said: { party_id: string; way: string; words?: string | undefined },
) {
  const made = await sql`
    with marked as (
      update mediation.party set refused_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
        and dispute_id = ${dispute.id} and id = ${said.party_id} and died_at is null returning id
    )
    insert into mediation.refusal (district_id, id, dispute_id, party_id, at, by_id, way, words)
    select ${ctx.actor.district_id}, ${ctx.newId()}::uuid, ${dispute.id}, id, ${ctx.now}, ${ctx.actor.person_id}, ${said.way},
      ${said.words ?? null} from marked`.execute(ctx.tx)
  if (made.numAffectedRows === 0n) throw new Refusal('invalid', 'no_such_party')
}

/** Nothing more is owed after a dispute that was not agreed; one with an agreement is closed by its performance. Refuses:
 * `agreement_is_open`. */
export async function closeDispute(
  ctx: CommandContext,
  { id, words }: Parsed<typeof mediation.close>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'close')
  if (dispute.state === 'agreed') throw new Refusal('conflict', 'agreement_is_open')
  const set = { closed_at: ctx.now, outcome: dispute.state }
  await moveDispute(ctx, dispute, { act: 'close', words, set })
}
