import type { BatchAct } from '@linli/contract/batches'
import type { BatchState } from '@linli/contract/codes/batches'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import { after, type BatchDeed } from './lifecycle.ts'
import { deedsOf, isInTime, maySee } from './policy.ts'

/** A batch without its rows. */
export interface BatchHead {
  id: string
  act: BatchAct
  state: BatchState
  made_by: string
  made_by_name: string
  unit_id: string | null
  made_at: string
  acting_id: string
  finished_at: string | null
  undo_minutes: number
  undo_until: string | null
  texts_sent_at: string | null
  /** The unit, category or person that the act names, in words. */
  target: string | null
}

const TARGET = sql`case b.act ->> 'action'
    when 'assign' then (select n.name from org.unit as n
      where n.district_id = b.district_id and n.id = (b.act ->> 'unit_id')::uuid)
    when 'hand_over' then (select n.public_name from identity.person as n
      where n.district_id = b.district_id and n.id = (b.act ->> 'person_id')::uuid)
    when 'triage' then (select n.name from catalogue.edition as n
      where n.district_id = b.district_id and n.code = b.act ->> 'category_code' order by n.valid_from desc nulls last limit 1)
  end`

/** Batches that fit a condition on `b`. */
export async function readBatches(
  db: Db | Tx,
  district_id: number,
  which: RawBuilder<unknown>,
): Promise<BatchHead[]> {
  const found = await sql<BatchHead>`
    select b.id, b.act, b.state, b.made_by, b.unit_id, b.made_at, b.acting_id, b.finished_at, b.undo_minutes, b.undo_until,
      b.texts_sent_at, ${TARGET} as target,
      (select n.public_name from identity.person as n where n.district_id = b.district_id and n.id = b.made_by) as made_by_name
    from batches.batch as b where b.district_id = ${district_id} and ${which}`.execute(db)
  return found.rows
}

/** Finds and locks a batch for a deed of this person. Refuses: `not_found` for hidden and missing alike,
 * `batch_not_in_that_state`, `undo_window_over`, `not_your_role` to a colleague for what only its maker does. */
export async function takeBatch(
  tx: Tx,
  { actor, now }: { actor: Actor; now: Date },
  id: string,
  deed: BatchDeed,
): Promise<BatchHead> {
  const [batch] = await readBatches(tx, actor.district_id, sql`b.id = ${id} for update of b`)
  if (!batch || !maySee(actor, batch)) throw notFound()
  after(deed, batch.state)
  if (deed === 'undo' && !isInTime(batch, now)) throw new Refusal('conflict', 'undo_window_over')
  if (!deedsOf(actor, batch, now).includes(deed)) throw new Refusal('forbidden', 'not_your_role')
  return batch
}

/** Puts a batch into another state, with what the state says about its end. */
export async function moveBatch(
  tx: Tx,
  district_id: number,
  { id }: Pick<BatchHead, 'id'>,
  to: { state: BatchState; acting_id?: string; finished_at?: Date; undo_until?: Date },
): Promise<void> {
  await tx
    .updateTable('batches.batch')
    .set(to)
    .where('district_id', '=', district_id)
    .where('id', '=', id)
    .execute()
}
