import type { FileKind } from '@linli/contract/documents'

const MIB = 1024 * 1024

/** The most bytes of a file, by kind, as people announce it. */
export const MOST_BYTES: Record<FileKind, number> = {
  photo: 15 * MIB,
  voice: 10 * MIB,
  import: 200 * MIB,
}
/** The most bytes of one piece: little is lost when a weak line breaks. */
export const CHUNK_BYTES = MIB
/** Uploads that one person may have begun and not ended. */
export const MOST_UNFINISHED = 20
/** The most bytes of what one person sent and nothing refers to yet. */
export const MOST_UNCLAIMED_BYTES = 512 * MIB
/** After so many hours an upload that nobody ended is removed. */
export const UPLOAD_HOURS = 48
/** After so many days a picture or recording that nothing refers to is removed. */
export const UNCLAIMED_DAYS = 7
/** The most pixels of a picture: what a phone takes, and no more memory than a small server has. */
export const MOST_PIXELS = 50_000_000
/** Longest side of a kept picture and of its small form, in pixels. */
export const WHOLE_SIDE = 2560
export const SMALL_SIDE = 480
/** A signed address opens for at least so many hours. */
export const ADDRESS_HOURS = 12
