/** A file of an archive; names are at most 100 bytes. */
export interface TarFile {
  name: string
  data: Buffer
}

const BLOCK = 512

/** Packs files into a plain tar archive (ustar). */
export function packTar(files: readonly TarFile[], at: Date): Buffer {
  const parts = files.flatMap(({ name, data }) => [
    header(name, data.length, at),
    data,
    Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK),
  ])
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

function header(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, length: number) =>
    `${value.toString(8).padStart(length - 1, '0')}\0`
  block.write(name, 0, 100)
  block.write(octal(0o644, 8), 100)
  block.write(octal(0, 8), 108)
  block.write(octal(0, 8), 116)
  block.write(octal(size, 12), 124)
  block.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  block.write('        ', 148)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(`${sumOf(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function sumOf(block: Buffer): number {
  return block.reduce((sum, byte) => sum + byte, 0)
}

/** Unpacks a plain tar archive; null where a checksum or a length does not fit. */
export function unpackTar(archive: Buffer): TarFile[] | null {
  const files: TarFile[] = []
  let at = 0
  while (at + BLOCK <= archive.length) {
    const block = Buffer.from(archive.subarray(at, at + BLOCK))
    if (block.every((byte) => byte === 0)) return files
    const told = Number.parseInt(block.toString('latin1', 148, 156), 8)
    block.write('        ', 148)
    const size = Number.parseInt(block.toString('latin1', 124, 136), 8)
    if (sumOf(block) !== told || !(size >= 0) || at + BLOCK + size > archive.length) return null
    const name = block.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    files.push({ name, data: archive.subarray(at + BLOCK, at + BLOCK + size) })
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return null
}
