import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setup } from '../server/test/start-postgres.ts'

const TARGET = new URL('../server/src/platform/schema.generated.ts', import.meta.url)
const CODEGEN = fileURLToPath(
  new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url),
)

/** The types of all tables of a migrated database, as TypeScript text. */
function schemaOf(url: string): string {
  const options = [
    '--dialect',
    'postgres',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--print',
  ]
  const scope = ['--include-pattern', '*.*', '--exclude-pattern', '{pgboss,public}.*']
  const moment = 'ColumnType<string, Date | string, Date | string>'
  const types = { int8: 'number', tsvector: 'string', xid8: 'string', timestamptz: moment }
  const mapping = ['--log-level', 'error', '--type-mapping', JSON.stringify(types)]
  const args = [CODEGEN, '--url', url, ...options, ...scope, ...mapping]
  return execFileSync(process.execPath, args, { encoding: 'utf8' })
}

/** Whether the committed types are those of this database. */
export function schemaIsCurrent(url: string): boolean {
  return readFileSync(TARGET, 'utf8') === schemaOf(url)
}

// `node tools/run.mjs tools/generate-schema.ts`: on a PostgreSQL of its own, migrated from nothing.
if (import.meta.main) {
  const stop = await setup()
  writeFileSync(TARGET, schemaOf(process.env['LINLI_TEST_URL'] ?? ''))
  await stop?.()
}
