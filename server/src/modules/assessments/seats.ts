import type { SeatInput } from '@linli/contract/assessments'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { COMES_FOR_UNIT } from './policy.ts'

/** Somebody who is invited, before the row is written. */
export interface SeatRow {
  unit_id: string | null
  person_id: string | null
  post_kind: string | null
  guest_name: string | null
  guest_office: string | null
}

/** The chair and everybody invited, the chair first and nobody twice. Refuses: `no_such_post`. */
export async function findSeats(
  ctx: CommandContext,
  chair_post_id: string,
  invited: readonly SeatInput[],
): Promise<{ chair_id: string; seats: SeatRow[] }> {
  const post_ids = invited.flatMap((one) => ('post_id' in one ? [one.post_id] : []))
  const posts = await findPosts(ctx.tx, ctx.actor.district_id, shanghaiDay(ctx.now), [
    chair_post_id,
    ...post_ids,
  ])
  const seatOf = (post_id: string): SeatRow => {
    const post = posts.get(post_id)
    if (!post) throw new Refusal('invalid', 'no_such_post')
    return { ...post, guest_name: null, guest_office: null }
  }
  const chair = seatOf(chair_post_id)
  if (chair.person_id === null) throw new Refusal('invalid', 'no_such_post')
  const seats = [chair]
  for (const one of invited) {
    const seat =
      'post_id' in one
        ? seatOf(one.post_id)
        : { unit_id: null, person_id: null, post_kind: null, ...one }
    if (!seats.some((other) => isSame(other, seat))) seats.push(seat)
  }
  return { chair_id: chair.person_id, seats }
}

function isSame(one: SeatRow, other: SeatRow): boolean {
  return (
    one.person_id === other.person_id &&
    one.guest_name === other.guest_name &&
    one.guest_office === other.guest_office
  )
}

interface PostRow {
  id: string
  person_id: string
  unit_id: string
  post_kind: string
}

async function findPosts(tx: Tx, district_id: number, today: string, ids: readonly string[]) {
  const found = await sql<PostRow>`
    select t.id, t.person_id, t.unit_id, t.kind as post_kind from org.post as t
    where t.district_id = ${district_id} and t.id = any(${[...ids]}::uuid[])
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)`.execute(
    tx,
  )
  return new Map(found.rows.map(({ id, ...post }) => [id, post]))
}

/** Writes who is invited, in their order. Who was told of the same day and place before stays told. */
export async function writeSeats(
  ctx: CommandContext,
  assessment_id: string,
  seats: readonly SeatRow[],
  isToldAnew: boolean,
): Promise<void> {
  const { district_id } = ctx.actor
  const rows = seats.map((seat, position) => ({ id: ctx.newId(), position, ...seat }))
  await sql`
    with before as (
      delete from assessments.seat where district_id = ${district_id} and assessment_id = ${assessment_id} returning *
    )
    insert into assessments.seat (district_id, assessment_id, id, position, unit_id, person_id, post_kind, guest_name,
      guest_office, has_come, told_at)
    select ${district_id}::int, ${assessment_id}::uuid, coalesce(b.id, n.id), n.position, n.unit_id, n.person_id, n.post_kind,
      n.guest_name, n.guest_office, coalesce(b.has_come, true), case when ${isToldAnew} then null else b.told_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, position smallint, unit_id uuid, person_id uuid,
      post_kind text, guest_name text, guest_office text)
    left join before as b on b.person_id = n.person_id
      or (n.person_id is null and b.guest_name = n.guest_name and b.guest_office = n.guest_office)`.execute(
    ctx.tx,
  )
}

/** The units that see the matters because somebody comes for them. */
export function comingUnits(seats: readonly SeatRow[]): string[] {
  const units = seats.flatMap(({ unit_id, post_kind }) =>
    unit_id && post_kind && COMES_FOR_UNIT.includes(post_kind) ? [unit_id] : [],
  )
  return [...new Set(units)]
}
