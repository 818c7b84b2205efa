import type { Output, Parsed } from '@linli/contract/endpoint'
import type { outcomes, SubsidyList } from '@linli/contract/outcomes'
import { type RawBuilder, sql } from 'kysely'
import { notFound, Refusal, sqlState } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { placeOf, readSettled } from './find-subsidies.ts'
import { approves, drawsUp } from './policy.ts'

/** Draws up a list of all settled disputes of these days that have an amount. Refuses: `not_found`, `days_the_wrong_way`,
 * `nothing_to_pay`, `list_has_moved_on` where another list took one of them at the same moment. */
export async function makeSubsidyList(
  { tx, actor, now, new_id, newId }: CommandContext,
  asked: Parsed<typeof outcomes.make_subsidy_list>,
): Promise<void> {
  const { district_id, person_id } = actor
  const place = await placeOf(tx, actor, asked.committee_id)
  if (!drawsUp(actor, place)) throw notFound()
  const lines = (await readSettled(tx, district_id, asked)).filter(({ bar }) => bar === null)
  if (lines.length === 0) throw new Refusal('conflict', 'nothing_to_pay')
  await sql`
    insert into outcomes.subsidy_list (district_id, id, committee_id, from_day, to_day, made_by, made_at)
    values (${district_id}, ${new_id}, ${asked.committee_id}, ${asked.from}, ${asked.to}, ${person_id}, ${now})`.execute(
    tx,
  )
  const rows = lines.map((line) => ({
    district_id,
    id: newId(),
    list_id: new_id,
    dispute_id: line.dispute_id,
    mediator_id: line.mediator.id,
    rule_id: line.rule_id ?? '',
    amount_fen: line.amount_fen ?? 0,
  }))
  try {
    await tx.insertInto('outcomes.subsidy_line').values(rows).execute()
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'list_has_moved_on')
    throw error
  }
}

