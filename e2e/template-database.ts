import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { loadDemonstration } from '../server/src/demonstration/load.ts'
import { prepareDatabase } from '../server/src/launch/own-database.ts'
import { cloneDatabase } from '../server/test/harness.ts'

/** One matter of a hundred is enough for every page to have something on it. */
const SCALE = 0.01
const TEMPLATE = 'linli_e2e_template'
const KEYS = 'keys/personal-data.json'

/** A district of its own for one file of stories: a database, and the folder of its keys and files. */
export interface StoryDatabase {
  /** For the application's role. */
  url: string
  /** For looking at what the product has stored. */
  owner_url: string
  data_folder: string
  drop(): Promise<void>
}

/** Clones the loaded demonstration, which is made on first use and stays until the server of the test run ends. */
export async function cloneDemonstration(): Promise<StoryDatabase> {
  const keys = (await keysOfTemplate()) ?? (await makeTemplate())
  const name = `e2e_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name} template ${TEMPLATE} strategy file_copy`)
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-e2e-'))
  await mkdir(join(data_folder, 'keys'), { mode: 0o700 })
  await writeFile(join(data_folder, KEYS), keys, { mode: 0o600 })
  const owner_url = addressOf(name)
  const url = new URL(owner_url)
  url.searchParams.set('options', '-c role=linli_app')
  return {
    url: url.href,
    owner_url,
    data_folder,
    drop: async () => {
      await onServer(`drop database if exists ${name} with (force)`)
      await rm(data_folder, { recursive: true, force: true })
    },
  }
}

/** The keys are the template's comment: they go when it goes, and no folder is left behind. */
async function keysOfTemplate(): Promise<string | undefined> {
  const [row] = await onServer(
    `select shobj_description(oid, 'pg_database') as keys from pg_database where datname = '${TEMPLATE}'`,
  )
  return row?.keys
}

/** Loaded under another name and named in the end, so that a load that was cut off is never taken for the template. */
async function makeTemplate(): Promise<string> {
  const { owner_url } = await cloneDatabase()
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-e2e-template-'))
  try {
    await prepareDatabase(owner_url)
    await loadDemonstration({ url: owner_url, data_folder, scale: SCALE })
    const keys = await readFile(join(data_folder, KEYS), 'utf8')
    const name = new URL(owner_url).pathname.slice(1)
    await onServer(`comment on database ${name} is ${pg.escapeLiteral(keys)}`)
    await onServer(`alter database ${name} rename to ${TEMPLATE}`)
    return keys
  } finally {
    await rm(data_folder, { recursive: true, force: true })
  }
}

async function onServer(statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: addressOf('postgres') })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

function addressOf(database: string): string {
  const server = process.env.LINLI_TEST_URL
  if (!server) throw new Error('LINLI_TEST_URL is not set: run the stories through vitest')
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
