import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, type WriteStream } from 'node:fs'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'

// One file: a first line, then records of kind (1 byte), length (4 bytes) and content, and the digest of all of it.
// H head · E a table or file begins · D compressed content · Z it ends, with its digest · M manifest · X digest.
const MAGIC = Buffer.from('LINLI BACKUP\n')
/** Raised when an older program could not read what a newer one writes. */
export const FORMAT = 1

/** What stands before everything else. */
export interface Head {
  format: number
  made_at: string
  version: string
  /** Applied migrations, name and digest, in order. */
  migrations: { name: string; digest: string }[]
  /** Digest of the keys at the time of the backup; null if there were none. */
  keys_digest: string | null
}

/** One table or stored file. */
export interface Entry {
  kind: 'table' | 'file'
  /** `schema.table`, or the path below the files folder. */
  name: string
  columns?: string[]
}

/** What was found to be in an entry once it was read through. */
export interface Total {
  bytes: number
  /** SHA-256 of the content before compression, hexadecimal. */
  digest: string
  rows: number | null
}

/** Writes the records of one backup, one after the other. */
export class BackupWriter {
  readonly entries: (Entry & Total)[] = []
  readonly #out: WriteStream
  readonly #hash: Hash = createHash('sha256')

  constructor(out: WriteStream, head: Head) {
    this.#out = out
    this.#write(MAGIC)
    this.#record('H', json(head))
  }

  /** Adds a table or file; `rows` is asked once the content has been read to its end. */
  async add(entry: Entry, content: Readable, rows?: () => number): Promise<Total> {
    this.#record('E', json(entry))
    const meter = new Meter()
    const packed = new PassThrough()
    const piped = pipeline(content, meter, createZstdCompress(), packed)
    const written = this.#copy(packed)
    await Promise.all([piped, written])
    const total = { ...meter.total(), rows: rows?.() ?? null }
    this.#record('Z', json(total))
    this.entries.push({ ...entry, ...total })
    return total
  }

  /** Ends the file with what applies to the whole, and waits until all of it is written. */
  async finish(manifest: unknown): Promise<void> {
    this.#record('M', json(manifest))
    const digest = this.#hash.copy().digest()
    this.#record('X', digest)
    await new Promise<void>((resolve, reject) => {
      this.#out.once('error', reject)
      this.#out.end(() => resolve())
    })
  }

  async #copy(packed: Readable): Promise<void> {
    for await (const chunk of packed) {
      const room = this.#record('D', Buffer.from(chunk))
      if (!room) await once(this.#out, 'drain')
    }
  }

  #record(kind: string, content: Buffer): boolean {
    const head = Buffer.alloc(5)
    head.write(kind, 'latin1')
    head.writeUInt32BE(content.length, 1)
    this.#write(head)
    return this.#write(content)
  }

  #write(bytes: Buffer): boolean {
    this.#hash.update(bytes)
    return this.#out.write(bytes)
  }
}

/** A record as it stands in the file. */
type Piece = { kind: string; content: Buffer }

/** Reads the head. Refuses what is no backup, and what a newer program wrote. */
export async function readHead(path: string): Promise<Head> {
  const source = records(path)
  const first = await source.next()
  await source.return(undefined)
  const head: Head | undefined = first.value?.kind === 'H' ? parse(first.value.content) : undefined
  if (!head) throw new Error(`${path} 不是邻里的备份文件。`)
  if (head.format <= FORMAT) return head
  throw new Error(
    `${path} 由更新版本的程序（${head.version}）写成，请用该版本恢复。现有数据未被改动。`,
  )
}

/** Reads the whole file once and refuses it if a single byte differs from what was written; answers the manifest. */
export async function checkWhole<T>(path: string): Promise<T> {
  const hash = createHash('sha256').update(MAGIC)
  let manifest: T | undefined
  for await (const { kind, content } of records(path)) {
    if (kind === 'X') {
      if (manifest && content.equals(hash.digest())) return manifest
      break
    }
    if (kind === 'M') manifest = parse(content)
    const head = Buffer.alloc(5)
    head.write(kind, 'latin1')
    head.writeUInt32BE(content.length, 1)
    hash.update(head).update(content)
  }
  throw new Error(`${path} 已损坏或不完整，没有恢复任何内容，现有数据未被改动。请换一份备份。`)
}

/** Goes through the entries in order; `take` must read the content to its end. Throws where an entry's digest differs. */
export async function eachEntry(
  path: string,
  take: (entry: Entry, content: Readable) => Promise<void>,
): Promise<void> {
  const source = records(path)
  for await (const { kind, content } of source) {
    if (kind !== 'E') continue
    const entry: Entry = parse(content)
    let expected: Total | undefined
    const packed = async function* () {
      for (;;) {
        const { value } = await source.next()
        if (value?.kind === 'D') yield value.content
        else if (value?.kind === 'Z') {
          expected = parse(value.content)
          return
        } else throw new Error(`${path} 已损坏：${entry.name}`)
      }
    }
    const meter = new Meter()
    const unpacked = new PassThrough()
    await Promise.all([
      pipeline(packed, createZstdDecompress(), meter, unpacked),
      take(entry, unpacked),
    ])
    if (meter.total().digest !== expected?.digest) throw new Error(`${path} 已损坏：${entry.name}`)
  }
}

/** Counts bytes and digests them as they pass. */
class Meter extends Transform {
  #bytes = 0
  readonly #hash = createHash('sha256')

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    done: (error: null, chunk: Buffer) => void,
  ) {
    this.#bytes += chunk.length
    this.#hash.update(chunk)
    done(null, chunk)
  }

  total(): { bytes: number; digest: string } {
    return { bytes: this.#bytes, digest: this.#hash.copy().digest('hex') }
  }
}

async function* records(path: string): AsyncGenerator<Piece, undefined> {
  let rest = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    rest = rest.length ? Buffer.concat([rest, chunk]) : chunk
    if (isFirst && rest.length >= MAGIC.length) {
      if (!rest.subarray(0, MAGIC.length).equals(MAGIC)) return
      rest = rest.subarray(MAGIC.length)
      isFirst = false
    }
    while (!isFirst && rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
      const length = rest.readUInt32BE(1)
      yield { kind: rest.toString('latin1', 0, 1), content: rest.subarray(5, 5 + length) }
      rest = rest.subarray(5 + length)
    }
  }
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8')

function parse<T>(content: Buffer): T {
  return JSON.parse(content.toString('utf8'))
}
