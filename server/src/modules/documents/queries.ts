import type { StoredFile, Upload } from '@linli/contract/documents'
import { FileKind } from '@linli/contract/documents'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Context, QueryContext } from '#platform/module'
import { CHUNK_BYTES } from './rules.ts'
import { signAddress } from './sign-address.ts'
import { storedName } from './stored-names.ts'

/** A row of `documents.file`, as far as pages need it. */
export interface FileRow {
  district_id: number
  id: string
  kind: string
  media_type: string
  bytes: number
  width: number | null
  height: number | null
}

/** The contract's shape of a file, with addresses signed now. */
export function viewFile(context: Pick<Context, 'keys' | 'now'>, row: FileRow): StoredFile {
  const address = (variant: 'whole' | 'small') =>
    signAddress(context.keys, context.now, {
      district_id: row.district_id,
      file_id: row.id,
      variant,
    })
  return {
    id: row.id,
    kind: FileKind.parse(row.kind),
    media_type: row.media_type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    url: address('whole'),
    thumbnail_url: row.kind === 'photo' ? address('small') : null,
  }
}

/** Files of the actor's district by id, in one statement (none for no ids). Withdrawn files are absent. Who may see
 * what they belong to is the caller's question. */
export async function viewFiles(
  context: Pick<QueryContext, 'db' | 'keys' | 'now'> & { actor: Pick<Actor, 'district_id'> },
  ids: readonly string[],
): Promise<Map<string, StoredFile>> {
  if (ids.length === 0) return new Map()
  const found = await sql<FileRow>`
    select district_id, id, kind, media_type, bytes, width, height from documents.file
    where district_id = ${context.actor.district_id} and id = any(${[...ids]}::uuid[])
      and withdrawn_at is null`.execute(context.db)
  return new Map(found.rows.map((row) => [row.id, viewFile(context, row)]))
}

export interface UploadRow {
  id: string
  kind: FileKind
  name: string
  bytes: number
  sha256: string | null
  finished_at: string | null
  is_sealed: boolean
}

/** An upload that this person began; another's is not found. `lock` keeps it still until the transaction ends. */
export async function findUpload(
  db: Db | Tx,
  context: Pick<Context, 'actor'>,
  upload_id: string,
  lock: 'lock' | 'read' = 'read',
): Promise<UploadRow> {
  const { district_id, person_id } = context.actor
  const found = await sql<Omit<UploadRow, 'kind'> & { kind: string }>`
    select id, kind, name, bytes, sha256, finished_at, is_sealed from documents.upload
    where district_id = ${district_id} and id = ${upload_id} and person_id = ${person_id}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  return { ...row, kind: FileKind.parse(row.kind) }
}

/** Where an upload stands, in the contract's shape. */
export async function viewUpload(
  context: QueryContext,
  id: string,
): Promise<z.infer<typeof Upload>> {
  const upload = await findUpload(context.db, context, id)
  const offset = upload.finished_at ? upload.bytes : await arrivedBytes(context, id)
  return { upload_id: id, offset, chunk_bytes: CHUNK_BYTES }
}

/** How many bytes of an upload lie in the store. */
export async function arrivedBytes(
  context: Pick<Context, 'actor' | 'files'>,
  id: string,
): Promise<number> {
  return (await context.files.size(storedName(context.actor.district_id, id, 'arriving'))) ?? 0
}
