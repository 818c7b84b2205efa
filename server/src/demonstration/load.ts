import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { LIBRARY_TABLES } from '#modules/law'
import { writeAudit } from '#platform/audit'
import type { Db, Tx } from '#platform/db'
import { NOBODY, newId } from '#platform/ids'
import { openKeys } from '#platform/keys'
import type { DB } from '#platform/schema.generated'
import { shanghaiDay } from '#platform/workdays'
import { recountTallies } from '../modules/matters/tallies.ts'
import { castGrids } from './cast.ts'
import { layOutChannels } from './lay-out-channels.ts'
import { layOutLaw } from './lay-out-law.ts'
import { layOutLost } from './lay-out-lost.ts'
import { layOutWork } from './lay-out-work.ts'
import { loadDisputes } from './load-disputes.ts'
import { loadForces } from './load-forces.ts'
import { type GroupCounts, loadGroups } from './load-groups.ts'
import { loadMatters, type MatterCounts, type OnPart } from './load-matters.ts'
import { CUT_OFF, DAYS, midnightOf } from './moments.ts'
import { publishCatalogue } from './publish-catalogue.ts'
import { MODEL_DISTRICT, raiseDistricts } from './raise-districts.ts'
import { takeOffIndexes } from './rebuild-indexes.ts'
import { type Organisation, storeOrganisation } from './store-organisation.ts'

export { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PASSWORD, DEMONSTRATION_PHONE } from './accounts.ts'

/** How a load is asked for: `url` is the owner's, `scale` makes fewer matters, `history` times as many days of them. */
export type LoadOptions = {
  url: string
  onProgress?: OnPart
  data_folder?: string
  scale?: number
  history?: number
}

/** What a finished load holds, as counted while it was written. */
export type Manifest = MatterCounts &
  GroupCounts & {
    disputes: number
    units: number
    people: number
    posts: number
    areas: number
  }

/**
 * Loads the demonstration district into a migrated database that holds nothing else, all in one transaction; a load that
 * was killed leaves a mark, and the next one starts over. Refuses a database that holds other districts.
 */
export async function loadDemonstration(options: LoadOptions): Promise<Manifest> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: 1,
    application_name: 'linli demonstration',
  })
  pool.on('error', () => undefined)
  const opened = new Promise<pg.ClientBase>((resolve) => pool.once('connect', resolve))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  try {
    await sql`select pg_advisory_lock(${LOCK})`.execute(db)
    // What a crash could lose here is made again by the next start.
    await sql`set synchronous_commit = off`.execute(db)
    await refuseOthers(db)
    await mark(db, { loaded: false })
    const client = await opened
    const manifest = await db.transaction().execute((tx) => fill(tx, client, options))
    await sql`analyze`.execute(db)
    return manifest
  } finally {
    await db.destroy()
  }
}

/** Whether the database holds the demonstration whole, half of it (a load was cut off), or not at all. */
export async function demonstrationLoaded(url: string): Promise<'none' | 'partial' | 'complete'> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query<{ loaded: boolean }>(
      `select (value->>'loaded')::boolean as loaded from platform.setting where name = 'demonstration'`,
    )
    const [row] = found.rows
    if (!row) return 'none'
    return row.loaded ? 'complete' : 'partial'
  } finally {
    await client.end()
  }
}

// Any number that no other program of this database locks with.
const LOCK = 371503

async function refuseOthers(db: Db): Promise<void> {
  const found = await sql<{ is_marked: boolean; districts: number }>`
    select exists (select from platform.setting where name = 'demonstration') as is_marked,
      (select count(*)::int from platform.district) as districts`.execute(db)
  const [row] = found.rows
  if (row && !row.is_marked && row.districts > 0) {
    throw new Error('这个数据库里已有别的区县的数据，演示数据不会装进去。请换一个空的数据库。')
  }
}

async function mark(db: Db | Tx, value: Record<string, unknown>): Promise<void> {
  await sql`insert into platform.setting (name, value) values ('demonstration', ${JSON.stringify(value)}::jsonb)
    on conflict (name) do update set value = excluded.value`.execute(db)
}

