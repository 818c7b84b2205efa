import { sql } from 'kysely'
import type { Tx } from './db.ts'

/** One line of the record: who did or read what, when. Ids and field names, never values. */
export interface AuditLine {
  district_id: number
  id: string
  at: Date
  actor_id: string
  operation: string
  kind: 'command' | 'disclosure' | 'job'
  subject_id: string | null
  fields: string[]
  request_id: string | null
  /** The reason, where the deed was refused and is recorded all the same. */
  refused?: string
}

/** Adds a line in the caller's transaction; batches are sealed later, so that no command waits for a head row. */
export async function writeAudit(tx: Tx, line: AuditLine): Promise<void> {
  await sql`
    insert into audit.entry (district_id, id, at, actor_id, operation, kind, subject_id, fields, request_id, refused)
    values (${line.district_id}, ${line.id}, ${line.at}, ${line.actor_id}, ${line.operation}, ${line.kind},
      ${line.subject_id}, ${line.fields}, ${line.request_id}, ${line.refused ?? null})`.execute(tx)
}
