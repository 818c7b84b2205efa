import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recording, Statement } from './capture-statements.ts'

/** Transactions per second of the same statements by pgbench, over 16 connections; null where pgbench is not installed. */
export function drivePgbench(
  url: string,
  variants: readonly Recording[],
  seconds: number,
): number | null {
  const program = findPgbench()
  if (!program) return null
  const scripts = variants.flatMap((recording, at) => {
    const file = join(tmpdir(), `linli-bench-${process.pid}-${at}.sql`)
    writeFileSync(file, scriptOf(recording))
    return ['-f', file]
  })
  const options = ['-n', '-M', 'simple', '-c', '16', '-j', '2', '-T', String(seconds)]
  const output = execFileSync(program, [...options, ...scripts, url], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return Number(output.match(/tps = ([\d.]+)/)?.[1] ?? 0)
}

function findPgbench(): string | null {
  const folders = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`)
    : []
  return (
    [...folders, '/usr/bin', '/usr/local/bin']
      .map((folder) => join(folder, 'pgbench'))
      .find((path) => existsSync(path)) ?? null
  )
}

// New ids come from pgbench's own random numbers, so that the script holds the operation's statements and no others.
function scriptOf(recording: Recording): string {
  const lines = ['\\set serial random(1, 1000000000)']
  for (const at of recording.fresh_ids.keys()) {
    lines.push(`\\set id${at} random(100000000000, 999999999999)`)
  }
  for (const statement of recording.statements)
    lines.push(`${inlined(statement, recording.fresh_ids).replace(/\s*\n\s*/g, ' ')};`)
  return `${lines.join('\n')}\n`
}

function inlined(statement: Statement, fresh: string[]): string {
  return statement.text.replace(/\$(\d+)/g, (_all, at: string) =>
    literal(statement.values[Number(at) - 1], fresh),
  )
}

function literal(value: unknown, fresh: string[]): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number' || typeof value === 'boolean') return `'${value}'`
  if (Array.isArray(value))
    return `'{${value.map((one) => (typeof one === 'string' ? `"${one}"` : String(one))).join(',')}}'`
  if (typeof value === 'object' && 'base64' in value)
    return `'\\x${Buffer.from(String(value.base64), 'base64').toString('hex')}'`
  const text = String(value)
  const at = fresh.indexOf(text)
  if (at >= 0) return `('${text.slice(0, 24)}' || :id${at})::uuid`
  if (fresh.some((id) => text.includes(id))) return withFresh(text, fresh)
  if (/^\d{4}-\d{7}$/.test(text))
    return `('9' || lpad((:serial % 1000)::text, 3, '0') || '-' || lpad((:serial / 1000)::text, 7, '0'))`
  if (/^[\w-]{22}$/.test(text)) return `('t' || :serial)`
  return `'${text.replaceAll("'", "''").replaceAll(':', '\\:')}'`.replaceAll('\\:', ':')
}

// Rows as one JSON text, with new ids in it.
function withFresh(text: string, fresh: string[]): string {
  const quoted = `'${text.replaceAll("'", "''")}'`
  const joined = fresh.reduce(
    (sum, id, at) => sum.replaceAll(id, `${id.slice(0, 24)}' || :id${at} || '`),
    quoted,
  )
  return `(${joined})`
}
