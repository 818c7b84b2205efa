import { MOST_VIEWS } from '@linli/contract/codes/workbench'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { SavedView, ViewFilter, workbench } from '@linli/contract/workbench'
import { type RawBuilder, sql } from 'kysely'
import { countLists } from '#modules/matters'
import type { Db } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { mayRevise, unitsOf } from './policy.ts'

interface ViewRow {
  id: string
  owner_id: string
  owner_name: string | null
  unit_id: string | null
  unit_name: string | null
  name: string
  filter: ViewFilter
}

/** Views of this person and of their units, in the order in which they have put them, each with its count now. */
export async function listViews(ctx: QueryContext): Promise<SavedView[]> {
  return viewsOf(ctx, await readViews(ctx, visibleTo(ctx)))
}

/** One view as a command shows it afterwards. */
export async function viewSaved(ctx: QueryContext, id: string): Promise<SavedView> {
  const [view] = await viewsOf(ctx, await readViews(ctx, sql`${visibleTo(ctx)} and v.id = ${id}`))
  if (!view) throw notFound()
  return view
}

/** Gives a filter a name. Refuses: `too_many_views`, `not_your_unit`. */
export async function saveView(
  { tx, actor, now, new_id }: CommandContext,
  { name, filter, unit_id }: Parsed<typeof workbench.save_view>,
): Promise<void> {
  refuseOtherUnit(actor, unit_id)
  const made = await sql`
    insert into workbench.view (district_id, id, owner_id, unit_id, name, filter, made_at)
    select ${actor.district_id}, ${new_id}, ${actor.person_id}, ${unit_id}, ${name}, ${JSON.stringify(filter)}::jsonb, ${now}
    where (select count(*) from workbench.view
      where district_id = ${actor.district_id} and owner_id = ${actor.person_id}) < ${MOST_VIEWS}`.execute(
    tx,
  )
  if (made.numAffectedRows === 0n)
    throw new Refusal('conflict', 'too_many_views', { most: MOST_VIEWS })
}

/** Gives a view another name, filter or company. Refuses: `not_found`, `not_your_unit`. */
export async function reviseView(
  ctx: CommandContext,
  { id, name, filter, unit_id }: Parsed<typeof workbench.revise_view>,
): Promise<void> {
  const view = await takeView(ctx, id)
  if (unit_id) refuseOtherUnit(ctx.actor, unit_id)
  await ctx.tx
    .updateTable('workbench.view')
    .set({
      name,
      filter: JSON.stringify(filter ?? view.filter),
      unit_id: unit_id === undefined ? view.unit_id : unit_id,
    })
    .where('district_id', '=', ctx.actor.district_id)
    .where('id', '=', id)
    .execute()
}

/** Deletes a view. Refuses: `not_found`. */
export async function deleteView(
  ctx: CommandContext,
  { id }: Parsed<typeof workbench.delete_view>,
): Promise<void> {
  await takeView(ctx, id)
  await sql`delete from workbench.view where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.tx,
  )
}

/** Puts this person's views into another order; shared ones stand in everybody's own. */
export async function arrangeViews(
  { tx, actor }: CommandContext,
  { ids }: Parsed<typeof workbench.arrange_views>,
): Promise<void> {
  await sql`
    insert into workbench.arrangement as a (district_id, person_id, view_ids)
    values (${actor.district_id}, ${actor.person_id}, ${ids}::uuid[])
    on conflict (district_id, person_id) do update set view_ids = excluded.view_ids`.execute(tx)
}

function visibleTo({ actor }: Pick<QueryContext, 'actor'>): RawBuilder<unknown> {
  const unit_ids = unitsOf(actor).map(({ id }) => id)
  return sql`(v.owner_id = ${actor.person_id} or v.unit_id = any(${unit_ids}::uuid[]))`
}

function readViews(
  { actor, db }: { actor: QueryContext['actor']; db: Db | CommandContext['tx'] },
  which: RawBuilder<unknown>,
): Promise<ViewRow[]> {
  return sql<ViewRow>`
    select v.id, v.owner_id, v.unit_id, v.name, v.filter,
      (select n.public_name from identity.person as n where n.district_id = v.district_id and n.id = v.owner_id) as owner_name,
      (select n.name from org.unit as n where n.district_id = v.district_id and n.id = v.unit_id) as unit_name
    from workbench.view as v
    left join workbench.arrangement as a on a.district_id = v.district_id and a.person_id = ${actor.person_id}
    where v.district_id = ${actor.district_id} and ${which}
    order by array_position(a.view_ids, v.id), v.id`
    .execute(db)
    .then((found) => found.rows)
}

async function viewsOf(ctx: QueryContext, rows: readonly ViewRow[]): Promise<SavedView[]> {
  const counts: Output<typeof workbench.list_views>[number]['count'][] = await countLists(
    ctx,
    rows.map(({ filter }) => filter),
  )
  return rows.map((row, at) => ({
    id: row.id,
    name: row.name,
    filter: row.filter,
    count: counts[at] ?? { n: 0, is_more: false },
    owner: { id: row.owner_id, name: row.owner_name ?? '' },
    shared_with: row.unit_id && row.unit_name ? { id: row.unit_id, name: row.unit_name } : null,
    can: mayRevise(ctx.actor, row) ? ['revise', 'delete'] : [],
  }))
}

async function takeView(ctx: CommandContext, id: string): Promise<ViewRow> {
  const [view] = await readViews(
    { actor: ctx.actor, db: ctx.tx },
    sql`${visibleTo(ctx)} and v.id = ${id}`,
  )
  if (!view) throw notFound()
  if (!mayRevise(ctx.actor, view)) throw new Refusal('forbidden', 'not_your_view')
  return view
}

function refuseOtherUnit(actor: CommandContext['actor'], unit_id: string | null) {
  if (unit_id !== null && !unitsOf(actor).some(({ id }) => id === unit_id))
    throw new Refusal('forbidden', 'not_your_unit')
}
