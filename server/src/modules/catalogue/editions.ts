import { ClockRules } from '@linli/contract/catalogue'
import { DOER_KINDS, EVIDENCE_KINDS, URGENCIES, VERIFIERS } from '@linli/contract/codes/matters'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'

/** A published edition as other modules work by it. It never changes: only its last day is ever set. */
const Edition = z.object({
  id: z.string(),
  code: z.string(),
  parent_code: z.string().nullable(),
  name: z.string(),
  owner_unit_id: z.string(),
  doer_kind: z.enum(DOER_KINDS),
  doer_unit_id: z.string().nullable(),
  standard: z.string(),
  basis: z.string().nullable(),
  clocks: ClockRules,
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  verifier: z.enum(VERIFIERS),
  may_self_close: z.boolean(),
  is_secret_by_default: z.boolean(),
  default_urgency: z.enum(URGENCIES),
  reopen_days: z.int(),
})
export type Edition = Readonly<z.infer<typeof Edition>>

/** The edition of a category that is in force on a day ('YYYY-MM-DD'); one statement. */
export async function categoryInForce(
  db: Db | Tx,
  district_id: number,
  code: string,
  on_day: string,
): Promise<Edition | undefined> {
  return one(
    db,
    district_id,
    sql`code = ${code} and published_at is not null and valid_from <= ${on_day}::date
      and (valid_to is null or valid_to >= ${on_day}::date)`,
  )
}

/** A published edition by its id, whatever day it is; no statement where this process has read it before. */
export async function editionById(
  db: Db | Tx,
  district_id: number,
  id: string,
): Promise<Edition | undefined> {
  return (
    known.get(key(district_id, id)) ??
    one(db, district_id, sql`id = ${id} and published_at is not null`)
  )
}

// Published editions are kept for the life of the process; far more than any catalogue ever holds.
const MOST_KNOWN = 20_000
const known = new Map<string, Edition>()

function key(district_id: number, id: string): string {
  return `${district_id}/${id}`
}

async function one(
  db: Db | Tx,
  district_id: number,
  which: RawBuilder<unknown>,
): Promise<Edition | undefined> {
  const found = await sql<{ id: string }>`
    select id, code, parent_code, name, owner_unit_id, doer_kind, doer_unit_id, standard, basis, clocks, evidence,
      verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days
    from catalogue.edition where district_id = ${district_id} and ${which}`.execute(db)
  const row = found.rows[0]
  if (!row) return undefined
  const known_edition = known.get(key(district_id, row.id))
  if (known_edition) return known_edition
  const edition = Edition.parse(row)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key(district_id, edition.id), edition)
  return edition
}