async function fill(tx: Tx, client: pg.ClientBase, options: LoadOptions): Promise<Manifest> {
  const { scale = 1, history = 1, onProgress = () => undefined } = options
  await empty(tx)
  const keys = await openKeys(
    join(options.data_folder ?? process.env.LINLI_DATA ?? './data', 'keys'),
  )
  const districts = raiseDistricts(keys)
  const taken = await takeOffIndexes(client, ORGANISATION)
  for (const district of districts) await storeOrganisation(client, district, keys)
  for (const { statement } of taken) await client.query(statement)
  // What is checked against these tables from now on must not be planned as if they were still empty.
  await sql`analyze ${sql.raw(ORGANISATION.join(', '))}`.execute(tx)
  const [model, , pingshan] = districts
  await loadForces(client, model)
  onProgress({ step: 'organisation', done: 1, total: 1 })
  const from = shanghaiDay(new Date(midnightOf(-DAYS * (history - 1))))
  const categories = await publishCatalogue(client, model, from)
  await publishCatalogue(client, pingshan, from)
  const { district_id, roster, places, residents } = model
  const grids = castGrids(roster, places)
  const departments = roster.units.filter(({ kind }) => kind === 'department')
  const world = { district_id, grids, categories, residents, departments, keys }
  const counts = await loadMatters(client, world, { scale, history, onPart: onProgress })
  await layOutWork(tx, model)
  onProgress({ step: 'work', done: 1, total: 1 })
  const disputes = await loadDisputes(client, model, keys)
  onProgress({ step: 'disputes', done: disputes, total: disputes })
  const groups = await loadGroups(client, model, { grids, keys, scale })
  // A demonstration has no address outside, so what is told here says at each place outside that none can be given.
  await layOutChannels(tx, model)
  await layOutLost(tx, model)
  await layOutLaw(tx, model)
  onProgress({ step: 'groups', done: groups.groups, total: groups.groups })
  await countAgain(tx, client)
  onProgress({ step: 'tallies', done: 1, total: 1 })
  const manifest = { ...counts, ...groups, disputes, ...sizesOf(districts) }
  await finish(tx, manifest, { scale, history })
  return manifest
}

const ORGANISATION = ['org.area', 'org.unit', 'org.post', 'identity.person', 'identity.account']

/** The counts that queues and figures stand on, set from the rows at once. */
async function countAgain(tx: Tx, client: pg.ClientBase): Promise<void> {
  await sql`analyze matters.matter`.execute(tx)
  // Grouping in memory, as far as it goes; the setting ends with the transaction.
  await sql`set local work_mem = '256MB'`.execute(tx)
  const taken = await takeOffIndexes(client, ['platform.tally_day'])
  await recountTallies(tx, MODEL_DISTRICT)
  for (const { statement } of taken) await client.query(statement)
}

function sizesOf(districts: readonly Organisation[]) {
  const sum = (sizes: number[]) => sizes.reduce((one, other) => one + other, 0)
  return {
    areas: sum(districts.map(({ places }) => places.size)),
    units: sum(districts.map(({ roster }) => roster.units.length)),
    posts: sum(districts.map(({ roster }) => roster.posts.length)),
    people: sum(districts.map(({ roster, residents }) => roster.people.length + residents.length)),
  }
}

/** What comes with the product and belongs to no district: settings, and the texts of laws. */
const KEPT = ['platform.setting', ...LIBRARY_TABLES]

/** Everything that modules keep: a database with the mark holds the demonstration and nothing else. */
async function empty(tx: Tx): Promise<void> {
  const found = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('public', 'pgboss', 'information_schema')
      and left(n.nspname, 3) <> 'pg_' and c.oid <> all(${KEPT}::regclass[])`.execute(tx)
  await sql`truncate ${sql.raw(found.rows.map(({ name }) => name).join(', '))}`.execute(tx)
}

/** Settings by which every process lives, the one line of the audit for the whole load, and the mark that it is whole. */
async function finish(
  tx: Tx,
  manifest: Manifest,
  plan: { scale: number; history: number },
): Promise<void> {
  await writeAudit(tx, {
    district_id: MODEL_DISTRICT,
    id: newId(CUT_OFF),
    at: CUT_OFF,
    actor_id: NOBODY,
    operation: 'demonstration.load',
    kind: 'job',
    subject_id: null,
    fields: Object.entries(manifest).map(([name, n]) => `${name} ${n}`),
    request_id: null,
  })
  const settings = {
    default_district: MODEL_DISTRICT,
    clock: { offset_ms: CUT_OFF.getTime() - Date.now() },
  }
  for (const [name, value] of Object.entries(settings)) {
    await sql`insert into platform.setting (name, value) values (${name}, ${JSON.stringify(value)}::jsonb)
      on conflict (name) do update set value = excluded.value`.execute(tx)
  }
  await mark(tx, { loaded: true, cut_off: CUT_OFF.toISOString(), ...plan, manifest })
}
