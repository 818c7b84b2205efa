import type { FileKind } from '@linli/contract/documents'
import type { OutputOf } from './api.ts'
import { call, fetchWithin, isPassing, ProblemError, problemOf } from './client.ts'

export type Uploaded = OutputOf<'documents.finish_upload'>

export interface UploadOptions {
  kind: FileKind
  name: string
  /** Of an upload that was begun before; it goes on where it stopped. */
  uploadId?: string | undefined
  onStarted?: (uploadId: string) => void
  /** Between 0 and 1. */
  onProgress?: (part: number) => void
  signal?: AbortSignal
}

/**
 * Sends a file in pieces and gives what the server kept. After a broken connection the same `uploadId`
 * goes on from the last byte that arrived. Throws `ProblemError`.
 */
export async function uploadFile(file: Blob, options: UploadOptions): Promise<Uploaded> {
  const upload = await begin(file, options)
  options.onStarted?.(upload.upload_id)
  await sendPieces(file, upload, options)
  const done = await call('documents.finish_upload', { upload_id: upload.upload_id })
  options.onProgress?.(1)
  return done
}

/** Sends what is still missing of a file that was announced. */
export async function sendPieces(
  file: Blob,
  begun: OutputOf<'documents.get_upload'>,
  options: Pick<UploadOptions, 'onProgress' | 'signal'> = {},
): Promise<void> {
  let upload = begun
  while (upload.offset < file.size) {
    options.onProgress?.(upload.offset / file.size)
    upload = { ...upload, offset: await sendPiece(file, upload, options.signal) }
  }
}

async function begin(file: Blob, { kind, name, uploadId }: UploadOptions) {
  if (uploadId) {
    try {
      return await call('documents.get_upload', { upload_id: uploadId })
    } catch (error) {
      // The server forgets unfinished uploads after a while: start over.
      if (!(error instanceof ProblemError) || error.code !== 'not_found') throw error
    }
  }
  const sha256 = await digestOf(file)
  return call('documents.start_upload', {
    kind,
    name: name.slice(0, 200),
    bytes: file.size,
    ...(sha256 ? { sha256 } : {}),
  })
}

async function sendPiece(
  file: Blob,
  upload: OutputOf<'documents.get_upload'>,
  signal: AbortSignal | undefined,
  attempt = 0,
): Promise<number> {
  const { upload_id, offset, chunk_bytes } = upload
  const url = `/files/uploads/${upload_id}?offset=${offset}`
  try {
    const response = await fetchWithin(60_000, url, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(offset, offset + chunk_bytes),
      ...(signal ? { signal } : {}),
    })
    if (!response.ok) throw await problemOf(response)
    const answer: { offset: number } = await response.json()
    return answer.offset
  } catch (error) {
    const isConflict = error instanceof ProblemError && error.code === 'conflict'
    if (attempt >= 2 || signal?.aborted || !(isPassing(error) || isConflict)) throw error
    await new Promise((done) => setTimeout(done, 800 * (attempt + 1)))
    // The piece may have arrived although its answer did not: ask where it stands.
    const stand = await call('documents.get_upload', { upload_id }, { retries: 2 })
    return stand.offset > offset ? stand.offset : sendPiece(file, stand, signal, attempt + 1)
  }
}

/** Hex SHA-256 where the browser can work it out (https, or this machine); undefined elsewhere. */
async function digestOf(file: Blob) {
  if (!globalThis.crypto?.subtle || file.size > 32_000_000) return undefined
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
