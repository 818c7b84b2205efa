import { createHash } from 'node:crypto'

/** A value that JSON can hold; dates are written as ISO 8601 with `Z`, members that are undefined are left out. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly Plain[]
  | { readonly [key: string]: Plain | undefined }

/** What a chain starts from, where there is no batch before. */
export const CHAIN_START = '0'.repeat(64)

/** The SM3 digest (GB/T 32905-2016) of bytes or of text as UTF-8, in 64 lower-case hex digits. */
export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex')
}

/** The digest of a batch: of its canonical lines in their order, each ended by a line feed. Refuses a line with one inside. */
export function digestLines(lines: Iterable<string>): string {
  const hash = createHash('sm3')
  for (const line of lines) {
    if (line.includes('\n')) throw new RangeError('a line of a batch holds a line feed')
    hash.update(`${line}\n`, 'utf8')
  }
  return hash.digest('hex')
}

/** The next link: the digest of the 32 bytes of the link before and the 32 bytes of the batch. Refuses other lengths. */
export function chain(previous: string, batch_digest: string): string {
  return sm3(Buffer.concat([bytesOf(previous), bytesOf(batch_digest)]))
}

/**
 * The one way to write an entry for hashing (RFC 8785): keys sorted by UTF-16 unit at every depth, no white space,
 * numbers as ECMAScript writes them. Refuses what JSON would change silently: NaN, infinity, half a character.
 */
export function canonicalLine(entry: Plain): string {
  if (typeof entry === 'string') {
    if (!entry.isWellFormed()) throw new RangeError('text with half of a character')
    return JSON.stringify(entry)
  }
  if (typeof entry === 'number') {
    if (!Number.isFinite(entry)) throw new RangeError(`${entry} has no place in JSON`)
    return JSON.stringify(entry)
  }
  if (entry === null || typeof entry === 'boolean') return String(entry)
  if (entry instanceof Date) return JSON.stringify(entry.toISOString())
  if (isList(entry)) return `[${entry.map(canonicalLine).join(',')}]`
  if (typeof entry !== 'object') throw new RangeError(`${typeof entry} has no place in JSON`)
  const members = Object.keys(entry)
    .sort()
    .flatMap((key) => {
      const value = entry[key]
      return value === undefined ? [] : [`${canonicalLine(key)}:${canonicalLine(value)}`]
    })
  return `{${members.join(',')}}`
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}

function bytesOf(digest: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError(`not an SM3 digest: ${digest}`)
  return Buffer.from(digest, 'hex')
}
