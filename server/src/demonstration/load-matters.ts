import type pg from 'pg'
import { shanghaiDay } from '#platform/workdays'
import { copyRows } from './copy-rows.ts'
import {
  type LastNumbers,
  type MatterRows,
  makeMatters,
  matterCount,
  type World,
} from './make-matters.ts'
import { DAYS, midnightOf } from './moments.ts'
import { takeOffIndexes } from './rebuild-indexes.ts'
import { ACT_COLUMNS, MATTER_COLUMNS, REPORTER_COLUMNS } from './write-rows.ts'

export type MatterCounts = { matters: number; acts: number; reporters: number }

/** Told after every part, so that somebody who waits sees it move. */
export type OnPart = (part: { step: string; done: number; total: number }) => void

const TABLES = ['matters.matter', 'matters.reporter', 'matters.act']
/** Matters of one part: few enough that their acts wait in little memory. */
const PART = 12_000

/**
 * Fills the matters of one district inside the caller's transaction, part by part, and builds the indexes over all rows
 * at the end. The tables must have been emptied in the same transaction.
 */
export async function loadMatters(
  client: pg.ClientBase,
  world: World,
  options: { scale: number; history: number; onPart: OnPart },
): Promise<MatterCounts> {
  const { scale, history, onPart } = options
  await makePartitions(client, history)
  const taken = await takeOffIndexes(client, TABLES)
  const last: LastNumbers = new Map()
  const rows = makeMatters(world, { scale, history }, last)
  const counts = { matters: 0, acts: 0, reporters: 0 }
  const total = matterCount(scale) * history
  for (;;) {
    const acts: string[] = []
    const reporters: string[] = []
    const part = takePart(rows, acts, reporters)
    const made = await copyRows(
      client,
      { table: 'matters.matter', columns: MATTER_COLUMNS, frozen: true },
      part,
    )
    if (made === 0) break
    counts.matters += made
    counts.reporters += await copyRows(
      client,
      { table: 'matters.reporter', columns: REPORTER_COLUMNS, frozen: true },
      reporters,
    )
    counts.acts += await copyRows(client, { table: 'matters.act', columns: ACT_COLUMNS }, acts)
    onPart({ step: 'matters', done: counts.matters, total })
  }
  // Sorting in memory, as far as it goes; the setting ends with the transaction.
  await client.query(`set local maintenance_work_mem = '512MB'`)
  for (const [at, { statement }] of taken.entries()) {
    await client.query(statement)
    onPart({ step: 'indexes', done: at + 1, total: taken.length })
  }
  for (const [year, number] of last) {
    await client.query(
      `insert into platform.number (district_id, kind, year, next) values ($1, 'matter', $2, $3)`,
      [world.district_id, year, number + 1],
    )
  }
  return counts
}

/** The rows of the matters of one part; what belongs to them is kept for after. */
function* takePart(
  rows: Iterator<MatterRows>,
  acts: string[],
  reporters: string[],
): Generator<string> {
  for (let n = 0; n < PART; n += 1) {
    const { value, done } = rows.next()
    if (done) return
    acts.push(...value.acts)
    if (value.reporter) reporters.push(value.reporter)
    yield value.matter
  }
}

/** A longer history reaches back before the months that the schema begins with. */
async function makePartitions(client: pg.ClientBase, history: number): Promise<void> {
  const first = shanghaiDay(new Date(midnightOf(-DAYS * (history - 1))))
  await client.query(`select platform.make_partitions('matters.act', $1::date, '2022-12-01')`, [
    first,
  ])
}
