import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import {
  MAX_PACKING_RATIO,
  MAX_UNPACKED_BYTES,
  MAX_ZIP_ENTRIES,
  PACKING_RATIO_FROM_BYTES,
} from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'

/** One part of a package, as its directory states it. */
export interface ZipEntry {
  name: string
  method: number
  is_locked: boolean
  crc: number
  packed: number
  unpacked: number
  offset: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const FULL = 0xffffffff

/**
 * Reads the directory at the end of a zip package (APPNOTE 6.3, with zip64). A package cut short has none and
 * is refused: `package_damaged`; so are bombs by what they state: `packed_too_tightly`, `unpacks_too_large`.
 */
export async function readZipDirectory(path: string): Promise<Map<string, ZipEntry>> {
  const file = await open(path)
  try {
    const { at, bytes, count } = await findDirectory(file)
    if (count > MAX_ZIP_ENTRIES) throw new TableRefusal('unpacks_too_large')
    const directory = Buffer.alloc(bytes)
    await file.read(directory, 0, bytes, at)
    const entries = parseEntries(directory, count)
    for (const entry of entries) refuseBomb(entry)
    // A place beyond the end is no place to read at.
    const { size } = await file.stat()
    if (entries.some((entry) => entry.offset + entry.packed > size)) {
      throw new TableRefusal('package_damaged')
    }
    return new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  } finally {
    await file.close()
  }
}

/** Unpacks one part piece by piece; ends only when length and check sum are as stated, else `package_damaged`. */
export async function* unpack(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.is_locked) throw new TableRefusal('encrypted')
  if (entry.method !== 0 && entry.method !== 8) throw new TableRefusal('package_damaged')
  const start = await findData(path, entry)
  if (entry.packed === 0) return
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  packed.on('error', (error) => inflate.destroy(error))
  const source = entry.method === 0 ? packed : packed.pipe(inflate)
  let size = 0
  let crc = 0
  try {
    for await (const chunk of source) {
      size += chunk.length
      if (size > entry.unpacked) throw new TableRefusal('package_damaged')
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    throw isZlibError(error) ? new TableRefusal('package_damaged') : error
  } finally {
    packed.destroy()
    inflate.destroy()
  }
  if (size !== entry.unpacked || crc !== entry.crc) throw new TableRefusal('package_damaged')
}

async function findDirectory(
  file: FileHandle,
): Promise<{ at: number; bytes: number; count: number }> {
  const { size } = await file.stat()
  // The end record is 22 bytes plus a comment of at most 65,535.
  const length = Math.min(size, 22 + 65_535 + 20)
  const tail = Buffer.alloc(length)
  await file.read(tail, 0, length, size - length)
  for (let at = length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue
    const found = {
      at: tail.readUInt32LE(at + 16),
      bytes: tail.readUInt32LE(at + 12),
      count: tail.readUInt16LE(at + 10),
    }
    const is64 = found.at === FULL || found.bytes === FULL || found.count === 0xffff
    const directory = is64 ? await findDirectory64(file, tail, at - 20) : found
    if (directory.at + directory.bytes > size) break
    return directory
  }
  throw new TableRefusal('package_damaged')
}

async function findDirectory64(file: FileHandle, tail: Buffer, locator: number) {
  if (locator < 0 || tail.readUInt32LE(locator) !== LOCATOR_64) {
    throw new TableRefusal('package_damaged')
  }
  const record = Buffer.alloc(56)
  const place = Number(tail.readBigUInt64LE(locator + 8))
  if (!Number.isSafeInteger(place)) throw new TableRefusal('package_damaged')
  await file.read(record, 0, 56, place)
  if (record.readUInt32LE(0) !== END_64) throw new TableRefusal('package_damaged')
  return {
    at: Number(record.readBigUInt64LE(48)),
    bytes: Number(record.readBigUInt64LE(40)),
    count: Number(record.readBigUInt64LE(32)),
  }
}

function parseEntries(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) {
      throw new TableRefusal('package_damaged')
    }
    const nameBytes = directory.readUInt16LE(at + 28)
    const extraBytes = directory.readUInt16LE(at + 30)
    const commentBytes = directory.readUInt16LE(at + 32)
    const extraAt = at + 46 + nameBytes
    const entry: ZipEntry = {
      name: directory.toString('utf8', at + 46, extraAt).replaceAll('\\', '/'),
      method: directory.readUInt16LE(at + 10),
      is_locked: (directory.readUInt16LE(at + 8) & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    }
    entries.push(widen(entry, directory.subarray(extraAt, extraAt + extraBytes)))
    at = extraAt + extraBytes + commentBytes
  }
  return entries
}

/** Takes the 64-bit sizes of the extra field for those that the short record marks as full. */
function widen(entry: ZipEntry, extra: Buffer): ZipEntry {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const take = (short: number): number => {
      if (short !== FULL || next + 8 > extra.length) return short
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    const unpacked = take(entry.unpacked)
    const packed = take(entry.packed)
    return { ...entry, unpacked, packed, offset: take(entry.offset) }
  }
  return entry
}

function refuseBomb(entry: ZipEntry): void {
  if (entry.unpacked > MAX_UNPACKED_BYTES) throw new TableRefusal('unpacks_too_large')
  const isTight = entry.unpacked > entry.packed * MAX_PACKING_RATIO
  if (isTight && entry.unpacked > PACKING_RATIO_FROM_BYTES) {
    throw new TableRefusal('packed_too_tightly')
  }
}

async function findData(path: string, entry: ZipEntry): Promise<number> {
  const file = await open(path)
  try {
    const local = Buffer.alloc(30)
    const { bytesRead } = await file.read(local, 0, 30, entry.offset)
    if (bytesRead < 30 || local.readUInt32LE(0) !== LOCAL) throw new TableRefusal('package_damaged')
    return entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  } finally {
    await file.close()
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
