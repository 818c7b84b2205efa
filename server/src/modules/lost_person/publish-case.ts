import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after } from './lifecycle.ts'
import { whyNotPublish } from './policy.ts'
import { reachRing } from './reach-ring.ts'
import { dueRing, numberOf } from './rings.ts'
import { lostRule } from './rules.ts'
import { type CaseRow, takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Tells the groups of the grid, and at once those of every ring that is due by how far somebody may have walked and that people
 * have agreed to. Refuses: `police_first`, `minor_needs_police`, `age_needed`,
 * `needs_release`. */
export async function publishCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.publish>,
): Promise<void> {
  const row = await takePublishable(ctx, input.id)
  await sql`
    update lost_person.case set state = ${after('publish', row.state)} where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(
    ctx.tx,
  )
  const rule = await lostRule(ctx.tx, ctx.actor.district_id, ctx.now)
  const widening = {
    kind: row.kind,
    published_at: ctx.now,
    happened_at: new Date(row.happened_at),
    ring: 0,
  }
  let ring = dueRing(widening, rule, ctx.now)
  while (ring > 0 && whyNotPublish(row, ring)) ring -= 1
  await reachRing(ctx, row, ring, 'person')
  await writeStep(ctx, { ...row, ring }, { act: 'publish', facts: { ring } })
}

/** What stands in the way is said by its own name, so that the page leads to it. */
async function takePublishable(ctx: CommandContext, id: string): Promise<CaseRow> {
  try {
    return await takeCase(ctx, id, 'publish')
  } catch (error) {
    if (error instanceof Refusal && ['case_is_opened', 'may_not_publish'].includes(error.reason))
      await sayWhy(ctx, id)
    throw error
  }
}

async function sayWhy({ tx, actor }: CommandContext, id: string): Promise<void> {
  const found = await sql<
    Pick<
      CaseRow,
      | 'kind'
      | 'age_from'
      | 'is_minor'
      | 'minor_released_at'
      | 'police_told_at'
      | 'police_declined_reason'
      | 'paused_at'
      | 'cleared_ring'
    >
  >`
    select kind, age_from, is_minor, minor_released_at, police_told_at, police_declined_reason, paused_at, cleared_ring
    from lost_person.case where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  const row = found.rows[0]
  const why = row && whyNotPublish(row, 0)
  if (why) throw new Refusal('forbidden', why)
}

/** Goes on to a further ring by hand, without waiting for its time. Refuses: `is_paused`, `ring_is_reached`, `needs_release`,
 * `minor_needs_police`. */
export async function widenCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.widen>,
): Promise<void> {
  const row = await takeWidenable(ctx, input.id)
  const ring = numberOf(input.ring)
  await reachRing(ctx, row, ring, 'person')
  await writeStep(ctx, { ...row, ring }, { act: 'widen', facts: { ring } })
}

async function takeWidenable(ctx: CommandContext, id: string): Promise<CaseRow> {
  try {
    return await takeCase(ctx, id, 'widen')
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'may_not_widen') throw error
    const found = await sql<{ is_paused: boolean; ring: number | null }>`
      select paused_at is not null as is_paused, ring from lost_person.case
      where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
    if (found.rows[0]?.is_paused) throw new Refusal('conflict', 'is_paused')
    if (found.rows[0]?.ring === numberOf('district'))
      throw new Refusal('conflict', 'ring_is_reached')
    throw error
  }
}
