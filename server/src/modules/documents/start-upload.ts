import type { documents } from '@linli/contract/documents'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { mayUpload } from './policy.ts'
import { arrivedBytes } from './queries.ts'
import { MOST_BYTES, MOST_UNCLAIMED_BYTES, MOST_UNFINISHED } from './rules.ts'

/** Announces a file; a sealed one is ended by `keepSealed` alone. Refuses: not_your_role, file_too_large, too_many_uploads. */
export async function startUpload(
  context: CommandContext,
  input: Parsed<typeof documents.start_upload>,
  { is_sealed }: { is_sealed: boolean } = { is_sealed: false },
): Promise<void> {
  const { tx, actor, now, new_id } = context
  if (!mayUpload(actor, input.kind)) throw new Refusal('forbidden', 'not_your_role')
  const most_bytes = MOST_BYTES[input.kind]
  if (input.bytes > most_bytes) throw new Refusal('invalid', 'file_too_large', { most_bytes })
  await makeRoom(context)
  await refuseHoard(context)
  await sql`
    insert into documents.upload (district_id, id, person_id, kind, name, bytes, sha256, started_at, is_sealed)
    values (${actor.district_id}, ${new_id}, ${actor.person_id}, ${input.kind},
      ${input.kind === 'import' ? input.name : ''}, ${input.bytes}, ${input.sha256 ?? null}, ${now},
      ${is_sealed})`.execute(tx)
}

async function refuseHoard({ tx, actor }: CommandContext): Promise<void> {
  const found = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0)::float8 as bytes from documents.file
    where district_id = ${actor.district_id} and added_by = ${actor.person_id} and unclaimed_since is not null`.execute(
    tx,
  )
  if ((found.rows[0]?.bytes ?? 0) >= MOST_UNCLAIMED_BYTES)
    throw new Refusal('too_many_requests', 'too_many_uploads', { most: MOST_UNFINISHED })
}

// Announcements of which nothing ever arrived, or whose content was refused, give way; what is still arriving does not.
async function makeRoom({ tx, actor, files }: CommandContext): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from documents.upload
    where district_id = ${actor.district_id} and person_id = ${actor.person_id} and finished_at is null
    order by id`.execute(tx)
  if (found.rows.length < MOST_UNFINISHED) return
  const arrived = await Promise.all(found.rows.map(({ id }) => arrivedBytes({ actor, files }, id)))
  const empty = found.rows.filter((_, index) => arrived[index] === 0).map(({ id }) => id)
  if (empty.length === 0)
    throw new Refusal('too_many_requests', 'too_many_uploads', { most: MOST_UNFINISHED })
  await sql`
    delete from documents.upload
    where district_id = ${actor.district_id} and id = any(${empty}::uuid[]) and finished_at is null`.execute(
    tx,
  )
}
