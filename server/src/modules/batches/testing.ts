import type { Batch, BatchAct } from '@linli/contract/batches'
import { batches } from '@linli/contract/batches'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { recountTallies } from '#modules/matters'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { aMatter } from '../matters/testing.ts'

/** So many broken street lights brought to a stage, with their ids. */
export async function matterIds(
  app: TestApp,
  world: World,
  n: number,
  stage: Parameters<typeof aMatter>[2],
): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < n; at++) ids.push((await aMatter(app, world, stage)).id)
  return ids
}

/** Looks at an act on these matters as a person of the small district. */
export function prepared(
  app: TestApp,
  act: BatchAct,
  ids: string[],
  token: string,
): Promise<Batch> {
  return app.must(batches.prepare, { act, rows: { ids } }, token)
}

/** Every column of these matters, as the database has them. */
export async function rowsOf(app: TestApp, ids: string[]): Promise<unknown[]> {
  const found = await sql<{ row: unknown }>`
    select to_jsonb(m) as row from matters.matter as m where m.id = any(${ids}::uuid[]) order by m.id`.execute(
    app.services.database.db,
  )
  return found.rows.map(({ row }) => row)
}

/** All counts that are not nought. */
export async function talliesOf(app: TestApp): Promise<unknown[]> {
  const found = await sql`
    select fact, scope, scope_id, parent_id, kind, n, null as day from platform.tally_now where n <> 0
    union all select fact, scope, scope_id, null, kind, n, day::text from platform.tally_day where n <> 0
    order by 1, 2, 3, 4, 5, 7`.execute(app.services.database.db)
  return found.rows
}

/** The same counted anew from the rows. */
export async function recounted(app: TestApp, district_id: number): Promise<unknown[]> {
  const { db } = app.services.database
  await db.transaction().execute((tx) => recountTallies(tx, district_id))
  return talliesOf(app)
}

/** Copies a matter of the small district so many times, by SQL: rows for what needs many. */
export async function copies(app: TestApp, id: string, n: number): Promise<string[]> {
  const { db } = app.services.database
  const made = await sql<{ id: string }>`
    insert into matters.matter
    select (jsonb_populate_record(m, jsonb_build_object(
      'id', overlay(m.id::text placing lpad(to_hex(i), 12, '0') from 25),
      'number', '2022-' || lpad((9000000 + i)::text, 7, '0'), 'tracking_token', null))).*
    from matters.matter as m, generate_series(1, ${n}) as i where m.id = ${id} returning id`.execute(
    db,
  )
  await db.transaction().execute((tx) => recountTallies(tx, 371502))
  return made.rows.map((row) => row.id)
}

/** The acts on a matter's timeline, as a person sees them. */
export async function actsOn(app: TestApp, id: string, token: string): Promise<string[]> {
  const matter = await app.must(matters.get, { id }, token)
  return matter.timeline.map(({ action }) => action)
}
