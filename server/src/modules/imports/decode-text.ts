import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { MAX_LINE_BYTES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'

const TEXT_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** How the bytes of a text file become characters, and how many bytes of mark stand before them. */
export interface Decoding {
  encoding: TextEncoding
  mark_bytes: number
}

/** Whole lines of a file, decoded; `first_line` counts from 1. */
export interface TextBlock {
  text: string
  first_line: number
}

/**
 * Finds out how a text file is encoded by decoding all of it: its byte order mark is believed, otherwise
 * UTF-8, otherwise GB18030. Throws TableRefusal `undecodable` with the line that fits neither.
 */
export async function detectDecoding(path: string): Promise<Decoding> {
  const marked = await readMark(path)
  if (marked !== null) {
    await decodeAll(path, marked)
    return marked
  }
  const utf8: Decoding = { encoding: 'utf-8', mark_bytes: 0 }
  const notUtf8 = await whyNot(path, utf8)
  if (notUtf8 === null) return utf8
  const chinese: Decoding = { encoding: 'gb18030', mark_bytes: 0 }
  const notChinese = await whyNot(path, chinese)
  if (notChinese === null) return chinese
  // The encoding that got further is the likelier one, so its line is the one to mend.
  throw (notUtf8.line ?? 0) >= (notChinese.line ?? 0) ? notUtf8 : notChinese
}

/** Decodes a file in blocks of whole lines of about a megabyte. Throws TableRefusal `undecodable`, `not_text`, `line_too_long`. */
export async function* decodeLines(path: string, decoding: Decoding): AsyncGenerator<TextBlock> {
  const unit = decoding.encoding.startsWith('utf-16') ? 2 : 1
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, {
    start: decoding.mark_bytes,
    highWaterMark: 1024 * 1024,
  })) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = endOfLastLine(bytes, decoding.encoding, unit)
    if (end === 0 && bytes.length > MAX_LINE_BYTES) throw new TableRefusal('line_too_long', line)
    rest = bytes.subarray(end)
    if (end === 0) continue
    const text = decodeBlock(bytes.subarray(0, end), decoding.encoding, line)
    yield { text, first_line: line }
    line += countLineEnds(text)
  }
  if (rest.length > 0) {
    yield { text: decodeBlock(rest, decoding.encoding, line), first_line: line }
  }
}

async function decodeAll(path: string, decoding: Decoding): Promise<void> {
  for await (const _ of decodeLines(path, decoding)) {
    // Decoding is the check; the text itself is read again by the caller.
  }
}

async function whyNot(path: string, decoding: Decoding): Promise<TableRefusal | null> {
  try {
    await decodeAll(path, decoding)
    return null
  } catch (error) {
    if (error instanceof TableRefusal && error.reason === 'undecodable') return error
    throw error
  }
}

async function readMark(path: string): Promise<Decoding | null> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const hex = buffer.subarray(0, bytesRead).toString('hex')
    if (hex.startsWith('efbbbf')) return { encoding: 'utf-8', mark_bytes: 3 }
    // UTF-32 begins like UTF-16; nobody exports it, and TextDecoder does not know it.
    if (hex === 'fffe0000' || hex === '0000feff') throw new TableRefusal('undecodable', 1)
    if (hex.startsWith('fffe')) return { encoding: 'utf-16le', mark_bytes: 2 }
    if (hex.startsWith('feff')) return { encoding: 'utf-16be', mark_bytes: 2 }
    return null
  } finally {
    await file.close()
  }
}

// Cutting at line ends keeps every character whole: byte 0x0a is no part of another character in UTF-8 and
// GB18030, and in UTF-16 only the aligned pair is one.
function endOfLastLine(bytes: Buffer, encoding: TextEncoding, unit: number): number {
  if (unit === 1) return bytes.lastIndexOf(0x0a) + 1
  const low = encoding === 'utf-16le' ? 0 : 1
  for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
    if (bytes[at + low] === 0x0a && bytes[at + 1 - low] === 0) return at + 2
  }
  return 0
}

function decodeBlock(bytes: Buffer, encoding: TextEncoding, firstLine: number): string {
  const text = tryDecode(bytes, encoding)
  if (text === null) throw new TableRefusal('undecodable', lineOfFault(bytes, encoding, firstLine))
  const nul = text.indexOf('\0')
  if (nul !== -1) {
    throw new TableRefusal('not_text', firstLine + countLineEnds(text.slice(0, nul)))
  }
  return text
}

function tryDecode(bytes: Buffer, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function lineOfFault(bytes: Buffer, encoding: TextEncoding, firstLine: number): number {
  if (encoding.startsWith('utf-16')) {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
    return firstLine + countLineEnds(text.slice(0, Math.max(0, text.indexOf('\uFFFD'))))
  }
  let start = 0
  let line = firstLine
  while (start < bytes.length) {
    const found = bytes.indexOf(0x0a, start)
    const end = found === -1 ? bytes.length : found + 1
    if (tryDecode(bytes.subarray(start, end), encoding) === null) return line
    start = end
    line += 1
  }
  return line
}

function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
