import { z } from 'zod'
import { command, query } from './endpoint.ts'
import { Id, Position } from './fields.ts'

const FILE_KINDS = ['photo', 'voice', 'import'] as const
export const FileKind = z.enum(FILE_KINDS)
export type FileKind = z.infer<typeof FileKind>

/** A stored file as pages show it; the addresses are signed, open without a session, and expire after twelve hours. */
export const StoredFile = z.object({
  id: Id,
  kind: FileKind,
  media_type: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  url: z.string(),
  thumbnail_url: z.string().nullable(),
})
export type StoredFile = z.infer<typeof StoredFile>

export const Upload = z.object({
  upload_id: Id,
  /** Bytes that have arrived; a wrong offset is refused as `wrong_offset` with the right one. Send the rest from here by `PUT /files/uploads/<upload_id>?offset=…`. */
  offset: z.int(),
  chunk_bytes: z.int(),
})

export const documents = {
  /** Announces a file. Refuses: file_too_large, too_many_uploads; not_your_role for an import by a resident. */
  start_upload: command(
    '/documents.start_upload',
    z.object({
      kind: FileKind,
      name: z.string().max(200),
      bytes: z.int().min(1),
      /** Hex SHA-256 of the whole file, when the sender could compute it. */
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    Upload,
  ),
  /** Where an interrupted upload stands. */
  get_upload: query('/documents.get_upload', z.object({ upload_id: Id }), Upload),
  /** Checks the content, re-encodes a picture without its metadata, and keeps it. Refuses: upload_incomplete (with `offset`), digest_differs, not_a_picture, picture_kind_not_readable (HEIC), picture_too_large (in pixels), not_a_recording, busy. */
  finish_upload: command(
    '/documents.finish_upload',
    z.object({ upload_id: Id }),
    z.object({
      file: StoredFile,
      /** The position that stood in the picture, offered once and not kept. */
      position: Position.nullable(),
    }),
  ),
}
