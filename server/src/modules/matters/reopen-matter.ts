import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
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
import { endAssignment } from './record-assignment.ts'
import { takeOut } from './unmerge-matter.ts'

/** The centre reopens a closed matter, and all who are answered with it are told. */
export async function reopenMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'reopen')
  await moveMatter(ctx, matter, reopening(matter, input.note))
  await endAssignment(ctx, matter.id, { ended_as: 'reopened' })
  tellReporters(ctx, matter.id, 'reopened')
}

/** The reporter says that it is not solved. One that was merged is taken out for its own reporter; the others keep their
 * answer. Refuses: `reopen_window_over`, `not_in_that_state`. */
export async function reopenReported(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen_reported>,
): Promise<void> {
  const matter = await takeReportedMatter(ctx.tx, ctx.actor, input.id, input.token)
  const answering = await takeAnswering(ctx.tx, ctx.actor.district_id, matter)
  const { status, closed_at, reopen_days } = answering
  if (status !== 'closed' || !closed_at)
    throw new Refusal('conflict', 'not_in_that_state', { status, action: 'reopen' })
  if (ctx.now.toISOString() >= endOfWindow(closed_at, reopen_days))
    throw new Refusal('conflict', 'reopen_window_over')
  const move = reopening(matter, input.note)
  await endAssignment(ctx, matter.id, { ended_as: 'reopened' })
  if (matter.merged_into_id) await takeOut(ctx, matter, move)
  else {
    await moveMatter(ctx, matter, move)
    tellReporters(ctx, matter.id, 'reopened')
  }
}

function reopening(matter: TakenMatter, note: string): Move {
  return {
    action: 'reopen',
    note,
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
    },
    restarts_clock: true,
  }
}
