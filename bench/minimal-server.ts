import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import pg from 'pg'
import { v7 } from 'uuid'
import { addressOf, type Recording, type Statement } from './capture-statements.ts'

// What the product is measured against: nothing but Fastify, pg and the same statements, with new ids each time.
const recordings: Record<string, Recording[]> = JSON.parse(
  readFileSync(process.env.RECORDINGS ?? '', 'utf8'),
)
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.LINLI_POOL ?? 16),
})
const app = Fastify()
let serial = 0
// Numbers of a year of its own: nobody's real matter, and none of an earlier run.
const YEAR = 7000 + (Math.floor(Date.now() / 1000) % 1000)

for (const [name, variants] of Object.entries(recordings)) {
  app.post(addressOf(name), async () => {
    const recording = variants[Math.floor(Math.random() * variants.length)]
    return recording ? replay(recording) : []
  })
}

async function replay({ statements, fresh_ids }: Recording): Promise<unknown[]> {
  const begins = statements.findIndex((statement) => statement.text === 'begin')
  const ids = new Map(fresh_ids.map((id) => [id, id[14] === '7' ? v7() : randomUUID()]))
  let rows: unknown[] = []
  for (const statement of begins < 0 ? statements : statements.slice(0, begins)) {
    rows = (await pool.query(filled(statement, ids))).rows
  }
  if (begins < 0) return rows
  const client = await pool.connect()
  try {
    for (const statement of statements.slice(begins)) {
      const answer = await client.query(filled(statement, ids))
      if (answer.rows?.length) rows = answer.rows
    }
  } finally {
    client.release()
  }
  return rows
}

const numbers = new Map<string, string>()
function filled(statement: Statement, ids: Map<string, string>) {
  const values = statement.values.map((value) => renewed(value, ids))
  if (values.length === 0) return { text: statement.text }
  const name =
    numbers.get(statement.text) ?? createHash('sha1').update(statement.text).digest('base64url')
  numbers.set(statement.text, name)
  return { name, text: statement.text, values }
}

function renewed(value: unknown, ids: Map<string, string>): unknown {
  if (typeof value === 'string') {
    if (/^\d{4}-\d{7}$/.test(value)) return `${YEAR}-${String(++serial).padStart(7, '0')}`
    if (/^[\w-]{22}$/.test(value)) return randomBytes(16).toString('base64url')
    return [...ids].reduce((text, [id, fresh]) => text.replaceAll(id, fresh), value)
  }
  if (typeof value === 'object' && value !== null && 'base64' in value)
    return Buffer.from(String(value.base64), 'base64')
  return value
}

await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.stdout.write('ready\n')
