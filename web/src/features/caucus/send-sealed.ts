import type { Side } from '@linli/contract/codes/mediation'
import { call } from '../../lib/client.ts'
import { makeId } from '../../lib/ids.ts'
import { sendPieces } from '../../lib/upload.ts'
import type { DraftFile } from '../documents/useUploads.ts'

/** Sends files of a form into a room; they get no name and no address of the ordinary kind. Answers the ids of their uploads. */
export async function sendSealed(
  files: readonly DraftFile[],
  room: { id: string; side: Side },
): Promise<string[]> {
  const ids: string[] = []
  for (const { blob, kind } of files) {
    const what = { ...room, kind: kind === 'voice' ? ('voice' as const) : ('photo' as const) }
    const announced = { ...what, bytes: blob.size }
    const upload = await call('caucus.start_file', announced, { requestId: makeId() })
    await sendPieces(blob, upload)
    ids.push(upload.upload_id)
  }
  return ids
}
