import { sql } from 'kysely'
import { lockMatter, maySee, moveMatter } from '#modules/matters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** Makes sure that a matter that this person sees was sent to people's mediation, by the last choice of ways that was written
 * down for it (信访工作条例 art. 31), and that no dispute of it runs already; its timeline says so. Refuses: `not_found`,
 * `matter_not_routed`, `matter_in_mediation`. */
export async function takeFromMatter(ctx: CommandContext, matter_id: string): Promise<void> {
  const { tx, actor } = ctx
  const matter = await lockMatter(tx, actor.district_id, matter_id)
  if (!matter || !maySee(actor, matter)) throw notFound()
  const found = await sql<{ chosen: string | null; running: boolean }>`
    select (select c.chosen from matters.route_choice as c where c.district_id = ${actor.district_id}
        and c.matter_id = ${matter_id} order by c.id desc limit 1) as chosen,
      exists (select from mediation.dispute as d where d.district_id = ${actor.district_id} and d.matter_id = ${matter_id}
        and d.state in ('applied', 'accepted', 'mediating', 'agreed')) as running`.execute(tx)
  if (found.rows[0]?.running) throw new Refusal('conflict', 'matter_in_mediation')
  if (found.rows[0]?.chosen !== 'mediation') throw new Refusal('conflict', 'matter_not_routed')
  await moveMatter(ctx, matter, { action: 'mediate' })
}
