import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { documents } from '@linli/contract/documents'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Position } from '@linli/contract/fields'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { arrivedBytes, findUpload, type UploadRow, viewFiles } from './queries.ts'
import { readPosition } from './read-position.ts'
import { reencodePicture } from './reencode-picture.ts'
import { sniffMedia } from './sniff-media.ts'
import { folderName, storedName } from './stored-names.ts'

/** Checks what has arrived by its content and keeps it under the id of the upload; a picture is made anew without its
 * metadata. What is refused for its content is removed at once. Ending the same upload again changes nothing.
 * Refuses: upload_incomplete (with the offset), digest_differs, not_a_picture, picture_kind_not_readable,
 * picture_too_large, not_a_recording, busy. */
export async function finishUpload(
  context: CommandContext,
  input: Parsed<typeof documents.finish_upload>,
): Promise<void> {
  const upload = await findUpload(context.tx, context, input.upload_id, 'lock')
  // What is meant for a sealed room never becomes a file with an address.
  if (upload.is_sealed) throw notFound()
  if (upload.finished_at) return
  const offset = await arrivedBytes(context, upload.id)
  if (offset < upload.bytes) throw new Refusal('invalid', 'upload_incomplete', { offset })
  const kept = await keepContent(context, upload).catch(async (error: unknown) => {
    // Being busy says nothing against the content; it may be tried again without sending it again.
    if (error instanceof Refusal && error.code === 'invalid') {
      await context.files.remove(folderName(context.actor.district_id, upload.id))
    }
    throw error
  })
  await insertFile(context, upload, kept)
  if (kept.position) offered.set(context.tx, kept.position)
}

/** The file, and once, in the answer of the transaction that kept it, the position that stood in the picture. */
export async function viewFinished(
  context: QueryContext,
  id: string,
): Promise<Output<typeof documents.finish_upload>> {
  await findUpload(context.db, context, id)
  const file = (await viewFiles(context, [id])).get(id)
  if (!file) throw notFound()
  return { file, position: offered.get(context.db) ?? null }
}

// The answer is made from the same transaction; a repeat runs in another one and finds nothing here.
const offered = new WeakMap<Db, Position>()

interface Kept {
  media_type: string
  bytes: number
  sha256: string
  width: number | null
  height: number | null
  position: Position | null
}

async function keepContent(context: CommandContext, upload: UploadRow): Promise<Kept> {
  const { files, actor } = context
  const name = (variant: 'arriving' | 'whole' | 'small') =>
    storedName(actor.district_id, upload.id, variant)
  const arriving = name('arriving')
  const sha256 = await digestOf(context, arriving)
  if (upload.sha256 && upload.sha256 !== sha256) throw new Refusal('invalid', 'digest_differs')
  if (upload.kind === 'photo') {
    const { picture, position } = await readPhoto(await readFile(files.path(arriving)))
    await files.put(name('whole'), picture.whole)
    await files.put(name('small'), picture.small)
    await files.remove(arriving)
    const { whole, width, height } = picture
    const digest = createHash('sha256').update(whole).digest('hex')
    return {
      media_type: 'image/jpeg',
      bytes: whole.length,
      sha256: digest,
      width,
      height,
      position,
    }
  }
  const media_type =
    upload.kind === 'voice' ? await voiceType(context, arriving) : 'application/octet-stream'
  await files.move(arriving, name('whole'))
  return { media_type, bytes: upload.bytes, sha256, width: null, height: null, position: null }
}

/** A picture made anew without its metadata. Refuses: `not_a_picture`, `picture_kind_not_readable`, `picture_too_large`. */
export async function readPhoto(bytes: Buffer) {
  const sniffed = sniffMedia(bytes)
  if (sniffed?.kind !== 'picture') throw new Refusal('invalid', 'not_a_picture')
  // Its codec is under patents and not in the library's free build; the phone can send JPEG instead.
  if (sniffed.format === 'heic')
    throw new Refusal('invalid', 'picture_kind_not_readable', { kind: 'heic' })
  const position = await readPosition(bytes)
  return { picture: await reencodePicture(bytes), position }
}

/** What kind of recording this is. Refuses: `not_a_recording`. */
export async function voiceType(
  { files }: Pick<CommandContext, 'files'>,
  name: string,
): Promise<string> {
  const head: Buffer[] = []
  for await (const piece of files.open(name, { start: 0, end: 63 })) head.push(Buffer.from(piece))
  const sniffed = sniffMedia(Buffer.concat(head))
  if (sniffed?.kind !== 'recording') throw new Refusal('invalid', 'not_a_recording')
  return sniffed.media_type
}

async function digestOf({ files }: CommandContext, name: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const piece of files.open(name)) digest.update(piece)
  return digest.digest('hex')
}

async function insertFile(
  { tx, actor, now }: CommandContext,
  upload: UploadRow,
  kept: Kept,
): Promise<void> {
  const is_list = upload.kind === 'import'
  await sql`
    with finished as (
      update documents.upload set finished_at = ${now}
      where district_id = ${actor.district_id} and id = ${upload.id}
    )
    insert into documents.file (district_id, id, kind, name, media_type, bytes, sha256, width, height, added_by,
      added_at, unclaimed_since)
    values (${actor.district_id}, ${upload.id}, ${upload.kind}, ${is_list ? upload.name : null}, ${kept.media_type},
      ${kept.bytes}, ${kept.sha256}, ${kept.width}, ${kept.height}, ${actor.person_id}, ${now},
      ${now})`.execute(tx)
}
