import { open } from 'node:fs/promises'
import { TableRefusal } from './table-refusal.ts'

const COMPOUND_FILE = 'd0cf11e0a1b11ae1'

/**
 * Tells a package from a text by its first bytes. Throws TableRefusal for what only looks like a table:
 * `encrypted`, `old_xls`, `html_not_table`, `not_a_table`.
 */
export async function sniffFormat(path: string): Promise<'xlsx' | 'csv'> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    const start = buffer.subarray(0, bytesRead)
    const hex = start.toString('hex', 0, 8)
    if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'xlsx'
    if (hex === COMPOUND_FILE) {
      const sector = 1 << start.readUInt16LE(30)
      const directory = Buffer.alloc(sector * 4)
      await file.read(directory, 0, directory.length, (start.readUInt32LE(48) + 1) * sector)
      const isLocked = directory.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      throw new TableRefusal(isLocked ? 'encrypted' : 'old_xls')
    }
    refuseOtherKinds(start, hex)
    return 'csv'
  } finally {
    await file.close()
  }
}

function refuseOtherKinds(start: Buffer, hex: string): void {
  // Old spreadsheets before the compound file: BIFF2 to BIFF4 begin with a record of their own.
  if (/^09(00|02|04)(04|06)00/.test(hex)) throw new TableRefusal('old_xls')
  const text = start.toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase()
  // Many web systems save a page under the name .xls.
  if (
    /^<(!doctype html|html|table|head|meta|\?xml|mht)/.test(text) ||
    text.startsWith('mime-version:')
  ) {
    throw new TableRefusal('html_not_table')
  }
  const others = [
    '%pdf',
    'rar!',
    '\x1f\x8b',
    '7z\xbc\xaf',
    '\x89png',
    '\xff\xd8\xff',
    'sqlite format',
  ]
  if (others.some((one) => text.startsWith(one))) throw new TableRefusal('not_a_table')
}
