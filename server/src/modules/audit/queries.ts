import type { AuditEntry, audit, Seal } from '@linli/contract/audit'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'

const SHOWN_SEALS = 50

/** A page of the record, newest first. Residents are shown by id alone: their names stay sealed to the auditor too. */
export async function listEntries(
  { db, actor }: QueryContext,
  { operation, actor_id, subject_id, kind, cursor, limit }: Parsed<typeof audit.list>,
): Promise<Output<typeof audit.list>> {
  const found = await sql<AuditEntry>`
    select e.id, e.at, case when p.id is not null then
        json_build_object('id', p.id, 'name', coalesce(p.public_name, '')) end as actor,
      e.operation, e.kind, e.subject_id, e.fields, e.refused,
      (select s.number from audit.seal s where s.district_id = e.district_id and s.from_transaction <= e.transaction
        and s.below_transaction > e.transaction) as seal
    from audit.entry e
    left join identity.person p on p.district_id = e.district_id and p.id = e.actor_id
    where e.district_id = ${actor.district_id}
      and ${operation ? sql`e.operation = ${operation}` : sql`true`}
      and ${actor_id ? sql`e.actor_id = ${actor_id}` : sql`true`}
      and ${subject_id ? sql`e.subject_id = ${subject_id}` : sql`true`}
      and ${kind ? sql`e.kind = ${kind}` : sql`true`}
      and ${cursor ? sql`e.id < ${cursor}::uuid` : sql`true`}
    order by e.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return { items, next_cursor: last?.id ?? null }
}

/** The newest seals, and how many entries wait for the next one. */
export async function getChain({
  db,
  actor,
}: QueryContext): Promise<Output<typeof audit.get_chain>> {
  const { district_id } = actor
  const seals = await sql<Seal>`
    select number, sealed_at, entries, digest, previous, chain from audit.seal
    where district_id = ${district_id} order by number desc limit ${SHOWN_SEALS}`.execute(db)
  const counts = await sql<{ sealed: number; unsealed: number }>`
    with sealed as (
      select coalesce(sum(entries), 0)::bigint as n, coalesce(max(below_transaction::text::bigint), 0) as below
      from audit.seal where district_id = ${district_id}
    )
    select sealed.n as sealed, (select count(*) from audit.entry
      where district_id = ${district_id} and transaction >= sealed.below::text::xid8) as unsealed from sealed`.execute(
    db,
  )
  const { sealed = 0, unsealed = 0 } = counts.rows[0] ?? {}
  return { seals: seals.rows, unsealed, entries: sealed + unsealed }
}
