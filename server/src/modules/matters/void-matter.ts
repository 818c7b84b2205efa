import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import { takeMatter } from './queries/take-matter.ts'

/** The second person voids it. Refuses: `second_person_needed`, `no_void_proposed`; `matter_has_merged` while others are
 * answered with it. */
export async function voidMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.void>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'void')
  if (await answersOthers(ctx, matter.id)) throw new Refusal('conflict', 'matter_has_merged')
  await moveMatter(ctx, matter, {
    action: 'void',
    note: input.note,
    ...(matter.void_reason && { reason: matter.void_reason }),
    set: { closed_at: ctx.now },
  })
  tellReporters(ctx, matter.id, 'voided')
}

async function answersOthers({ tx, actor }: CommandContext, id: string): Promise<boolean> {
  const found = await sql`
    select 1 from matters.matter
    where district_id = ${actor.district_id} and merged_into_id = ${id} limit 1`.execute(tx)
  return found.rows.length > 0
}
