import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { CommandContext } from '#platform/module'

/** Ends every address of these files from now on; their rows and bytes stay for the record. */
export async function withdrawFiles(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'now'> & { actor: Pick<Actor, 'district_id'> },
  ids: readonly string[],
): Promise<void> {
  await sql`
    update documents.file set withdrawn_at = ${now}
    where district_id = ${actor.district_id} and id = any(${[...ids]}::uuid[]) and withdrawn_at is null`.execute(
    tx,
  )
}

/** Lets these files be opened again, by addresses made from now on. */
export async function putBackFiles(
  { tx, actor }: Pick<CommandContext, 'tx'> & { actor: Pick<Actor, 'district_id'> },
  ids: readonly string[],
): Promise<void> {
  await sql`
    update documents.file set withdrawn_at = null
    where district_id = ${actor.district_id} and id = any(${[...ids]}::uuid[])`.execute(tx)
}
