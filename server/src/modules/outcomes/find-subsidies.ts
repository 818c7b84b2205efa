import type { Parsed } from '@linli/contract/endpoint'
import type { outcomes, SubsidyLine } from '@linli/contract/outcomes'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { endOf, startOf } from '#platform/workdays'
import { approves, drawsUp, type SubsidyPlace } from './policy.ts'

type Settled = Parsed<typeof outcomes.find_subsidies>
/** A line with the rule that gives its amount. */
export type FoundLine = SubsidyLine & { rule_id: string | null }

/** The disputes of a committee that took effect in these days, with their amounts. Refuses: `not_found`, `days_the_wrong_way`. */
export async function findSubsidies(ctx: QueryContext, asked: Settled): Promise<SubsidyLine[]> {
  const place = await placeOf(ctx.db, ctx.actor, asked.committee_id)
  if (!drawsUp(ctx.actor, place) && !approves(ctx.actor, place)) throw notFound()
  const lines = await readSettled(ctx.db, ctx.actor.district_id, asked)
  return lines.map(({ rule_id: _, ...line }) => line)
}

/** Where a committee is and who guides it. Refuses: `not_found`. */
export async function placeOf(
  db: Db | Tx,
  { district_id }: Pick<Actor, 'district_id'>,
  committee_id: string,
): Promise<SubsidyPlace> {
  const found = await sql<SubsidyPlace>`
    select u.id as committee_id, coalesce(a.street_id, case when a.level = 'street' then a.id end) as street_id,
      array(select j.id::text from org.unit as j where j.district_id = u.district_id and j.kind = 'justice_office'
        and j.area_id in (a.id, a.street_id)) as guides
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.id = ${committee_id} and u.kind = 'mediation_committee'`.execute(
    db,
  )
  const place = found.rows[0]
  if (!place) throw notFound()
  return place
}

/** Settled disputes with the rule in force on the day of their effect; one stands on one list (一案一补). Only what is settled
 * whole is paid for. Refuses: `days_the_wrong_way`. */
export async function readSettled(
  db: Db | Tx,
  district_id: number,
  { committee_id, from, to }: Settled,
): Promise<FoundLine[]> {
  if (from > to) throw new Refusal('invalid', 'days_the_wrong_way')
  const found = await sql<FoundLine>`
    select s.dispute_id, s.number, s.title, s.difficulty, s.form, s.mediator, s.bar,
      case when s.bar is null then s.amount_fen end as amount_fen, s.rule_id
    from (
      select d.id as dispute_id, d.number, d.title_words as title, d.difficulty, a.form, r.id as rule_id, r.amount_fen,
        json_build_object('id', m.person_id, 'name', coalesce(p.public_name, '—')) as mediator,
        case when exists (select from outcomes.subsidy_line as l where l.district_id = d.district_id and l.dispute_id = d.id
            and l.dropped_at is null) then 'on_a_list'
          when r.id is null then 'no_rule'
          when r.needs_performed and a.state <> 'done' then 'not_performed' end as bar
      from mediation.dispute as d
      join lateral (select x.form, x.state, x.effective_at from agreements.agreement as x
        where x.district_id = d.district_id and x.dispute_id = d.id and not x.is_partial and x.effective_at is not null
        order by x.effective_at, x.id limit 1) as a on true
      join mediation.case_mediator as m on m.district_id = d.district_id and m.dispute_id = d.id and m.part = 'lead'
        and m.until_at is null
      left join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
      left join lateral (select y.id, y.amount_fen, y.needs_performed from outcomes.subsidy_rule as y
        where y.district_id = d.district_id and y.difficulty = d.difficulty and y.form = a.form
          and y.valid_from <= (a.effective_at at time zone 'Asia/Shanghai')::date
        order by y.valid_from desc, y.id desc limit 1) as r on true
      where d.district_id = ${district_id} and d.committee_id = ${committee_id} and d.number is not null
        and a.effective_at >= ${startOf(from)} and a.effective_at < ${endOf(to)}
    ) as s order by s.number, s.dispute_id limit 500`.execute(db)
  return found.rows
}
