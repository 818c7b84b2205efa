import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { needsRelease, numberOf } from './rings.ts'
import { type CaseRow, takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Asks a second person to let a case be told up to a ring. Refuses: `release_is_asked`, `ring_is_cleared`. */
export async function askRelease(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.ask_release>,
): Promise<void> {
  const row = await takeUnasked(ctx, input, 'ask_release')
  await addRelease(ctx, row, { ring: numberOf(input.ring), state: 'asked', reason: input.reason })
  await writeStep(ctx, row, {
    act: 'ask_release',
    words: input.reason,
    facts: { ring: input.ring },
  })
}

/** One alone goes ahead because it cannot wait; it stays in sight until a second person has looked at it. Never for a minor
 * without the police. Refuses: `release_is_asked`, `ring_is_cleared`, `may_not_bypass`. */
export async function bypassRelease(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.bypass>,
): Promise<void> {
  const row = await takeUnasked(ctx, input, 'bypass')
  const ring = numberOf(input.ring)
  await addRelease(ctx, row, { ring, state: 'bypassed', reason: input.reason })
  await clear(ctx, row, ring)
  await writeStep(ctx, row, { act: 'bypass', words: input.reason, facts: { ring: input.ring } })
}

/** A second person, whose post answers for what the ring reaches, agrees; of two at once one does, and the other is told.
 * Refuses: `may_not_release`, `release_is_decided`. */
export async function releaseRing(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.release>,
): Promise<void> {
  const row = await takeAsked(ctx, input.id, 'release')
  const ring = await decide(ctx, row, { from: 'asked', to: 'released', words: input.words ?? null })
  await clear(ctx, row, ring)
  await writeStep(ctx, row, { act: 'release', words: input.words, facts: { ring } })
}

/** A second person says no, and why. Refuses: as `releaseRing`. */
export async function declineRelease(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.decline_release>,
): Promise<void> {
  const row = await takeAsked(ctx, input.id, 'decline_release')
  const ring = await decide(ctx, row, { from: 'asked', to: 'declined', words: input.words })
  await writeStep(ctx, row, { act: 'decline_release', words: input.words, facts: { ring } })
}

/** A second person has looked at what one did alone. Refuses: `may_not_confirm_bypass`, `release_is_decided`. */
export async function confirmBypass(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.confirm_bypass>,
): Promise<void> {
  const row = await takeAsked(ctx, input.id, 'confirm_bypass')
  const ring = await decide(ctx, row, { from: 'bypassed', to: 'confirmed', words: input.words })
  await writeStep(ctx, row, { act: 'confirm_bypass', words: input.words, facts: { ring } })
}

async function takeUnasked(
  ctx: CommandContext,
  input: { id: string; ring: Parsed<typeof lost_person.bypass>['ring'] },
  act: 'ask_release' | 'bypass',
): Promise<CaseRow> {
  const row = await takeCase(ctx, input.id, act)
  const ring = numberOf(input.ring)
  if (row.cleared_ring >= ring || !needsRelease(row.kind, ring))
    throw new Refusal('conflict', 'ring_is_cleared')
  return row
}

/** Of two who decide at once, the second finds it decided and learns by whom. */
async function takeAsked(
  ctx: CommandContext,
  id: string,
  act: 'release' | 'decline_release' | 'confirm_bypass',
): Promise<CaseRow> {
  try {
    return await takeCase(ctx, id, act)
  } catch (error) {
    if (error instanceof Refusal && error.reason === `may_not_${act}`) await sayDecided(ctx, id)
    throw error
  }
}

async function sayDecided({ tx, actor }: CommandContext, id: string): Promise<void> {
  const found = await sql<{ state: string; name: string; asked_by: string }>`
    select r.state, r.asked_by, p.public_name as name from lost_person.release as r
    left join identity.person as p on p.district_id = r.district_id and p.id = r.decided_by
    where r.district_id = ${actor.district_id} and r.case_id = ${id} order by r.id desc limit 1`.execute(
    tx,
  )
  const last = found.rows[0]
  if (last?.asked_by === actor.person_id) throw new Refusal('forbidden', 'own_request')
  if (last && ['released', 'declined', 'confirmed'].includes(last.state))
    throw new Refusal('conflict', 'release_is_decided', { name: last.name })
}

interface NewRelease {
  ring: number
  state: 'asked' | 'bypassed'
  reason: string
}

async function addRelease(
  ctx: CommandContext,
  row: CaseRow,
  { ring, state, reason }: NewRelease,
): Promise<void> {
  await sql`
    insert into lost_person.release (district_id, id, case_id, ring, state, reason, asked_by, asked_at)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${row.id}, ${ring}, ${state}, ${reason}, ${ctx.actor.person_id}, ${ctx.now})`.execute(
    ctx.tx,
  )
}

async function decide(
  ctx: CommandContext,
  row: CaseRow,
  { from, to, words }: { from: string; to: string; words: string | null },
): Promise<number> {
  const decided = await sql<{ ring: number }>`
    update lost_person.release set state = ${to}, decided_by = ${ctx.actor.person_id}, decided_at = ${ctx.now}, words = ${words}
    where district_id = ${ctx.actor.district_id} and id = ${row.release_id} and state = ${from} returning ring`.execute(
    ctx.tx,
  )
  const ring = decided.rows[0]?.ring
  if (ring !== undefined) return ring
  // Somebody else decided while this one waited for the case.
  await sayDecided(ctx, row.id)
  throw new Refusal('conflict', 'nothing_to_release')
}

async function clear(ctx: CommandContext, row: CaseRow, ring: number): Promise<void> {
  await sql`
    update lost_person.case set cleared_ring = greatest(cleared_ring, ${ring})
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
}
