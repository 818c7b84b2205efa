import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

/** What a column takes; lists and objects are given as their literals. */
export type Cell = string | number | boolean | null | undefined

/** One row in PostgreSQL's text format, with its end of line. */
export function rowOf(cells: readonly Cell[]): string {
  let row = ''
  for (const cell of cells) row += `${row === '' ? '' : '\t'}${cellOf(cell)}`
  return `${row}\n`
}

/** One cell in PostgreSQL's text format: nothing is `\N`, and what means something there is escaped. */
function cellOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return SPECIAL.test(cell) ? cell.replace(ALL_SPECIAL, escaped) : cell
}

/** Bytes as a `bytea` literal. */
export function bytesOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : `\\x${Buffer.from(bytes).toString('hex')}`
}

/** Texts as a `text[]` literal. */
export function listOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}

/** Sends rows (each as `rowOf` writes it) by COPY; `target` names the table, its columns and options. Answers how many. */
export async function copyRows(
  client: pg.ClientBase,
  target: { table: string; columns: string; frozen?: boolean },
  rows: Iterable<string>,
): Promise<number> {
  const options = target.frozen ? ' with (freeze)' : ''
  const stream = client.query(from(`copy ${target.table} (${target.columns}) from stdin${options}`))
  const done = finished(stream)
  // Whoever waits for room in a stream that has failed would wait for ever.
  const failed = new AbortController()
  done.catch(() => failed.abort())
  let count = 0
  let waiting = ''
  for (const row of rows) {
    count += 1
    waiting += row
    if (waiting.length < CHUNK) continue
    if (!stream.write(waiting))
      await once(stream, 'drain', { signal: failed.signal }).catch(() => done)
    waiting = ''
  }
  stream.end(waiting)
  await done
  return count
}

const CHUNK = 256 * 1024
const SPECIAL = /[\\\t\n\r]/
const ALL_SPECIAL = /[\\\t\n\r]/g

function escaped(sign: string): string {
  return { '\t': '\\t', '\n': '\\n', '\r': '\\r' }[sign] ?? '\\\\'
}
