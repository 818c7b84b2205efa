import type { ReturnReason } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Route } from '#modules/routing'
import type { CommandContext } from '#platform/module'
import type { TakenMatter } from './queries/take-matter.ts'
import { tallyAssignment } from './tally-assignments.ts'

/** To whom a matter is given, by what right, and what the rules say. */
export interface GivenTo {
  unit_id: string
  is_ruling: boolean
  route: Route
}

interface Assigned extends GivenTo {
  matter: TakenMatter
  note: string | undefined
}

/** Keeps what the rules said and what was decided, judges the assignment before it, and lets the units know that the rule
 * names. A secret matter is made known to nobody. */
export async function recordAssignments(
  ctx: CommandContext,
  assigned: readonly Assigned[],
): Promise<void> {
  const { tx, actor, now } = ctx
  const again = assigned.filter(({ matter }) => matter.assigned_at !== null)
  if (again.length > 0) await judgeLast(ctx, again)
  const lines = assigned.map(({ matter, unit_id, is_ruling, route, note }) => ({
    id: ctx.newId(),
    matter_id: matter.id,
    unit_id,
    category_code: matter.category_code,
    street_id: matter.street_id,
    urgency: matter.urgency,
    day_kind: route.day_kind,
    version_id: route.version?.id ?? null,
    place: route.place,
    via: route.via,
    suggested_unit_id: route.unit?.id ?? null,
    is_first: matter.assigned_at === null,
    is_ruling,
    note: note || null,
  }))
  await sql`
    insert into matters.assignment (district_id, id, matter_id, at, unit_id, actor_id, category_code, street_id, urgency,
      day_kind, version_id, place, via, suggested_unit_id, is_first, is_ruling, note)
    select ${actor.district_id}, r.id, r.matter_id, ${now}, r.unit_id, ${actor.person_id}, r.category_code, r.street_id,
      r.urgency, r.day_kind, r.version_id, r.place, r.via, r.suggested_unit_id, r.is_first, r.is_ruling, r.note
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r (id uuid, matter_id uuid, unit_id uuid, category_code text,
      street_id uuid, urgency text, day_kind text, version_id uuid, place int, via int[], suggested_unit_id uuid,
      is_first boolean, is_ruling boolean, note text)`.execute(tx)
  for (const line of lines)
    if (line.is_first) tallyAssignment(ctx.tally, 'first', { ...line, at: now }, 1)
  await copyTo(
    ctx,
    assigned.flatMap(({ matter, unit_id, route }) =>
      matter.is_secret
        ? []
        : route.cc_unit_ids
            .filter((id) => id !== unit_id)
            .map((id) => ({ unit_id: id, matter_id: matter.id })),
    ),
  )
}

async function copyTo(
  { tx, actor, now }: CommandContext,
  copies: readonly { unit_id: string; matter_id: string }[],
) {
  if (copies.length === 0) return
  await sql`
    insert into matters.copy (district_id, unit_id, matter_id, at)
    select ${actor.district_id}::int, unit_id, matter_id, ${now}::timestamptz
    from unnest(${copies.map((copy) => copy.unit_id)}::uuid[], ${copies.map((copy) => copy.matter_id)}::uuid[])
      as c (unit_id, matter_id) on conflict do nothing`.execute(tx)
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
    [{ matter_id, unit_id: null }],
    sql`ended_at = ${ctx.now}, ended_as = ${how.ended_as},
      return_reason = ${isReturned ? how.reason : null}, return_note = ${isReturned ? how.note : null},
      returned_by = ${isReturned ? ctx.actor.person_id : null}::uuid, is_wrong = a.is_wrong or ${isReturned}`,
  )
}

// The matter goes to a unit after it was with one before: to another, which was therefore wrong, or to the same again,
// whose return did not stand.
async function judgeLast(ctx: CommandContext, again: readonly Assigned[]) {
  await changeLast(
    ctx,
    again.map(({ matter, unit_id }) => ({ matter_id: matter.id, unit_id })),
    sql`is_wrong = a.is_wrong or a.unit_id <> was.next_unit_id,
      is_upheld = a.is_upheld or (a.ended_as is not distinct from 'returned' and a.unit_id = was.next_unit_id)`,
  )
}

/** Forgets assignments of a batch that was taken back, with the copies made for them; what they said of the assignments
 * before them is unsaid, and the counts of first assignments follow. */
export async function forgetAssignments(
  ctx: CommandContext,
  batch_id: string,
  matter_ids: readonly string[],
): Promise<void> {
  const { tx, actor } = ctx
  const made = sql`
    select t.matter_id, t.at from matters.act as t where t.district_id = ${actor.district_id}
      and t.matter_id = any(${[...matter_ids]}::uuid[]) and t.id > ${batch_id} and t.batch_id = ${batch_id}
      and t.action = 'assign'`
  const gone = await sql<Omit<Changed, 'wrong' | 'upheld'> & { matter_id: string }>`
    with made as materialized (${made}), copies as (
      delete from matters.copy as c using made
      where c.district_id = ${actor.district_id} and c.matter_id = made.matter_id and c.at = made.at
    )
    delete from matters.assignment as a using made
    where a.district_id = ${actor.district_id} and a.matter_id = made.matter_id and a.at = made.at
    returning a.matter_id, a.at, a.category_code, a.street_id, a.is_first`.execute(tx)
  const again = gone.rows.filter(({ is_first }) => !is_first)
  for (const row of gone.rows)
    if (row.is_first) tallyAssignment(ctx.tally, 'first', { ...row, at: new Date(row.at) }, -1)
  if (again.length === 0) return
  await changeLast(
    ctx,
    again.map(({ matter_id }) => ({ matter_id, unit_id: null })),
    sql`is_wrong = a.ended_as is not distinct from 'returned', is_upheld = false`,
  )
}

interface Changed {
  at: string
  category_code: string
  street_id: string | null
  is_first: boolean
  /** By how much the counts of what went wrong, and of returns that did not stand, change. */
  wrong: number
  upheld: number
}

async function changeLast(
  ctx: CommandContext,
  matters: readonly { matter_id: string; unit_id: string | null }[],
  set: ReturnType<typeof sql>,
) {
  const { district_id } = ctx.actor
  const found = await sql<Changed>`
    update matters.assignment as a set ${set}
    from (
      select distinct on (l.matter_id) l.id, l.is_wrong, l.is_upheld, n.unit_id as next_unit_id
      from unnest(${matters.map((one) => one.matter_id)}::uuid[], ${matters.map((one) => one.unit_id)}::uuid[])
        as n (matter_id, unit_id)
      join matters.assignment as l on l.district_id = ${district_id} and l.matter_id = n.matter_id
      order by l.matter_id, l.id desc
    ) as was
    where a.district_id = ${district_id} and a.id = was.id
    returning a.at, a.category_code, a.street_id, a.is_first, a.is_wrong::int - was.is_wrong::int as wrong,
      a.is_upheld::int - was.is_upheld::int as upheld`.execute(ctx.tx)
  for (const row of found.rows) {
    if (!row.is_first) continue
    const first = { ...row, at: new Date(row.at) }
    tallyAssignment(ctx.tally, 'wrong', first, row.wrong)
    tallyAssignment(ctx.tally, 'upheld', first, row.upheld)
  }
}
