import { attribute, readXml } from './read-xml.ts'
import { unpack } from './read-zip.ts'
import { MAX_COLUMNS, MAX_MERGES } from './table-limits.ts'
import { TableRefusal } from './table-refusal.ts'
import type { Package } from './xlsx-parts.ts'
import { columnOf, type SheetRow } from './xlsx-rows.ts'

/** A range of cells shown as one; its value stands in the first. Rows from 1, columns from 0. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

const ROWS_END = Buffer.from('sheetData>')

/**
 * Reads a sheet to its end, which proves length and check sum, and returns the merged ranges that stand
 * behind the rows, by first row. Throws `package_damaged`, `sheet_damaged`, `too_many_merges`.
 */
export async function findMerges(pack: Package, part: string): Promise<Merge[]> {
  const entry = pack.entries.get(part.toLowerCase())
  if (entry === undefined) throw new TableRefusal('package_damaged')
  const merges: Merge[] = []
  const reader = readXml({
    open: (name, attributes) => {
      if (name !== 'mergeCell') return
      const merge = parseRange(attribute(attributes, 'ref') ?? '')
      if (merge !== null && merge.left <= MAX_COLUMNS) merges.push(merge)
      if (merges.length > MAX_MERGES) throw new TableRefusal('too_many_merges')
    },
    close: () => {},
    text: () => {},
  })
  let tail = Buffer.alloc(0)
  let isBehind = false
  for await (const chunk of unpack(pack.path, entry)) {
    if (isBehind) {
      reader.write(chunk.toString('latin1'))
      continue
    }
    const bytes = Buffer.concat([tail, chunk])
    const end = endOfRows(bytes)
    if (end !== -1) {
      isBehind = true
      reader.write(bytes.toString('latin1', end))
    } else tail = Buffer.from(bytes.subarray(-64))
  }
  return merges.sort((a, b) => a.top - b.top)
}

// The opening tag of an empty sheet, "<sheetData/>", does not match; "</sheetData>" and "</x:sheetData>" do.
function endOfRows(bytes: Buffer): number {
  for (let at = bytes.indexOf(ROWS_END); at !== -1; at = bytes.indexOf(ROWS_END, at + 1)) {
    const before = bytes.toString('latin1', Math.max(0, at - 20), at)
    if (/<\/(\w+:)?$/.test(before)) return at + ROWS_END.length
  }
  return -1
}

/** Copies the value of each merged range into the cells it covers, row after row in the order of the sheet. Ranges of a
 * workbook never overlap: more in one row than it has columns are made to tire the reader, `too_many_merges`. */
export function mergeFiller(merges: readonly Merge[]): (row: SheetRow) => void {
  let next = 0
  let open: { merge: Merge; value: string }[] = []
  return (row) => {
    open = open.filter(({ merge }) => merge.bottom >= row.line)
    for (let merge = merges[next]; merge !== undefined && merge.top <= row.line; ) {
      const value = merge.top === row.line ? (row.cells[merge.left] ?? '') : ''
      open.push({ merge, value })
      next += 1
      merge = merges[next]
    }
    if (open.length > MAX_COLUMNS + 1) throw new TableRefusal('too_many_merges', row.line)
    for (const { merge, value } of open) {
      // A value may be hidden under the merge by some programs; what stands there is kept.
      for (let column = merge.left; column <= merge.right; column += 1) {
        if (value !== '' && (row.cells[column] ?? '') === '') row.cells[column] = value
      }
    }
  }
}

function parseRange(ref: string): Merge | null {
  const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(ref)
  if (found === null) return null
  const [, left = '', top = '', right = '', bottom = ''] = found
  return {
    top: Number(top),
    bottom: Number(bottom),
    left: columnOf(left),
    right: Math.min(columnOf(right), columnOf(left) + 500),
  }
}
