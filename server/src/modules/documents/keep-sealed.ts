import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, Context } from '#platform/module'
import { readPhoto, voiceType } from './finish-upload.ts'
import { arrivedBytes, findUpload, type UploadRow } from './queries.ts'
import { storedName, type Variant } from './stored-names.ts'

/** A file whose bytes lie sealed in the store, and of which `documents` keeps no row: whoever asked for it does. */
export interface KeptSealed {
  id: string
  kind: 'photo' | 'voice'
  media_type: string
  bytes: number
  width: number | null
  height: number | null
}

/** Ends an upload that was announced as sealed: the content is checked as that of every file, sealed with the key ring, and the
 * upload forgotten. Refuses: `not_found` for another's, `upload_incomplete`, and what ending an upload refuses of its content. */
export async function keepSealed(context: CommandContext, upload_id: string): Promise<KeptSealed> {
  const { tx, actor, files } = context
  const upload = await findUpload(tx, context, upload_id, 'lock')
  if (!upload.is_sealed || upload.kind === 'import') throw notFound()
  const offset = await arrivedBytes(context, upload.id)
  if (offset < upload.bytes) throw new Refusal('invalid', 'upload_incomplete', { offset })
  const kept = await sealContent(context, upload)
  await files.remove(storedName(actor.district_id, upload.id, 'arriving'))
  await sql`
    delete from documents.upload where district_id = ${actor.district_id} and id = ${upload.id}`.execute(
    tx,
  )
  return kept
}

/** The bytes of a sealed file, in one of its forms; null where there is none. Who may see them is the caller's question. */
export async function openSealed(
  { files, keys }: Pick<Context, 'files' | 'keys'>,
  district_id: number,
  { id, variant }: { id: string; variant: Variant },
): Promise<Buffer | null> {
  const name = storedName(district_id, id, variant)
  if ((await files.size(name)) === null) return null
  const sealed = await readFile(files.path(name))
  return Buffer.from(keys.unseal(sealed), 'base64')
}

async function sealContent(context: CommandContext, upload: UploadRow): Promise<KeptSealed> {
  const { files, actor, keys } = context
  const name = (variant: Variant | 'arriving') => storedName(actor.district_id, upload.id, variant)
  const put = (variant: Variant, bytes: Buffer) =>
    files.put(name(variant), keys.seal(bytes.toString('base64')))
  const bytes = await readFile(files.path(name('arriving')))
  if (upload.kind === 'photo') {
    const { picture } = await readPhoto(bytes)
    await put('whole', picture.whole)
    await put('small', picture.small)
    const { whole, width, height } = picture
    return { ...kindOf(upload), media_type: 'image/jpeg', bytes: whole.length, width, height }
  }
  const media_type = await voiceType(context, name('arriving'))
  await put('whole', bytes)
  return { ...kindOf(upload), media_type, bytes: bytes.length, width: null, height: null }
}

function kindOf(upload: UploadRow): Pick<KeptSealed, 'id' | 'kind'> {
  return { id: upload.id, kind: upload.kind === 'photo' ? 'photo' : 'voice' }
}
