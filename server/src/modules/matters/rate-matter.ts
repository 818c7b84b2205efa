import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeAnswering, takeReportedMatter } from './queries/take-matter.ts'

/** The reporter says whether it is solved and how content they are, of one that was merged, too; whoever said "me too"
 * does so for themself. Two questions, once for each closing.
 * Refuses: `already_rated`, `not_in_that_state`. */
export async function rateMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.rate>,
): Promise<void> {
  if (!input.token && (await rateJoined(ctx, input))) return
  const matter = await takeReportedMatter(ctx.tx, ctx.actor, input.id, input.token)
  const { status } = await takeAnswering(ctx.tx, ctx.actor.district_id, matter)
  if (status !== 'closed')
    throw new Refusal('conflict', 'not_in_that_state', { status, action: 'rate' })
  if (!mayAnswer(matter)) throw new Refusal('conflict', 'already_rated')
  await moveMatter(ctx, matter, {
    action: 'rate',
    note: input.words,
    rating: input.rating,
    reason: `answered_${input.solved}`,
    set: {
      rating: input.rating,
      rating_words: input.words ?? null,
      reporter_solved: input.solved,
      is_answer_old: false,
    },
  })
}

// Kept with the appeal: the timeline of a matter tells its reporter's rating alone.
async function rateJoined(
  { tx, actor }: CommandContext,
  input: Parsed<typeof matters.rate>,
): Promise<boolean> {
  const found = await sql<{ id: string; rating: number | null; status: string }>`
    select a.id, a.rating, n.status from matters.appeal as a
    join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id
    join matters.matter as n on n.district_id = m.district_id and n.id = coalesce(m.merged_into_id, m.id)
    where a.district_id = ${actor.district_id} and a.person_id = ${actor.person_id} and a.matter_id = ${input.id}
      and a.kind = 'me_too' and m.reporter_id is distinct from a.person_id for update of a`.execute(
    tx,
  )
  const appeal = found.rows[0]
  if (!appeal) return false
  const { status } = appeal
  if (status !== 'closed')
    throw new Refusal('conflict', 'not_in_that_state', { status, action: 'rate' })
  if (appeal.rating !== null) throw new Refusal('conflict', 'already_rated')
  await sql`
    update matters.appeal set solved = ${input.solved}, rating = ${input.rating}, rating_words = ${input.words ?? null}
    where district_id = ${actor.district_id} and id = ${appeal.id}`.execute(tx)
  return true
}

/** Whether the reporter is still to be asked about the present closing. An answer about an earlier one stands until then,
 * so that taking a matter up again wipes out no bad answer. */
export function mayAnswer(matter: { rating: number | null; is_answer_old: boolean }): boolean {
  return matter.rating === null || matter.is_answer_old
}
