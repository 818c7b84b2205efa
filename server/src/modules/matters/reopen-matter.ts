import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter, takeReportedMatter } from './queries/take-matter.ts'
import { endOfWindow } from './queries/view-tracked.ts'

/** The centre reopens a closed matter. */
export async function reopenMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen>,
): Promise<void> {
  await reopen(ctx, await takeMatter(ctx.tx, ctx.actor, input.id, 'reopen'), input.note)
}

/** The reporter says that it is not solved. Refuses: `reopen_window_over`, `not_in_that_state`. */
export async function reopenReported(
  ctx: CommandContext,
  input: Parsed<typeof matters.reopen_reported>,
): Promise<void> {
  const matter = await takeReportedMatter(ctx.tx, ctx.actor, input.id, input.token)
  if (
    matter.closed_at &&
    ctx.now.toISOString() >= endOfWindow(matter.closed_at, matter.reopen_days)
  ) {
    throw new Refusal('conflict', 'reopen_window_over')
  }
  await reopen(ctx, matter, input.note)
}

async function reopen(ctx: CommandContext, matter: TakenMatter, note: string) {
  await moveMatter(ctx, matter, {
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
      reopened_count: matter.reopened_count + 1,
    },
    restarts_clock: true,
  })
}
