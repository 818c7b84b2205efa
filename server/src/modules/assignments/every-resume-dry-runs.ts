import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { wantedPayload } from './on-dry-run-wanted.ts'

/** Takes up a dry run whose worker died: its next piece is asked for again; one that is being done is passed over. */
export async function everyResumeDryRuns({ tx, actor, emit }: CommandContext): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from assignments.dry_run where district_id = ${actor.district_id} and state = 'running'
    for update skip locked`.execute(tx)
  for (const { id } of found.rows) {
    emit('dry_run.wanted', wantedPayload({ district_id: actor.district_id, id }))
  }
}
