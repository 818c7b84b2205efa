import type { PauseKind } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import type { Pause } from '#platform/workdays'
import { moveDispute } from './move-dispute.ts'
import { lastDayOfClock } from './rules.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'

/** The clock stands still: an appraisal is made (在线调解规则 art. 26), a party has died, or both sides wish it. */
export async function pauseDispute(
  ctx: CommandContext,
  { id, kind, words }: Parsed<typeof mediation.pause>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'pause')
  await writePause(ctx, dispute, { kind, words })
  await moveDispute(ctx, dispute, {
    act: 'pause',
    words,
    facts: { kind },
    set: { paused_at: ctx.now, pause_kind: kind },
  })
}

/** The clock runs on from today; its last day moves by the days it stood still. */
export async function resumeDispute(
  ctx: CommandContext,
  { id, words }: Parsed<typeof mediation.resume>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'resume')
  await sql`update mediation.pause set until_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
    and dispute_id = ${id} and until_at is null`.execute(ctx.tx)
  const set = { paused_at: null, pause_kind: null, warned_at: null }
  await moveDispute(ctx, dispute, {
    act: 'resume',
    words,
    set: { ...set, ...(await newLastDay(ctx, dispute, dispute.extended_days)) },
  })
}

/** A party has died: who is left cannot go on alone, and the clock stands still until heirs join or it ends (民诉法 art. 153,
 * taken over). Refuses: `no_such_party`. */
export async function recordDeath(
  ctx: CommandContext,
  { id, party_id, words }: Parsed<typeof mediation.record_death>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'record_death')
  const marked =
    await sql`update mediation.party set died_at = ${ctx.now} where district_id = ${ctx.actor.district_id}
    and dispute_id = ${id} and id = ${party_id} and died_at is null and kind = 'person'`.execute(
      ctx.tx,
    )
  if (marked.numAffectedRows === 0n) throw new Refusal('invalid', 'no_such_party')
  const runs = dispute.state === 'accepted' || dispute.state === 'mediating'
  const stops = runs && dispute.paused_at === null
  if (stops) await writePause(ctx, dispute, { kind: 'party_died', words })
  await moveDispute(ctx, dispute, {
    act: 'record_death',
    words,
    ...(stops && { set: { paused_at: ctx.now, pause_kind: 'party_died' } }),
  })
}

/** The last day of a dispute's clock with all pauses that are over and so many days added. */
export async function newLastDay(
  { tx, actor }: CommandContext,
  dispute: Pick<DisputeRow, 'id' | 'accepted_at' | 'clock_days'>,
  extended_days: number,
): Promise<{ ends_on?: string; beyond_calendar?: boolean }> {
  if (dispute.accepted_at === null || dispute.clock_days === null) return {}
  const found = await sql<{ from_at: string; until_at: string }>`
    select from_at, until_at from mediation.pause where district_id = ${actor.district_id} and dispute_id = ${dispute.id}
      and until_at is not null order by from_at`.execute(tx)
  const pauses: Pause[] = found.rows.map(({ from_at, until_at }) => ({
    from: new Date(from_at),
    to: new Date(until_at),
  }))
  const days = dispute.clock_days + extended_days
  const { last_day, beyond_calendar } = lastDayOfClock(new Date(dispute.accepted_at), days, pauses)
  return { ends_on: last_day, beyond_calendar }
}

async function writePause(
  ctx: CommandContext,
  dispute: DisputeRow,
  { kind, words }: { kind: PauseKind; words: string | undefined },
) {
  await sql`
    insert into mediation.pause (district_id, id, dispute_id, kind, words, from_at, by_id)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${dispute.id}, ${kind}, ${words ?? null}, ${ctx.now},
      ${ctx.actor.person_id})`.execute(ctx.tx)
}
