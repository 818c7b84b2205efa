import type { Audience } from '@linli/contract/broadcast'
import type { Ring } from '@linli/contract/codes/lost_person'
import { sql } from 'kysely'
import { sendAbout } from '#modules/broadcast'
import { gridsBeside } from '#modules/org'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { cardPath, searchText } from './card-words.ts'
import { whyNotPublish } from './policy.ts'
import { nextDue, numberOf, ringOf } from './rings.ts'
import { lostRule } from './rules.ts'
import type { CaseRow } from './take-case.ts'

/** Who made a ring be reached: a person, or the clock by the rule that people agreed to. */
type By = 'person' | 'clock'

/** Tells residents up to a ring: the one way by which anything of a case goes to groups. Groups that have it are left out.
 * Refuses: `police_first`, `minor_needs_police`, `age_needed`, `needs_release`, `is_paused`, `ring_is_reached`. */
export async function reachRing(
  ctx: CommandContext,
  row: CaseRow,
  ring: number,
  by: By,
): Promise<void> {
  const why = whyNotPublish(row, ring)
  if (why) throw new Refusal(why === 'is_paused' ? 'conflict' : 'forbidden', why)
  if (row.ring !== null && row.ring >= ring) throw new Refusal('conflict', 'ring_is_reached')
  const reached = await markReached(ctx, row, ring)
  const broadcast_id = ctx.newId()
  const { asked_by, released_by } = await agreedBy(ctx, row)
  await sendAbout(ctx, {
    id: broadcast_id,
    about: { noun: 'lost_person', id: row.id },
    ...searchText({ ...row, place: await placeWords(ctx, row) }),
    link: cardPath(row.code),
    audience: await audienceOf(ctx, row, ring),
    asked_by,
    released_by,
    not_after: reached.card_ends_at,
  })
  await sql`
    insert into lost_person.reach (district_id, case_id, ring, broadcast_id, at, by_id)
    values (${ctx.actor.district_id}, ${row.id}, ${ring}, ${broadcast_id}, ${ctx.now}, ${by === 'clock' ? null : ctx.actor.person_id})`.execute(
    ctx.tx,
  )
}

async function markReached(
  { tx, actor, now }: CommandContext,
  row: CaseRow,
  ring: number,
): Promise<{ card_ends_at: string }> {
  const rule = await lostRule(tx, actor.district_id, now)
  const published_at = row.published_at ? new Date(row.published_at) : now
  const next = nextDue(
    { kind: row.kind, published_at, happened_at: new Date(row.happened_at), ring },
    rule,
  )
  const near = ring >= numberOf('adjacent') && row.near_grid_ids.length === 0
  const near_grid_ids = near ? await besides({ tx, actor }, row) : row.near_grid_ids
  const ends = new Date(now.getTime() + rule.card_hours * 3_600_000)
  const card_ends_at = row.card_ends_at ?? ends.toISOString()
  await sql`
    update lost_person.case set ring = ${ring}, ring_at = ${now}, published_at = ${published_at}, card_ends_at = ${card_ends_at},
      near_grid_ids = ${near_grid_ids}, next_ring = ${next ? numberOf(next.ring) : null}, next_ring_at = ${next?.at ?? null}
    where district_id = ${actor.district_id} and id = ${row.id}`.execute(tx)
  return { card_ends_at }
}

async function besides(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  row: CaseRow,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.id from org.area as a where a.district_id = ${actor.district_id} and a.level = 'grid' and a.valid_to is null
      and (a.id = ${row.grid_id} or a.community_id = ${row.community_id})`.execute(tx)
  return gridsBeside(
    tx,
    actor.district_id,
    found.rows.map(({ id }) => id),
  )
}

/** Who agreed to it: the two people of the newest release that holds; below it whoever publishes. */
async function agreedBy(
  { tx, actor }: CommandContext,
  row: CaseRow,
): Promise<{ asked_by: string; released_by: string }> {
  const found = await sql<{ asked_by: string; decided_by: string | null }>`
    select asked_by, decided_by from lost_person.release where district_id = ${actor.district_id} and case_id = ${row.id}
      and state in ('released', 'bypassed', 'confirmed') order by ring desc, id desc limit 1`.execute(
    tx,
  )
  const agreed = found.rows[0]
  if (!agreed) return { asked_by: row.opened_by, released_by: row.opened_by }
  return { asked_by: agreed.asked_by, released_by: agreed.decided_by ?? agreed.asked_by }
}

async function audienceOf(
  { tx, actor }: CommandContext,
  row: CaseRow,
  ring: number,
): Promise<Audience> {
  const of = (ids: (string | null)[], with_neighbours = false): Audience => ({
    area_ids: ids.filter((id) => id !== null),
    group_ids: [],
    with_neighbours,
  })
  const reached: Ring | null = ringOf(ring)
  if (reached === 'grid') return of([row.grid_id])
  if (reached === 'community') return of([row.community_id ?? row.grid_id])
  if (reached === 'adjacent') return of([row.community_id ?? row.grid_id], true)
  if (reached === 'street') return of([row.street_id ?? row.community_id ?? row.grid_id])
  const found = await sql<{ id: string }>`
    select id from org.area where district_id = ${actor.district_id} and level = 'district'`.execute(
    tx,
  )
  return of(found.rows.map(({ id }) => id))
}

/** Where it happened, as people say it: the words of whoever opened it, else the community. */
async function placeWords({ tx, actor }: CommandContext, row: CaseRow): Promise<string> {
  const found = await sql<{ name: string }>`
    select name from org.area where district_id = ${actor.district_id} and id = ${row.community_id ?? row.grid_id}`.execute(
    tx,
  )
  return `${found.rows[0]?.name ?? ''}${row.place_words ? ` ${row.place_words}` : ''}`.trim()
}
