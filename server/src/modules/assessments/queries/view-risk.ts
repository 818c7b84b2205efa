import type { Risk } from '@linli/contract/assessments'
import type { Danger, ScreeningAnswer } from '@linli/contract/codes/assessments'
import { sql } from 'kysely'
import { isCentreOf, type SightFacts, worksOn } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** What is known of the dangers of a matter. Refuses: `not_found` to all who do not work on it, leaders included. */
export async function viewRisk(ctx: QueryContext, matter_id: string): Promise<Risk> {
  const risk = await findRisk(ctx, matter_id)
  if (!risk) throw notFound()
  return risk
}

/** The same after an act that may have taken the matter out of this person's sight. */
export async function viewRiskAfter(
  ctx: QueryContext,
  matter_id: string,
): Promise<{ risk: Risk | null }> {
  return { risk: await findRisk(ctx, matter_id) }
}

/** The same by a duty of the matter. */
export async function viewRiskOfDuty(
  ctx: QueryContext,
  duty_id: string,
): Promise<{ risk: Risk | null }> {
  const found = await sql<{ matter_id: string }>`select matter_id from assessments.duty
    where district_id = ${ctx.actor.district_id} and id = ${duty_id}`.execute(ctx.db)
  const matter_id = found.rows[0]?.matter_id
  return { risk: matter_id ? await findRisk(ctx, matter_id) : null }
}

async function findRisk(ctx: QueryContext, matter_id: string): Promise<Risk | null> {
  const { db, actor } = ctx
  const found = await sql<SightFacts & { stays_secret: boolean }>`
    select m.street_id, m.community_id, m.grid_id, m.unit_id, m.assignee_id, m.reporter_id, m.is_secret, m.helper_unit_ids, m.escalated_unit_id,
      m.stays_secret
    from matters.matter as m where m.district_id = ${actor.district_id} and m.id = ${matter_id}`.execute(
    db,
  )
  const [matter] = found.rows
  if (!matter || !worksOn(actor, matter)) return null
  const duties = await findDuties(ctx, matter_id)
  const isCentre = isCentreOf(actor, matter)
  return {
    matter_id,
    ...(await findAnswers(ctx, matter_id)),
    duties,
    stations: await findStations(ctx, matter),
    stays_secret: matter.stays_secret,
    may_lift: duties
      .filter(
        ({ state, found_by }) => isCentre && state === 'open' && found_by.id !== actor.person_id,
      )
      .map(({ id }) => id),
  }
}

async function findAnswers({ db, actor }: QueryContext, matter_id: string) {
  const found = await sql<{
    answers: Partial<Record<Danger, ScreeningAnswer>>
    crowd_size: number | null
    at: string
    by_name: string
  }>`
    select s.answers, s.crowd_size, s.at, coalesce(n.public_name, '—') as by_name from assessments.screening as s
    join identity.person as n on n.district_id = s.district_id and n.id = s.by_id
    where s.district_id = ${actor.district_id} and s.matter_id = ${matter_id} order by s.id`.execute(
    db,
  )
  const answers: Risk['answers'] = {}
  let crowd_size: number | null = null
  for (const { at, by_name, ...asked } of found.rows) {
    crowd_size = asked.crowd_size ?? crowd_size
    for (const [danger, answer] of pairsOf(asked.answers)) answers[danger] = { answer, at, by_name }
  }
  return { answers, crowd_size }
}

function pairsOf(answers: Partial<Record<Danger, ScreeningAnswer>>): [Danger, ScreeningAnswer][] {
  const isDanger = (key: string): key is Danger => key in answers
  return Object.keys(answers).flatMap((key) => {
    const answer = isDanger(key) ? answers[key] : undefined
    return answer && isDanger(key) ? [[key, answer]] : []
  })
}

async function findDuties({ db, actor }: QueryContext, matter_id: string): Promise<Risk['duties']> {
  const found = await sql<Risk['duties'][number]>`
    select d.id, d.danger, d.state, d.basis, d.since, d.escalated_at, d.lift_reason,
      (select jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '—')) from identity.person as n
        where n.district_id = d.district_id and n.id = d.found_by) as found_by,
      (select jsonb_build_object('id', n.id, 'name', n.name) from org.unit as n
        where n.district_id = d.district_id and n.id = d.found_unit_id) as found_unit,
      (select jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '—')) from identity.person as n
        where n.district_id = d.district_id and n.id = d.settled_by) as settled_by,
      case when d.state = 'reported' then jsonb_build_object('to', d.report_to, 'receiver', d.receiver, 'receipt', d.receipt,
        'how', d.how, 'at', d.reported_at) end as report
    from assessments.duty as d
    where d.district_id = ${actor.district_id} and d.matter_id = ${matter_id} order by d.id`.execute(
    db,
  )
  return found.rows
}

async function findStations(
  { db, actor, now }: QueryContext,
  { street_id, community_id }: SightFacts,
): Promise<Risk['stations']> {
  const today = shanghaiDay(now)
  const found = await sql<Risk['stations'][number]>`
    select u.id, u.name, u.phone from org.unit as u
    where u.district_id = ${actor.district_id} and u.kind = 'police_station'
      and u.area_id = any(${[street_id, community_id].filter((id) => id !== null)}::uuid[])
      and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to > ${today}::date)
    order by u.name limit 5`.execute(db)
  return found.rows
}