/** A second person agrees to a list. Refuses: `not_found`, `may_not_approve`, `own_list`, `list_is_over`. */
export async function approveSubsidyList(
  ctx: CommandContext,
  { id }: Parsed<typeof outcomes.approve_subsidy_list>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const list = await takeList(ctx, id)
  if (!approves(actor, list.place)) throw new Refusal('forbidden', 'may_not_approve')
  if (list.made_by === actor.person_id) throw new Refusal('forbidden', 'own_list')
  await sql`
    update outcomes.subsidy_list set approved_by = ${actor.person_id}, approved_at = ${now}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
}

/** Takes a list back before it is approved. Refuses: `not_found`, `list_is_over`. */
export async function dropSubsidyList(
  ctx: CommandContext,
  { id }: Parsed<typeof outcomes.drop_subsidy_list>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  await takeList(ctx, id)
  await sql`
    with dropped as (
      update outcomes.subsidy_line set dropped_at = ${now} where district_id = ${district_id} and list_id = ${id}
    ) update outcomes.subsidy_list set dropped_at = ${now} where district_id = ${district_id} and id = ${id}`.execute(
    tx,
  )
}

async function takeList({ tx, actor }: CommandContext, id: string) {
  const found = await sql<{ committee_id: string; made_by: string; is_over: boolean }>`
    select committee_id, made_by, approved_at is not null or dropped_at is not null as is_over from outcomes.subsidy_list
    where district_id = ${actor.district_id} and id = ${id} for update`.execute(tx)
  const list = found.rows[0]
  if (!list) throw notFound()
  const place = await placeOf(tx, actor, list.committee_id)
  if (!drawsUp(actor, place) && !approves(actor, place)) throw notFound()
  if (list.is_over) throw new Refusal('conflict', 'list_is_over')
  return { ...list, place }
}

type Row = Omit<SubsidyList, 'lines' | 'can'>

/** A page of the lists of the committees in sight, the newest first. */
export async function listSubsidyLists(
  ctx: QueryContext,
  { cursor, limit }: Parsed<typeof outcomes.list_subsidy_lists>,
): Promise<Output<typeof outcomes.list_subsidy_lists>> {
  const rows = await readLists(
    ctx,
    sql`${inSight(ctx)} and ${cursor ? sql`l.id < ${cursor}::uuid` : sql`true`} order by l.id desc limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One list with its lines. Refuses: `not_found`. */
export function getSubsidyList(ctx: QueryContext, { id }: { id: string }): Promise<SubsidyList> {
  return viewSubsidyList(ctx, id)
}

/** The list as a command shows it afterwards. */
export async function viewSubsidyList(ctx: QueryContext, id: string): Promise<SubsidyList> {
  const [row] = await readLists(ctx, sql`l.id = ${id} and ${inSight(ctx)}`)
  if (!row) throw notFound()
  const lines = await sql<SubsidyList['lines'][number]>`
    select n.dispute_id, d.number, d.title_words as title, d.difficulty, r.form, n.amount_fen, null as bar,
      json_build_object('id', n.mediator_id, 'name', coalesce(p.public_name, '—')) as mediator
    from outcomes.subsidy_line as n
    join mediation.dispute as d on d.district_id = n.district_id and d.id = n.dispute_id
    join outcomes.subsidy_rule as r on r.district_id = n.district_id and r.id = n.rule_id
    left join identity.person as p on p.district_id = n.district_id and p.id = n.mediator_id
    where n.district_id = ${ctx.actor.district_id} and n.list_id = ${id} order by d.number, n.id`.execute(
    ctx.db,
  )
  const place = await placeOf(ctx.db, ctx.actor, row.committee.id)
  const can: SubsidyList['can'] = []
  const isOwn = row.made_by.id === ctx.actor.person_id
  if (row.state === 'waiting' && approves(ctx.actor, place) && !isOwn) can.push('approve')
  if (row.state === 'waiting') can.push('drop')
  return { ...row, lines: lines.rows, can }
}

// Who draws lists up for a committee, or approves them.
function inSight({ actor }: QueryContext): RawBuilder<unknown> {
  const clerks = actor.posts.filter(({ kind }) => kind === 'committee_clerk')
  const leaders = actor.posts.filter(({ role }) => role === 'leader')
  const offices = actor.posts.filter(({ role }) => role === 'unit_staff')
  if (leaders.some(({ level }) => level === 'district')) return sql`true`
  return sql`(l.committee_id = any(${clerks.map(({ unit_id }) => unit_id)}::uuid[])
    or a.id = any(${leaders.map(({ area_id }) => area_id)}::uuid[])
    or a.street_id = any(${leaders.map(({ area_id }) => area_id)}::uuid[])
    or exists (select from org.unit as j where j.district_id = l.district_id and j.kind = 'justice_office'
      and j.area_id in (a.id, a.street_id) and j.id = any(${offices.map(({ unit_id }) => unit_id)}::uuid[])))`
}

async function readLists(
  { db, actor }: QueryContext,
  condition: RawBuilder<unknown>,
): Promise<Row[]> {
  const found = await sql<Row>`
    select l.id, json_build_object('id', u.id, 'name', u.name) as committee, l.from_day as "from", l.to_day as "to",
      case when l.approved_at is not null then 'approved' when l.dropped_at is not null then 'dropped' else 'waiting' end as state,
      json_build_object('id', l.made_by, 'name', coalesce(m.public_name, '—')) as made_by, l.made_at,
      case when l.approved_by is not null then json_build_object('id', l.approved_by, 'name', coalesce(b.public_name, '—'))
        end as approved_by, l.approved_at,
      (select coalesce(sum(n.amount_fen), 0)::int from outcomes.subsidy_line as n
        where n.district_id = l.district_id and n.list_id = l.id) as total_fen
    from outcomes.subsidy_list as l
    join org.unit as u on u.district_id = l.district_id and u.id = l.committee_id
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join identity.person as m on m.district_id = l.district_id and m.id = l.made_by
    left join identity.person as b on b.district_id = l.district_id and b.id = l.approved_by
    where l.district_id = ${actor.district_id} and ${condition}`.execute(db)
  return found.rows
}
