import type { MatterLine } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import type { QueryContext } from '#platform/module'
import { maySee, type SightFacts } from '../policy.ts'
import type { List } from './count-lists.ts'
import { shownIn } from './filter-matters.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './matter-line.ts'

/** The ids of everything that a list shows, in its order and as of one moment; one more than `most` says that there are
 * more. Refuses: `no_such_queue`. */
export async function selectListed(
  { actor, now }: { actor: Actor; now: Date },
  db: Db | Tx,
  list: List,
  most: number,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select m.id from matters.matter as m where ${shownIn(actor, list, now)}
    order by ${list.order === 'due' ? sql`m.due_at, m.id` : sql`m.id desc`} limit ${most + 1}`.execute(
    db,
  )
  return found.rows.map((row) => row.id)
}

/** The ids of the open matters that this person holds, as far as `actor` sees them. */
export async function selectHeld(tx: Tx, actor: Actor, person_id: string): Promise<string[]> {
  const found = await sql<SightFacts & { id: string }>`
    select m.id, m.street_id, m.community_id, m.grid_id, m.unit_id, m.assignee_id, m.reporter_id, m.is_secret,
      m.helper_unit_ids
    from matters.matter as m
    where m.district_id = ${actor.district_id} and m.assignee_id = ${person_id}
      and m.status not in ('closed', 'voided', 'merged')`.execute(tx)
  return found.rows.filter((row) => maySee(actor, row)).map((row) => row.id)
}

/** How many open matters each of these people holds; whoever holds none is absent. */
export async function countHeld(
  { db, actor }: Pick<QueryContext, 'db' | 'actor'>,
  person_ids: readonly string[],
): Promise<Map<string, number>> {
  const found = await sql<{ person_id: string; n: number }>`
    select assignee_id as person_id, count(*) as n from matters.matter
    where district_id = ${actor.district_id} and assignee_id = any(${[...person_ids]}::uuid[])
      and status not in ('closed', 'voided', 'merged') group by 1`.execute(db)
  return new Map(found.rows.map(({ person_id, n }) => [person_id, n]))
}

/** The rows of these matters as a queue shows them, for whoever may see them; the others are absent. */
export async function linesOf(
  { actor, now }: { actor: Actor; now: Date },
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, MatterLine>> {
  const found = await sql<LineRow & SightFacts>`
    select ${LINE_COLUMNS}, m.street_id, m.community_id, m.grid_id, m.reporter_id, m.helper_unit_ids
    from matters.matter as m where m.district_id = ${actor.district_id} and m.id = any(${[...ids]}::uuid[])`.execute(
    db,
  )
  const seen = found.rows.filter((row) => maySee(actor, row))
  return new Map(seen.map((row) => [row.id, lineOf(row, now)]))
}
