import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workbench } from '@linli/contract/workbench'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { operate } from '#platform/operate'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { modules, openServices } from '../../wiring.ts'
import { aMatter } from '../matters/testing.ts'

let app: TestApp
let world: World
let other: Awaited<ReturnType<typeof openServices>>
let id: string
// A second process of the installation: what one page is told through it was said to the first.
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-other-'))
  other = await openServices(
    { database_url: app.url, data_folder, pool_size: 2, log_level: 'silent' },
    app.clock,
  )
  id = (await aMatter(app, world, 'accepted')).id
})
afterAll(async () => {
  await other?.close()
  await app?.close()
})

const listOperation = modules
  .flatMap(({ operations }) => operations)
  .find(({ operation }) => operation.path === workbench.list_editing.path)

async function seenElsewhere(token: string) {
  if (!listOperation) throw new Error('no such operation')
  const answer = await operate(other, listOperation, { token, request_id: null, input: { id } })
  return answer.body as { person: { name: string }; action: string }[]
}

test('an open form is seen in every process, fades after forty seconds and ends when it is closed', async () => {
  const { zhao_street, zhou_street } = world.tokens
  await app.must(workbench.show_editing, { id, action: 'assign' }, zhao_street)
  await vi.waitFor(async () =>
    expect(await seenElsewhere(zhou_street)).toMatchObject([
      { person: { name: '赵值班' }, action: 'assign' },
    ]),
  )
  expect(await seenElsewhere(zhao_street)).toEqual([])
  app.clock.set(new Date(START.getTime() + 41_000))
  expect(await seenElsewhere(zhou_street)).toEqual([])
  await app.must(workbench.show_editing, { id, action: 'assign' }, zhao_street)
  await vi.waitFor(async () => expect(await seenElsewhere(zhou_street)).toHaveLength(1))
  await app.must(workbench.show_editing, { id, action: null }, zhao_street)
  await vi.waitFor(async () => expect(await seenElsewhere(zhou_street)).toEqual([]))
})

test('those who may not see the matter give no sign and are given none', async () => {
  const { chen_other_street, wu_property, resident } = world.tokens
  for (const token of [chen_other_street, wu_property]) {
    expect((await app.call(workbench.show_editing, { id, action: 'note' }, token)).status).toBe(404)
    expect((await app.call(workbench.list_editing, { id }, token)).status).toBe(404)
  }
  expect((await app.call(workbench.list_editing, { id }, resident)).status).toBe(403)
})

test('a sign leaves nothing behind: no record, no request, no row anywhere', async () => {
  const { db } = app.services.database
  const rows = async () => {
    const tables = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('platform', 'audit', 'matters', 'workbench', 'pgboss', 'identity')`.execute(
      db,
    )
    const counts = tables.rows.map(
      ({ name }) => sql`select ${name} as name, count(*) as n from ${sql.raw(name)}`,
    )
    return (await sql`${sql.join(counts, sql` union all `)} order by 1`.execute(db)).rows
  }
  const before = await rows()
  const { log } = await app.countStatements(() =>
    app.must(workbench.show_editing, { id, action: 'triage' }, world.tokens.zhao_street),
  )
  expect(await rows()).toEqual(before)
  expect(log.filter((text) => /^\s*(insert|update|delete|begin)/i.test(text))).toEqual([])
})
