import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { CommandContext } from '#platform/module'
import { UNCLAIMED_DAYS, UPLOAD_HOURS } from './rules.ts'
import { folderName } from './stored-names.ts'

type Sweep = Pick<CommandContext, 'tx' | 'now' | 'files'> & { actor: Pick<Actor, 'district_id'> }

/** Removes, with their bytes, uploads that nobody ended within 48 hours, and whatever nothing has
 * referred to for seven days: people sent them, and nobody needs them (个人信息保护法 art. 19). */
export async function everyRemoveStaleUploads({ tx, actor, now, files }: Sweep): Promise<void> {
  const { district_id } = actor
  const uploads = await sql<{ id: string; finished_at: string | null }>`
    delete from documents.upload
    where district_id = ${district_id} and started_at < ${before(now, UPLOAD_HOURS)}
    returning id, finished_at`.execute(tx)
  const left = await sql<{ id: string }>`
    delete from documents.file
    where district_id = ${district_id} and unclaimed_since < ${before(now, UNCLAIMED_DAYS * 24)}
    returning id`.execute(tx)
  const unfinished = uploads.rows.filter((row) => row.finished_at === null)
  // Should the transaction fail after this, rows without bytes remain: they open nothing, and go the next time.
  for (const { id } of [...unfinished, ...left.rows])
    await files.remove(folderName(district_id, id))
}

function before(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 3_600_000)
}
