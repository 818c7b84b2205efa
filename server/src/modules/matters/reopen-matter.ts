import type { ReopenReason } from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { type Move, moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import {
  type TakenMatter,
  takeAnswering,
  takeMatter,
  takeReportedMatter,
} from './queries/take-matter.ts'
import { endOfWindow } from './queries/view-tracked.ts'
import { endAssignment } from './record-assignments.ts'
import { tallyReopened } from './tallies.ts'
import { takeOut } from './unmerge-matter.ts'

/** The centre takes a closed matter up again, and all who are answered with it are told. Refuses: `reopen_reason_needed`
 * once the reporter's window is over. */
export async function reopenMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'reopen')
  if (!input.reason && !isInWindow(matter, ctx.now))
    throw new Refusal('invalid', 'reopen_reason_needed')
  await reopen(ctx, matter, { by: 'centre', note: input.note, reason: input.reason })
}

/** The reporter says that it is not solved. One that was merged is taken out for its own reporter; the others keep their
 * answer. Refuses: `reopen_window_over`, `not_in_that_state`. */
export async function reopenReported(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen_reported>,
): Promise<void> {
  const matter = await takeReportedMatter(ctx.tx, ctx.actor, input.id, input.token)
  const answering = await takeAnswering(ctx.tx, ctx.actor.district_id, matter)
  const { status } = answering
  if (status !== 'closed')
    throw new Refusal('conflict', 'not_in_that_state', { status, action: 'reopen' })
  if (!isInWindow(answering, ctx.now)) throw new Refusal('conflict', 'reopen_window_over')
  const move = reopening(matter, { note: input.note })
  if (matter.merged_into_id) {
    await endAssignment(ctx, matter.id, { ended_as: 'reopened' })
    const now = await takeOut(ctx, matter, move)
    await keepReopening(ctx, now, { by: 'reporter', answering })
  } else await reopen(ctx, matter, { by: 'reporter', note: input.note })
}

/** Takes a closed matter up again: what was said of its closing goes, but for the reporters' answers, which stand until
 * they are asked again. Within the window it counts against the closing on this day, later apart. */
export async function reopen(
  ctx: CommandContext,
  matter: TakenMatter,
  { by, ...why }: Why & { by: Reopener },
): Promise<void> {
  await endAssignment(ctx, matter.id, { ended_as: 'reopened' })
  const now = await moveMatter(ctx, matter, reopening(matter, why))
  await sql`
    update matters.matter set is_answer_old = true
    where district_id = ${ctx.actor.district_id} and merged_into_id = ${matter.id} and rating is not null`.execute(
    ctx.tx,
  )
  await keepReopening(ctx, now, { by, answering: matter, reason: why.reason })
  tellReporters(ctx, matter.id, 'reopened')
}

type Reopener = 'reporter' | 'centre'

interface Why {
  note: string
  reason?: ReopenReason | undefined
}

function reopening(matter: TakenMatter, { note, reason }: Why): Move {
  return {
    action: 'reopen',
    note,
    ...(reason && { reason }),
    set: {
      closed_as: null,
      closed_at: null,
      resolved_at: null,
      verified_at: null,
      unit_id: null,
      assignee_id: null,
      handled_by: null,
      designated_at: null,
      merged_into_id: null,
      reopened_count: matter.reopened_count + 1,
      claimed_outcome: null,
      planned_for: null,
      verified_outcome: null,
      spot_found: null,
      is_answer_old: matter.rating !== null,
      exclusion_reason: null,
      exclusion_proposed_by: null,
      is_excluded: false,
    },
    restarts_clock: true,
  }
}

// A row of its own, with the place of this moment, so that the count of a day never changes afterwards.
async function keepReopening(
  ctx: CommandContext,
  now: Awaited<ReturnType<typeof moveMatter>>,
  {
    by,
    answering,
    reason = null,
  }: { by: Reopener; answering: TakenMatter; reason?: ReopenReason | null | undefined },
): Promise<void> {
  const is_in_window = isInWindow(answering, ctx.now)
  await sql`
    insert into matters.reopening (district_id, id, matter_id, at, closed_at, reopened_by, is_in_window, reason, category_code,
      street_id, community_id, is_secret)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${now.id}, ${ctx.now}, ${answering.closed_at ?? ctx.now}, ${by},
      ${is_in_window}, ${reason}, ${now.category_code}, ${now.street_id}, ${now.community_id}, ${now.is_secret})`.execute(
    ctx.tx,
  )
  tallyReopened(ctx.tally, now, { at: ctx.now, is_in_window })
}

function isInWindow({ closed_at, reopen_days }: TakenMatter, now: Date): boolean {
  return closed_at !== null && now.toISOString() < endOfWindow(closed_at, reopen_days)
}
