import type { ReturnReason } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Route } from '#modules/routing'
import type { CommandContext } from '#platform/module'
import type { TakenMatter } from './queries/take-matter.ts'
import { tallyAssignment } from './tally-assignments.ts'

/** To whom a matter was given, and by what right. */
interface Given {
  unit_id: string
  is_ruling: boolean
  note: string | undefined
}

/** Keeps what the rules said and what was decided, judges the assignment before it, and lets the units know that the rule
 * names. A secret matter is made known to nobody. */
export async function recordAssignment(
  ctx: CommandContext,
  matter: TakenMatter,
  route: Route,
  given: Given,
): Promise<void> {
  const { tx, actor, now } = ctx
  const is_first = matter.assigned_at === null
  const { category_code, street_id, urgency } = matter
  if (!is_first) await judgeLast(ctx, matter.id, given.unit_id)
  await sql`
    insert into matters.assignment (district_id, id, matter_id, at, unit_id, actor_id, category_code, street_id, urgency,
      day_kind, version_id, place, via, suggested_unit_id, is_first, is_ruling, note)
    values (${actor.district_id}, ${ctx.newId()}, ${matter.id}, ${now}, ${given.unit_id}, ${actor.person_id}, ${category_code},
      ${street_id}, ${urgency}, ${route.day_kind}, ${route.version?.id ?? null}, ${route.place}, ${route.via}::int[],
      ${route.unit?.id ?? null}, ${is_first}, ${given.is_ruling}, ${given.note || null})`.execute(
    tx,
  )
  if (is_first) tallyAssignment(ctx.tally, 'first', { at: now, category_code, street_id })
  const copied = route.cc_unit_ids.filter((id) => id !== given.unit_id)
  if (copied.length > 0 && !matter.is_secret) await copyTo(ctx, matter.id, copied)
}

async function copyTo({ tx, actor, now }: CommandContext, matter_id: string, unit_ids: string[]) {
  await sql`
    insert into matters.copy (district_id, unit_id, matter_id, at)
    select ${actor.district_id}::int, unit_id, ${matter_id}::uuid, ${now}::timestamptz
    from unnest(${unit_ids}::uuid[]) as unit_id on conflict do nothing`.execute(tx)
}

/** Ends the assignment that runs: the unit has sent the matter back with its argument, or it is done over again. */
export async function endAssignment(
  ctx: CommandContext,
  matter_id: string,
  how: { ended_as: 'returned'; reason: ReturnReason; note: string } | { ended_as: 'reopened' },
): Promise<void> {
  const isReturned = how.ended_as === 'returned'
  await changeLast(
    ctx,
    matter_id,
    sql`ended_at = ${ctx.now}, ended_as = ${how.ended_as},
      return_reason = ${isReturned ? how.reason : null}, return_note = ${isReturned ? how.note : null},
      returned_by = ${isReturned ? ctx.actor.person_id : null}::uuid, is_wrong = a.is_wrong or ${isReturned}`,
  )
}

// The matter goes to a unit after it was with one before: to another, which was therefore wrong, or to the same again,
// whose return did not stand.
async function judgeLast(ctx: CommandContext, matter_id: string, unit_id: string) {
  await changeLast(
    ctx,
    matter_id,
    sql`is_wrong = a.is_wrong or a.unit_id <> ${unit_id},
      is_upheld = a.is_upheld or (a.ended_as is not distinct from 'returned' and a.unit_id = ${unit_id})`,
  )
}

interface Changed {
  at: string
  category_code: string
  street_id: string | null
  is_first: boolean
  became_wrong: boolean
  became_upheld: boolean
}

async function changeLast(ctx: CommandContext, matter_id: string, set: ReturnType<typeof sql>) {
  const found = await sql<Changed>`
    update matters.assignment as a set ${set}
    from (select id, is_wrong, is_upheld from matters.assignment
      where district_id = ${ctx.actor.district_id} and matter_id = ${matter_id} order by id desc limit 1) as was
    where a.district_id = ${ctx.actor.district_id} and a.id = was.id
    returning a.at, a.category_code, a.street_id, a.is_first, a.is_wrong and not was.is_wrong as became_wrong,
      a.is_upheld and not was.is_upheld as became_upheld`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row?.is_first) return
  const first = { ...row, at: new Date(row.at) }
  if (row.became_wrong) tallyAssignment(ctx.tally, 'wrong', first)
  if (row.became_upheld) tallyAssignment(ctx.tally, 'upheld', first)
}
