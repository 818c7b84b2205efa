import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { WORKING } from './lifecycle.ts'
import { wantedPayload } from './on-import-wanted.ts'

/** Takes up imports whose worker died: their next piece is asked for again; one that is being done is passed over. */
export async function everyResumeImports({ tx, actor, emit }: CommandContext): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from imports.import
    where district_id = ${actor.district_id} and state = any(${[...WORKING]}::text[])
    for update skip locked`.execute(tx)
  for (const { id } of found.rows) {
    emit('import.wanted', wantedPayload({ district_id: actor.district_id, id }))
  }
}
