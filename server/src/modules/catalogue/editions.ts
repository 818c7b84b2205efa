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
  const found = await sql<{ id: string }>`
    select id, code, parent_code, name, owner_unit_id, doer_kind, doer_unit_id, standard, basis, clocks, evidence,
      verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days
    from catalogue.edition as e
    where district_id = ${district_id} and code = ${code} and ${isInForce(on_day)}`.execute(db)
  const row = found.rows[0]
  if (!row) return undefined
  const key = `${district_id}/${row.id}`
  const edition = parsed.get(key) ?? Edition.parse(row)
  if (parsed.size >= MOST_PARSED) parsed.clear()
  parsed.set(key, edition)
  return edition
}

// A published edition never changes, so that each is parsed once in the life of the process.
const MOST_PARSED = 20_000
const parsed = new Map<string, Edition>()

/** Editions `e` in force on a day ('YYYY-MM-DD'): `valid_to` is the last such day. */
export function isInForce(day: string): RawBuilder<boolean> {
  return sql`(e.published_at is not null and e.valid_from <= ${day}::date
    and (e.valid_to is null or e.valid_to >= ${day}::date))`
}
