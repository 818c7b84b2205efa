import { org } from '@linli/contract/org'
import pg from 'pg'
import { toDatum } from '../server/src/platform/geo.ts'
import type { StoryDatabase } from './template-database.ts'

/** Where a place lies as a phone would say it, in degrees of WGS-84; asked of the product as any visitor may. */
export async function placeOf(url: string, name: string) {
  const found = org.search_areas.output.parse(await ask(url, 'org.search_areas', { text: name }))
  const center = found.find((area) => area.name === name)?.center
  if (!center) throw new Error(`the product knows no place ${name} with a position`)
  const { lng, lat } = toDatum(center, 'wgs84')
  return { longitude: lng, latitude: lat, lng, lat }
}

async function ask(url: string, operation: string, input: object): Promise<unknown> {
  const reply = await fetch(`${url}/api/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}

/** What the product has stored: the number `n` of one statement, asked as the owner of the database. */
export async function countRows(database: StoryDatabase, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: database.owner_url })
  await client.connect()
  try {
    const found = await client.query<{ n: number }>(statement)
    return found.rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}

/** Sets up what a story begins with: statements run one after the other as the owner of the database. */
export async function askOwner(
  database: StoryDatabase,
  statements: readonly string[],
): Promise<void> {
  const client = new pg.Client({ connectionString: database.owner_url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
