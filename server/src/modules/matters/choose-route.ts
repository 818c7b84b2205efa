import { ROUTE_ARTICLE } from '@linli/contract/codes/routes'
import type { Parsed } from '@linli/contract/endpoint'
import type { ChosenRoute, matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { z } from 'zod'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { openRoutes } from './routes.ts'

/** Records which ways were told and which one was chosen (信访工作条例 art. 31); none is forced.
 * Refuses: `mediation_barred`, `route_reason_missing`. */
export async function chooseRoute(
  ctx: CommandContext,
  input: Parsed<typeof matters.choose_route>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'choose_route')
  await insertChoice(ctx, matter.id, input)
  await moveMatter(ctx, matter, {
    action: 'choose_route',
    reason: input.chosen ? `route_${input.chosen}` : 'route_none',
    note: input.reason,
  })
}

/** Adds what was told and chosen for a matter. Refuses: `mediation_barred`, `route_reason_missing`. */
export async function insertChoice(
  { tx, actor, now, newId }: CommandContext,
  matter_id: string,
  choice: z.output<typeof ChosenRoute>,
): Promise<void> {
  const { bars, chosen, reason, chosen_by } = choice
  const told = openRoutes(bars)
  if (chosen && !told.includes(chosen)) throw new Refusal('conflict', 'mediation_barred')
  if (!chosen && !reason) throw new Refusal('invalid', 'route_reason_missing')
  const articles = told.map((route) => ROUTE_ARTICLE[route])
  await sql`
    insert into matters.route_choice (district_id, id, matter_id, at, told, articles, bars, chosen, reason, chosen_by, told_by)
    values (${actor.district_id}, ${newId()}, ${matter_id}, ${now}, ${told}, ${articles}, ${bars}, ${chosen},
      ${reason ?? null}, ${chosen_by}, ${actor.person_id})`.execute(tx)
}
