import { Id } from '@linli/contract/fields'
import { notFound, Refusal } from '#platform/errors'
import type { Route, RouteContext } from '#platform/module'
import { SIGNED_IN } from '#platform/module'
import { findUpload } from './queries.ts'
import { CHUNK_BYTES } from './rules.ts'
import { storedName } from './stored-names.ts'

/** `PUT /files/uploads/<upload_id>?offset=…`: one piece as the body; answers `{"offset": …}`. */
export const chunkRoute: Route = {
  method: 'PUT',
  path: '/files/uploads/:upload_id',
  roles: SIGNED_IN,
  max_bytes: CHUNK_BYTES,
  run: async (context, request) => {
    const upload_id = Id.safeParse(request.params.upload_id)
    if (!upload_id.success) throw notFound()
    const offset = Number(request.query.offset ?? Number.NaN)
    if (!Number.isSafeInteger(offset) || offset < 0) throw new Refusal('invalid', 'offset_missing')
    const answer = await receiveChunk(context, {
      upload_id: upload_id.data,
      offset,
      bytes: request.body,
    })
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(answer)),
    }
  },
}

/** Adds a piece of at most 1 MiB behind what has arrived, and answers how much that is now.
 * Refuses: chunk_too_large, more_than_announced, upload_finished, wrong_offset (with the right one). */
export async function receiveChunk(
  context: RouteContext,
  { upload_id, offset, bytes }: { upload_id: string; offset: number; bytes: Buffer },
): Promise<{ offset: number }> {
  if (bytes.length > CHUNK_BYTES)
    throw new Refusal('invalid', 'chunk_too_large', { most_bytes: CHUNK_BYTES })
  // The row's lock keeps two pieces, also of two processes, from being written at the same time.
  return context.transaction(async (tx) => {
    const upload = await findUpload(tx, context, upload_id, 'lock')
    if (upload.finished_at)
      throw new Refusal('conflict', 'upload_finished', { offset: upload.bytes })
    if (offset + bytes.length > upload.bytes) throw new Refusal('invalid', 'more_than_announced')
    const name = storedName(context.actor.district_id, upload_id, 'arriving')
    const { is_added, length } = await context.files.append(name, offset, bytes)
    if (!is_added) throw new Refusal('conflict', 'wrong_offset', { offset: length })
    return { offset: length }
  })
}
