import { documents, type FileKind } from '@linli/contract/documents'
import sharp from 'sharp'
import type { TestApp } from '../../../test/harness.ts'
import { CHUNK_BYTES } from './rules.ts'

/** A JPEG of noise (nothing compresses away), by default with the place and the maker that a phone writes into it. */
export function aPhoto(
  options: { width?: number; height?: number; orientation?: number; place?: boolean } = {},
): Promise<Buffer> {
  const { width = 320, height = 240, orientation = 1, place = true } = options
  const noise = sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
  return noise
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Wang Xiaoming' },
      ...(place && {
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '36/1 27/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '115/1 59/1 24/1',
        },
      }),
    })
    .withMetadata({ orientation })
    .toBuffer()
}

/** Announces a file and answers the id of its upload. */
export async function anUpload(
  app: TestApp,
  as: string,
  of: { kind: FileKind; bytes: number; sha256?: string; name?: string },
): Promise<string> {
  const started = await app.must(documents.start_upload, { name: 'a.bin', ...of }, as)
  return started.upload_id
}

/** Sends one piece and answers the status and what the server says. */
export async function sendPiece(
  app: TestApp,
  as: string,
  piece: { upload_id: string; offset: number; bytes: Buffer },
) {
  const url = `/files/uploads/${piece.upload_id}?offset=${piece.offset}`
  const reply = await app.raw('PUT', url, { as, body: piece.bytes })
  return { status: reply.status, answer: JSON.parse(reply.body.toString()) }
}

/** Announces and sends a whole file, and answers the id of its upload, which nobody has ended yet. */
export async function aSentUpload(
  app: TestApp,
  as: string,
  of: { kind: FileKind; bytes: Buffer; sha256?: string; name?: string },
): Promise<string> {
  const { bytes, ...announced } = of
  const upload_id = await anUpload(app, as, { ...announced, bytes: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
    const piece = bytes.subarray(offset, offset + CHUNK_BYTES)
    const { status, answer } = await sendPiece(app, as, { upload_id, offset, bytes: piece })
    if (status !== 200) throw new Error(`piece at ${offset}: ${status} ${JSON.stringify(answer)}`)
  }
  return upload_id
}

/** Sends and ends a file, and answers it as stored. */
export async function aFile(
  app: TestApp,
  as: string,
  of: { kind: FileKind; bytes: Buffer; sha256?: string; name?: string },
) {
  const upload_id = await aSentUpload(app, as, of)
  return (await app.must(documents.finish_upload, { upload_id }, as)).file
}
