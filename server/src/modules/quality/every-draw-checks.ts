import { POST_KINDS } from '@linli/contract/codes/org'
import { sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type Closed, dealOut, drawSample, seedOf } from './draw-sample.ts'

/** A day that no worker was there for is drawn later, up to a week. */
const DAYS_BACK = 7
const DAY_MS = 86_400_000

/** Draws the spot checks of every day that is over and not yet drawn, from the first seal of the record that was made
 * after that day: before it nobody could know what would be drawn, and whoever draws again gets the same. */
export async function everyDrawChecks(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  let drawn = 0
  for (const day of await undrawnDays(ctx)) {
    const seal = await firstSealAfter(ctx.tx, ctx.actor.district_id, endOf(day))
    if (seal && (await drawDay(ctx, day, seal))) drawn += 1
  }
  return drawn === 0 ? 'unrecorded' : undefined
}

/** Midnight in Shanghai at which a day begins. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

/** Midnight in Shanghai at which a day ends. */
export function endOf(day: string): Date {
  return new Date(startOf(day).getTime() + DAY_MS)
}

async function undrawnDays({ tx, actor, now }: CommandContext): Promise<string[]> {
  const days = Array.from({ length: DAYS_BACK }, (_, n) =>
    shanghaiDay(new Date(now.getTime() - (n + 1) * DAY_MS)),
  )
  const known = await sql<{ day: string }>`
    select day from quality.draw where district_id = ${actor.district_id} and day = any(${days}::date[])`.execute(
    tx,
  )
  return days.filter((day) => !known.rows.some((row) => row.day === day)).reverse()
}

/** A seal of the record. */
export interface Seal {
  number: number
  chain: string
}

async function firstSealAfter(tx: Tx, district_id: number, end: Date): Promise<Seal | undefined> {
  const found = await sql<Seal>`
    select number, chain from audit.seal where district_id = ${district_id} and number > coalesce((
      select number from audit.seal where district_id = ${district_id} and sealed_at < ${end} order by number desc limit 1), 0)
    order by number limit 1`.execute(tx)
  return found.rows[0]
}

/** Draws the checks of one day. Answers whether this worker drew it; another may have been quicker. */
export async function drawDay(ctx: CommandContext, day: string, seal: Seal): Promise<boolean> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  const rates = await parametersOn(tx, district_id, day, [
    'quality.handled_per_mille',
    'quality.self_closed_per_mille',
    'quality.least_a_street',
  ])
  const population = await closedOn(tx, district_id, day)
  const seed = seedOf(seal.chain, day)
  const plan = {
    handled_per_mille: rates['quality.handled_per_mille'],
    self_closed_per_mille: rates['quality.self_closed_per_mille'],
    least_a_street: rates['quality.least_a_street'],
  }
  const kept = await sql`
    insert into quality.draw (district_id, day, seal_number, seal_chain, seed, handled_per_mille, self_closed_per_mille,
      least_a_street, population_ids, population_closed_as, population_street_ids, drawn_at)
    values (${district_id}, ${day}, ${seal.number}, ${seal.chain}, ${seed}, ${plan.handled_per_mille},
      ${plan.self_closed_per_mille}, ${plan.least_a_street}, ${population.map(({ id }) => id)}::uuid[],
      ${population.map(({ closed_as }) => closed_as)}::text[], ${population.map(({ street_id }) => street_id)}::uuid[], ${now})
    on conflict (district_id, day) do nothing`.execute(tx)
  if (kept.numAffectedRows === 0n) return false
  await makeChecks(ctx, day, seed, drawSample(seed, population, plan))
  return true
}

// Secret matters are seen by their own centre alone, so no other one may look at them.
async function closedOn(tx: Tx, district_id: number, day: string): Promise<Closed[]> {
  const found = await sql<Closed>`
    select id, closed_as, street_id from matters.matter
    where district_id = ${district_id} and closed_at >= ${startOf(day)} and closed_at < ${endOf(day)}
      and closed_as in ('handled', 'self_closed') and not is_imported and not is_secret order by id`.execute(
    tx,
  )
  return found.rows
}

interface Drawn {
  id: string
  closed_as: string
  closed_at: string
  street_id: string | null
  community_id: string | null
  barred_person_ids: string[]
  barred_unit_ids: string[]
}

async function makeChecks(ctx: CommandContext, day: string, seed: string, ids: string[]) {
  const drawn = await partsIn(ctx.tx, ctx.actor.district_id, day, ids)
  const dealt = dealOut(seed, drawn, await centresOn(ctx.tx, ctx.actor.district_id, day))
  for (const one of drawn) {
    await sql`
      insert into quality.spot_check (district_id, id, day, matter_id, closed_as, closed_at, street_id, community_id, unit_id,
        barred_person_ids, barred_unit_ids)
      values (${ctx.actor.district_id}, ${ctx.newId()}, ${day}, ${one.id}, ${one.closed_as}, ${one.closed_at}, ${one.street_id},
        ${one.community_id}, ${dealt.get(one.id) ?? null}, ${one.barred_person_ids}::uuid[], ${one.barred_unit_ids}::uuid[])`.execute(
      ctx.tx,
    )
  }
  for (const unit_id of new Set(dealt.values())) {
    if (!unit_id) continue
    ctx.announce({
      noun: 'check',
      id: unit_id,
      district_id: ctx.actor.district_id,
      facts: { unit_id },
    })
  }
}

// Who handled or verified each drawn matter, and the units that they were in on that day.
async function partsIn(tx: Tx, district_id: number, day: string, ids: string[]): Promise<Drawn[]> {
  const found = await sql<Drawn>`
    select m.id, m.closed_as, m.closed_at, m.street_id, m.community_id, part.person_ids as barred_person_ids,
      array(
        select p.unit_id from org.post as p where p.district_id = m.district_id and p.person_id = any(part.person_ids)
          and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day})
        union select m.unit_id where m.unit_id is not null
        union select unnest(m.helper_unit_ids)
      ) as barred_unit_ids
    from unnest(${ids}::uuid[]) with ordinality as drawn (id, place)
    join matters.matter as m on m.district_id = ${district_id} and m.id = drawn.id
    cross join lateral (select array(
      select a.actor_id from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id
        and a.action in ('resolve', 'self_close', 'verify') and a.actor_id is not null
      union select m.handled_by where m.handled_by is not null
    ) as person_ids) as part
    order by drawn.place`.execute(tx)
  return found.rows
}

const CENTRE_KINDS = Object.entries(POST_KINDS).flatMap(([kind, role]) =>
  role === 'centre_staff' ? [kind] : [],
)

async function centresOn(tx: Tx, district_id: number, day: string) {
  const found = await sql<{ id: string; street_id: string }>`
    select u.id, u.area_id as street_id from org.unit as u
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.kind = 'centre' and a.level = 'street'
      and u.valid_from <= ${day} and (u.valid_to is null or u.valid_to > ${day})
      and exists (select from org.post as p where p.district_id = u.district_id and p.unit_id = u.id
        and p.kind = any(${CENTRE_KINDS}) and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day}))
    order by u.id`.execute(tx)
  return found.rows
}
