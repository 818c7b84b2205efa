import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

const FOLDER = new URL('../../migrations/', import.meta.url)
// Any number that no other program of this database locks with.
const LOCK = 371502

/** Events that have a queue; written here because queues belong to the schema, not to a running process. */
export const QUEUES = [
  'matter.reported',
  'matter.answered',
  'matter.delayed',
  'matter.told',
  'import.wanted',
  'whistle.blown',
  'dry_run.wanted',
  'reorganisation.wanted',
  'supervision.told',
  'batch.wanted',
  'channels.send_wanted',
  'channels.stop_wanted',
  'channels.remind_wanted',
  'identity.code_brought',
  'channels.places_wanted',
  'channels.test_wanted',
  'channels.deliveries_changed',
  'channels.message_received',
  'broadcast.wanted',
  'dispute.ended',
  'case_file.volume_wanted',
  'dispute.told',
] as const

/** Brings a database to the present schema, one transaction a file, forward only. `url` is the owner's. Answers how
 * many files were applied. Throws where an applied file has been changed since. */
export async function migrate(options: {
  url: string
  onStep?: (name: string) => void
}): Promise<number> {
  const client = new pg.Client({ connectionString: options.url, application_name: 'linli migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const applied = await appliedFiles(client)
    let count = 0
    for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(new URL(name, FOLDER), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const known = applied.get(name)
      if (known && known !== digest)
        throw new Error(`${name} was changed after it had been applied`)
      if (known) continue
      options.onStep?.(name)
      await apply(client, name, text, digest)
      count += 1
    }
    await makeQueues(options.url)
    await client.query('grant usage on schema pgboss to linli_app')
    await client.query(
      'grant select, insert, update, delete on all tables in schema pgboss to linli_app',
    )
    await client.query('grant execute on all functions in schema pgboss to linli_app')
    return count
  } finally {
    await client.end()
  }
}

async function appliedFiles(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists public.linli_migration (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  const rows = await client.query<{ name: string; digest: string }>(
    'select name, digest from public.linli_migration',
  )
  return new Map(rows.rows.map((row) => [row.name, row.digest]))
}

async function apply(client: pg.Client, name: string, text: string, digest: string) {
  await client.query('begin')
  try {
    // A cluster changes the machines one after another; one machine takes this for a setting of no meaning.
    await client.query("set local citus.multi_shard_modify_mode = 'sequential'")
    await client.query(text)
    await client.query('insert into public.linli_migration (name, digest) values ($1, $2)', [
      name,
      digest,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function makeQueues(url: string) {
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const name of QUEUES) {
    if (known.has(name)) continue
    await boss.createQueue(`${name}.dead`)
    await boss.createQueue(name, {
      retryLimit: 8,
      retryBackoff: true,
      retryDelay: 5,
      deadLetter: `${name}.dead`,
    })
  }
  await boss.stop({ graceful: false })
}
