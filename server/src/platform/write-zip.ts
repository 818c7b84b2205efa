import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of a package, as its text comes. */
export interface ZipPart {
  name: string
  text: AsyncIterable<string> | Iterable<string>
}

interface Entry {
  name: Buffer
  crc: number
  size: number
  packed: number
  offset: number
}

/** A zip package as it is being written: nothing of it is held but the piece that is on its way, and nothing is made before
 * the other side takes it. Sizes stand behind each part (APPNOTE 6.3.9, 4.3.9), because they are not known before. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for (const part of parts) {
    const entry = { name: Buffer.from(part.name), crc: 0, size: 0, packed: 0, offset }
    entries.push(entry)
    for await (const bytes of writePart(entry, part)) {
      offset += bytes.length
      yield bytes
    }
  }
  const directory = Buffer.concat(entries.map(directoryLine))
  yield directory
  yield endOf(entries.length, directory.length, offset)
}

async function* writePart(entry: Entry, { text }: ZipPart): AsyncGenerator<Buffer> {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  writeCommon(head, 4)
  head.writeUInt16LE(entry.name.length, 26)
  yield Buffer.concat([head, entry.name])
  const deflate = createDeflateRaw()
  const source = Readable.from(counted(entry, text))
  // What goes wrong on the way in comes out of the loop below.
  pipeline(source, deflate).catch(() => undefined)
  for await (const bytes of deflate) {
    entry.packed += bytes.length
    yield bytes
  }
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  writeSizes(tail, 4, entry)
  yield tail
}

async function* counted(entry: Entry, text: ZipPart['text']): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece)
    entry.crc = crc32(bytes, entry.crc)
    entry.size += bytes.length
    yield bytes
  }
}

// Version, flags (sizes follow; names are UTF-8), method, and a fixed day: the same list gives the same bytes.
function writeCommon(into: Buffer, at: number): void {
  into.writeUInt16LE(20, at)
  into.writeUInt16LE(0x0808, at + 2)
  into.writeUInt16LE(8, at + 4)
  into.writeUInt16LE(0, at + 6)
  into.writeUInt16LE(0x21, at + 8)
}

function writeSizes(into: Buffer, at: number, { crc, packed, size }: Entry): void {
  into.writeUInt32LE(crc, at)
  into.writeUInt32LE(packed, at + 4)
  into.writeUInt32LE(size, at + 8)
}

function directoryLine(entry: Entry): Buffer {
  const line = Buffer.alloc(46)
  line.writeUInt32LE(0x02014b50, 0)
  line.writeUInt16LE(20, 4)
  writeCommon(line, 6)
  writeSizes(line, 16, entry)
  line.writeUInt16LE(entry.name.length, 28)
  line.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([line, entry.name])
}

function endOf(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
