import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { refuseWrongDay } from './ask-extension.ts'
import { extendClock, logOf, runningOf } from './clocks.ts'
import { moveMatter } from './move-matter.ts'
import { tellOfDelay } from './on-matter-delayed.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** The centre sets a later last day, no later than the one asked for; the reporter is told why and until when. A deadline that
 * has passed while nobody decided stays missed. Refuses: `no_extension_asked`, `decided_by_asker`, `later_than_asked`,
 * `clock_is_paused`, and days as `refuseWrongDay` does. */
export async function grantExtension(
  ctx: CommandContext,
  input: Parsed<typeof matters.grant_extension>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'grant_extension')
  const running = runningOf(logOf(matter))
  if (!running || !matter.extension) throw new Refusal('conflict', 'no_extension_asked')
  if (matter.paused_until) throw new Refusal('conflict', 'clock_is_paused')
  if (input.granted_day > matter.extension.wanted_day)
    throw new Refusal('invalid', 'later_than_asked', { until: matter.extension.wanted_day })
  await refuseWrongDay(ctx, matter.due_at, input.granted_day)
  await decide(ctx, matter, 'granted', input.granted_day)
  await moveMatter(ctx, matter, {
    action: 'grant_extension',
    note: input.note,
    reason: input.granted_day,
    clock: extendClock(running, ctx.now, input.granted_day),
  })
  tellOfDelay(ctx, matter.id, 'extension')
}

/** The centre leaves the deadline as it is, and says why. Refuses: `no_extension_asked`, `decided_by_asker`. */
export async function refuseExtension(
  ctx: CommandContext,
  input: Parsed<typeof matters.refuse_extension>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'refuse_extension')
  await decide(ctx, matter, 'refused', null)
  await moveMatter(ctx, matter, { action: 'refuse_extension', note: input.note })
}

async function decide(
  { tx, actor, now }: CommandContext,
  { extension }: TakenMatter,
  outcome: 'granted' | 'refused',
  granted_day: string | null,
): Promise<void> {
  // Two who decide at once have both seen it open: the row tells who came first.
  const decided = await sql`
    update matters.extension set outcome = ${outcome}, decided_by = ${actor.person_id}, decided_at = ${now},
      granted_day = ${granted_day}
    where district_id = ${actor.district_id} and id = ${extension?.id ?? null} and outcome is null`.execute(
    tx,
  )
  if (decided.numAffectedRows !== 1n) throw new Refusal('conflict', 'no_extension_asked')
}
