import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { TAKEN_COLUMNS, type TakenMatter } from './take-matter.ts'

/** A matter among many: with the name of its category, for what is written on each, and with all columns that an act may
 * change, so that it can be put back. */
export interface PickedMatter extends TakenMatter {
  category_name: string
  due_from: string | null
  due_basis: string | null
  warns_at: string | null
  escalation_level: number
  escalated_to: string | null
}

type EditionFacts = Pick<
  PickedMatter,
  | 'clocks'
  | 'evidence'
  | 'verifier'
  | 'may_self_close'
  | 'reopen_days'
  | 'doer_kind'
  | 'doer_unit_id'
  | 'category_name'
>

/** Finds many matters for an act on all of them, in the order of their ids; locked in that order where they are to be
 * moved, so that two batches cannot wait for each other. Who may do what with them is judged row by row. */
export async function pickMatters(
  tx: Tx,
  district_id: number,
  ids: readonly string[],
  how: 'locked' | 'looked_at',
): Promise<PickedMatter[]> {
  const found = await sql<Omit<PickedMatter, keyof EditionFacts>>`
    select ${TAKEN_COLUMNS}, m.due_from, m.due_basis, m.warns_at, m.escalation_level, m.escalated_to from matters.matter as m
    where m.district_id = ${district_id} and m.id = any(${[...ids]}::uuid[])
    order by m.id ${how === 'locked' ? sql`for update of m` : sql``}`.execute(tx)
  // The rules of a category are long and shared by many rows: read once for each.
  const category_ids = [...new Set(found.rows.map((row) => row.category_id))]
  const editions = await sql<EditionFacts & { id: string }>`
    select id, name as category_name, clocks, evidence, verifier, may_self_close, reopen_days, doer_kind, doer_unit_id
    from catalogue.edition where district_id = ${district_id} and id = any(${category_ids}::uuid[])`.execute(
    tx,
  )
  const byId = new Map(editions.rows.map(({ id, ...facts }) => [id, facts]))
  return found.rows.flatMap((row) => {
    const facts = byId.get(row.category_id)
    return facts ? [{ ...row, ...facts }] : []
  })
}

/** Those of these matters on which somebody has acted after the moment of this id, whatever it was. */
export async function actedSince(
  tx: Tx,
  district_id: number,
  ids: readonly string[],
  after: { id: string; batch_id: string | null },
): Promise<Set<string>> {
  const found = await sql<{ matter_id: string }>`
    select distinct a.matter_id from matters.act as a
    where a.district_id = ${district_id} and a.matter_id = any(${[...ids]}::uuid[]) and a.id > ${after.id}
      and a.batch_id is distinct from ${after.batch_id}`.execute(tx)
  return new Set(found.rows.map((row) => row.matter_id))
}
