import { existsSync, readFileSync } from 'node:fs'
import { imports } from '@linli/contract/imports'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PINGSHAN, pingshanDistrict } from '../../../test/fixtures/imports/pingshan-district.ts'
import { startImport } from '../../../test/fixtures/imports/upload-file.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'

const path = new URL('../../../../../shared/data/grid-events/pingshan_2018.csv', import.meta.url)
const isThere = existsSync(path)
const title = isThere
  ? '7,000 real cases of another city come in without a loss, and go again'
  : 'SKIPPED: ../shared/data/grid-events/pingshan_2018.csv is not on this machine'

let app: TestApp
let token: string
beforeAll(async () => {
  if (!isThere) return
  app = await testApp()
  token = await pingshanDistrict(app)
})
afterAll(() => app?.close())

/** What the file itself says, read without the code under test: it has no quotes. */
function countFile(content: string) {
  const [head = '', ...lines] = content.trimEnd().split(/\r?\n/)
  const names = head.split(',')
  const cells = lines.map((line) => line.split(','))
  const count = (...columns: string[]) => {
    const places = columns.map((name) => names.indexOf(name))
    const found = new Map<string, number>()
    for (const row of cells) {
      const key = places.map((at) => row[at] ?? '').join(' ')
      found.set(key, (found.get(key) ?? 0) + 1)
    }
    return Object.fromEntries([...found].sort())
  }
  return { rows: cells.length, width: new Set(cells.map((row) => row.length)), count }
}

async function countMade(column: ReturnType<typeof sql>) {
  const found = await sql<{ value: string; n: number }>`
    select ${column} as value, count(*) as n from matters.matter as m
    join imports.row as r on r.district_id = m.district_id and r.made_id = m.id
    left join org.area as s on s.district_id = m.district_id and s.id = m.street_id
    left join org.area as c on c.district_id = m.district_id and c.id = m.community_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    where m.district_id = ${PINGSHAN} group by 1`.execute(app.services.database.db)
  return Object.fromEntries(found.rows.map(({ value, n }) => [value, n]))
}

test.skipIf(!isThere)(title, { timeout: 120_000 }, async () => {
  const content = readFileSync(path)
  const file = countFile(content.toString('utf8'))
  expect(file).toMatchObject({ rows: 7000, width: new Set([24]) })
  const read = await startImport(app, token, {
    name: 'pingshan_2018.csv',
    content,
    source_name: '坪山 2018',
  })
  const { id, report } = read
  expect(read).toMatchObject({ state: 'mapping', rows_total: 7000 })
  // Everything but the units is found by names and by the published mapping; the archive flags fill no time.
  expect(report?.unmapped).toMatchObject({ street: 0, community: 0, category: 0 })
  expect(read.mapping.columns).toMatchObject({
    unit_code: 'DISPOSE_UNIT_ID',
    overdue: 'OVERTIME_ARCHIVE_NUM',
  })
  expect(read.mapping.columns.closed_at).toBeUndefined()

  const values = await unmappedUnits(id)
  expect(values).toHaveLength(114)
  await app.must(imports.map, { id, values }, token)
  await app.must(imports.dry_run, { id }, token)
  await app.runJobs()
  const checked = await app.must(imports.get, { id }, token)
  expect(checked.report).toMatchObject({ to_make: 7000, wrong: 0, known: 0 })
  const reported = (field: string) =>
    Object.fromEntries((checked.report?.by_field[field] ?? []).map(({ value, n }) => [value, n]))
  expect(reported('street')).toEqual(file.count('STREET_NAME'))
  expect(reported('community')).toEqual(file.count('COMMUNITY_NAME'))
  expect(reported('category_1')).toEqual(file.count('EVENT_TYPE_NAME'))
  expect(reported('unit')).toEqual(file.count('DISPOSE_UNIT_NAME'))
  expect(reported('overdue')).toEqual(file.count('OVERTIME_ARCHIVE_NUM'))

  await app.must(imports.run, { id }, token)
  await app.runJobs()
  expect(await app.must(imports.get, { id }, token)).toMatchObject({
    state: 'done',
    rows_made: 7000,
  })
  expect(await countMade(sql`coalesce(s.name, '-')`)).toEqual(file.count('STREET_NAME'))
  expect(await countMade(sql`coalesce(c.name, '-')`)).toEqual(file.count('COMMUNITY_NAME'))
  expect(
    await countMade(sql`coalesce(r.data->'cells'->>19, '') || ' ' || (u.id is not null)`),
  ).toEqual(
    Object.fromEntries(
      Object.entries(file.count('DISPOSE_UNIT_ID')).map(([code, n]) => [
        `${code} ${code !== '-'}`,
        n,
      ]),
    ),
  )
  expect(Object.keys(await countMade(sql`u.id`))).toHaveLength(115)
  const types = file.count('EVENT_TYPE_NAME')
  expect(await countMade(sql`split_part(m.description, ' / ', 1)`)).toEqual(types)
  const { '1': late = 0 } = file.count('OVERTIME_ARCHIVE_NUM')
  expect(await countMade(sql`m.was_late::text`)).toEqual({ true: late, false: 7000 - late })

  const queues = await app.must(matters.count_queues, {}, token)
  const all = queues.find(({ queue }) => queue === 'jurisdiction')
  expect(all).toMatchObject({ imported: 7000, overdue: 0 })
  expect(all?.by_status.closed ?? 0).toBe(0)

  await app.must(imports.undo, { id }, token)
  await app.runJobs()
  expect(await app.must(imports.get, { id }, token)).toMatchObject({
    state: 'undone',
    rows_made: 0,
    rows_kept: 0,
  })
  expect(await countMade(sql`'all'`)).toEqual({})
  const left = await sql`select fact from platform.tally_now where n <> 0
    union all select fact from platform.tally_day where n <> 0`.execute(app.services.database.db)
  expect(left.rows).toEqual([])
})

async function unmappedUnits(id: string) {
  const found: { choice: string; external_value: string; our_value: string }[] = []
  for (let cursor: string | undefined; ; ) {
    const input = { id, choice: 'unit', is_unmapped: true, limit: 100, ...(cursor && { cursor }) }
    const page = await app.must(imports.list_values, input, token)
    for (const { external_value } of page.items) {
      found.push({ choice: 'unit', external_value, our_value: 'create' })
    }
    if (page.next_cursor === null) return found
    cursor = page.next_cursor
  }
}
