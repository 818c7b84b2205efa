import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemaIsCurrent } from '../../../tools/generate-schema.ts'
import { cloneDatabase, type TestApp, testApp } from '../harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app?.close())

test('the committed types are those of the migrated database', async () => {
  const clone = await cloneDatabase()
  try {
    expect(schemaIsCurrent(clone.owner_url)).toBe(true)
  } finally {
    await clone.drop()
  }
})

test('every table of a module begins with its district, and the district leads every key', async () => {
  const tables = await sql<{ name: string; first_column: string; keys: string[] }>`
    select c.oid::regclass::text as name,
      (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as first_column,
      array(select a.attname::text from pg_index as i join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisunique) as keys
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname in ('identity', 'org', 'parameters', 'audit', 'channels', 'documents', 'catalogue', 'imports', 'routing', 'matters', 'groups', 'supervision',
        'joint', 'assignments', 'assessments', 'reorganisations', 'quality', 'batches', 'workbench', 'broadcast', 'lost_person', 'mediation', 'mediators', 'caucus', 'outcomes')
      and c.oid::regclass::text <> 'identity.session'`.execute(app.services.database.db)
  expect(tables.rows.length).toBeGreaterThan(15)
  for (const table of tables.rows) {
    expect(table.first_column, table.name).toBe('district_id')
    for (const key of table.keys) expect(key, table.name).toBe('district_id')
  }
})

test('the application may add to the record and the timelines, and change or remove nothing in them', async () => {
  const { db } = app.services.database
  for (const table of [
    'audit.entry',
    'audit.seal',
    'matters.act',
    'assessments.minute',
    'assessments.addendum',
    'assessments.screening',
    'caucus.item',
    'caucus.file',
    'caucus.consent',
    'caucus.shared_item',
    'caucus.glass_reading',
  ]) {
    for (const statement of [
      `update ${table} set district_id = 1`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(sql.raw(statement).execute(db), statement).rejects.toMatchObject({
        code: '42501',
      })
    }
  }
  await expect(sql`create table matters.mine (id int)`.execute(db)).rejects.toMatchObject({
    code: '42501',
  })
})

test('Chinese text has trigrams in this database', async () => {
  const found = await sql<{ n: number }>`select cardinality(show_trgm('天安门')) as n`.execute(
    app.services.database.db,
  )
  expect(found.rows[0]?.n).toBeGreaterThan(0)
})
