import type { MediationBar, Route, RouteChooser } from '@linli/contract/codes/routes'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { seeMatter } from './see-matter.ts'

/** What was told of the ways and chosen for a matter, newest first; the articles are those of the day. */
export async function listRouteChoices(
  ctx: QueryContext,
  input: { id: string },
): Promise<Output<typeof matters.list_route_choices>> {
  await seeMatter(ctx, input.id)
  const found = await sql<{
    id: string
    at: string
    told: Route[]
    articles: string[]
    bars: MediationBar[]
    chosen: Route | null
    reason: string | null
    chosen_by: RouteChooser
    told_by: string
    teller: string | null
  }>`
    select c.id, c.at, c.told, c.articles, c.bars, c.chosen, c.reason, c.chosen_by, c.told_by,
      (select n.public_name from identity.person as n where n.district_id = c.district_id and n.id = c.told_by) as teller
    from matters.route_choice as c
    where c.district_id = ${ctx.actor.district_id} and c.matter_id = ${input.id} order by c.id desc`.execute(
    ctx.db,
  )
  return found.rows.map(({ articles, teller, told, told_by, ...row }) => ({
    ...row,
    told: told.map((route, at) => ({ route, article: articles[at] ?? '' })),
    told_by: { id: told_by, name: teller ?? '—' },
  }))
}
