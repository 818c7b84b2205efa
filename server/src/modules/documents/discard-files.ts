import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { CommandContext } from '#platform/module'
import { UNCLAIMED_DAYS } from './rules.ts'

/** Gives files up for good: they open no more, and the next sweep takes rows and bytes. For what must be forgotten by a day. */
export async function discardFiles(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'now'> & { actor: Pick<Actor, 'district_id'> },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const long_ago = new Date(now.getTime() - (UNCLAIMED_DAYS + 1) * 86_400_000)
  await sql`
    update documents.file set withdrawn_at = coalesce(withdrawn_at, ${now}), unclaimed_since = ${long_ago}
    where district_id = ${actor.district_id} and id = any(${[...ids]}::uuid[])`.execute(tx)
}
