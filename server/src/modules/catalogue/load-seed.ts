import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { SEED, SEED_MAPPINGS, type SeedUnit } from './seed.ts'

/** Where the seed goes and who stands behind its keys. */
export interface SeedTarget {
  district_id: number
  /** The district's unit for each key; a category whose owner or doer is missing here is left as a draft. */
  units: Partial<Record<SeedUnit, string>>
  /** 'YYYY-MM-DD' from which it is in force; null leaves everything as drafts for an editor to publish. */
  valid_from: string | null
  at: Date
  by: string
  newId(): string
}

/** Writes the first catalogue and its mappings into a district that has none, in two statements; answers how many
 * editions are in force and how many remain drafts. */
export async function loadSeed(
  tx: Tx,
  to: SeedTarget,
): Promise<{ published: number; drafts: number }> {
  const editions = SEED.map(({ owner, doer, ...seed }) => {
    const owner_unit_id = to.units[owner] ?? null
    const doer_unit_id = doer === null ? null : (to.units[doer] ?? null)
    const is_complete = owner_unit_id !== null && (doer === null || doer_unit_id !== null)
    const is_published = is_complete && to.valid_from !== null
    return {
      ...seed,
      id: to.newId(),
      owner_unit_id,
      doer_unit_id,
      valid_from: is_published ? to.valid_from : null,
      published_at: is_published ? to.at.toISOString() : null,
      published_by: is_published ? to.by : null,
    }
  })
  await sql`
    insert into catalogue.edition (district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind,
      doer_unit_id, standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default,
      default_urgency, reopen_days, valid_from, published_at, published_by)
    select ${to.district_id}::int, id, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id,
      standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default, default_urgency,
      reopen_days, valid_from, published_at, published_by
    from jsonb_to_recordset(${JSON.stringify(editions)}::jsonb) as seed (id uuid, code text, parent_code text,
      name text, keywords text[], owner_unit_id uuid, doer_kind text, doer_unit_id uuid, standard text, basis text,
      clocks jsonb, evidence text[], verifier text, may_self_close boolean, is_secret_by_default boolean,
      default_urgency text, reopen_days int, valid_from date, published_at timestamptz, published_by uuid)`.execute(
    tx,
  )
  await sql`
    insert into catalogue.mapping (district_id, list, external_code, external_name, code)
    select ${to.district_id}::int, list, external_code, external_name, code
    from jsonb_to_recordset(${JSON.stringify(SEED_MAPPINGS)}::jsonb) as mapping (list text, external_code text,
      external_name text, code text)`.execute(tx)
  const published = editions.filter((edition) => edition.published_at !== null).length
  return { published, drafts: editions.length - published }
}
