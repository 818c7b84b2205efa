import { readFileSync } from 'node:fs'
import { imports } from '@linli/contract/imports'
import { matters } from '@linli/contract/matters'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recountTallies } from '#modules/matters'
import { runJob } from '#platform/operate'
import { startImport, uploadFile } from '../../../test/fixtures/imports/upload-file.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { everyForgetRows } from './every-forget-rows.ts'

const FILE = {
  name: '案件导出.csv',
  content: readFileSync(
    new URL('../../../test/fixtures/imports/cases-of-another-city.csv', import.meta.url),
  ),
}
let app: TestApp
let world: World
let qian: string
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  qian = world.tokens.qian_district
})
afterEach(() => app?.close())

const VALUES = [
  { choice: 'category', external_value: '市政设施', our_value: 'other' },
  { choice: 'category', external_value: '市容环卫', our_value: 'env.rubbish' },
  { choice: 'category', external_value: '邻里纠纷', our_value: 'dispute.neighbour' },
  ...[
    '市政服务中心（新区街道办事处）',
    '市政服务中心（古楼街道办事处）',
    '城管办',
    '城管办（古楼街道办事处）',
  ].map((external_value) => ({ choice: 'unit', external_value, our_value: 'create' })),
]

async function checked(source_name?: string) {
  const read = await startImport(app, qian, { ...FILE, ...(source_name && { source_name }) })
  await app.must(imports.map, { id: read.id, values: VALUES }, qian)
  await app.must(imports.dry_run, { id: read.id }, qian)
  await app.runJobs()
  return app.must(imports.get, { id: read.id }, qian)
}

async function done(source_name?: string) {
  const { id } = await checked(source_name)
  await app.must(imports.run, { id }, qian)
  await app.runJobs()
  return app.must(imports.get, { id }, qian)
}

async function rows<T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await statement.execute(app.services.database.db)).rows
}

const standing = () =>
  rows(sql<{ scope: string; kind: string; n: number }>`
    select scope, kind, sum(n)::float8 as n from platform.tally_now group by scope, kind having sum(n) <> 0 order by 1, 2`)
const daily = () =>
  rows(sql<{ fact: string; n: number }>`
    select fact, sum(n)::float8 as n from platform.tally_day where scope = 'community' group by fact having sum(n) <> 0`)

/** The counts kept by the way are those that counting all rows anew finds. */
async function expectCountsOfRows() {
  const kept = [await standing(), await daily()]
  await app.services.database.db.transaction().execute((tx) => recountTallies(tx, 371502))
  expect([await standing(), await daily()]).toEqual(kept)
}

describe('reading and mapping', () => {
  test('a file is read, its columns are found by name, its words by equal and bare names', async () => {
    const read = await startImport(app, qian, FILE)
    expect(read).toMatchObject({
      state: 'mapping',
      encoding: 'utf-8',
      rows_total: 15,
      can: ['map', 'dry_run'],
    })
    expect(read.mapping.columns).toMatchObject({
      external_ref: 'REC_ID',
      reported_at: 'CREATE_TIME',
      street: 'STREET_NAME',
      community: 'COMMUNITY_NAME',
      category_1: 'EVENT_TYPE_NAME',
      category_3: 'SUB_TYPE_NAME',
      unit: 'DISPOSE_UNIT_NAME',
      overdue: 'OVERTIME_ARCHIVE_NUM',
    })
    // The archive flags look like times by their names and are none.
    expect(read.mapping.columns.closed_at).toBeUndefined()
    expect(read.preview[0]).toMatchObject({ line: 2 })
    const values = async (choice: string, under?: string) => {
      const input = { id: read.id, choice, ...(under && { under }) }
      const { items } = await app.must(imports.list_values, input, qian)
      return Object.fromEntries(items.map((one) => [one.external_value, one.our_name]))
    }
    expect(await values('street')).toEqual({ 新区街道: '新区街道', 古楼街道: '古楼街道' })
    expect(await values('unit')).toMatchObject({
      凤苑社区居委会: '凤苑社区居委会',
      '凤苑社区居委会（新区街道办事处）': '凤苑社区居委会',
      城管办: null,
    })
    expect(await values('category', '市政设施 / 公用部件')).toMatchObject({
      '市政设施 / 公用部件 / 路灯不亮': '路灯不亮',
      '市政设施 / 公用部件 / 下水井盖': null,
    })
  })

  test('the check counts what the file says and names each row that is wrong', async () => {
    const { id, report, state, rows_wrong } = await checked()
    expect({ state, rows_wrong }).toEqual({ state: 'checked', rows_wrong: 6 })
    expect(report).toMatchObject({ rows: 15, to_make: 9, known: 0, wrong: 6 })
    expect(report?.by_field.overdue).toEqual([
      { value: '0', n: 11 },
      { value: '1', n: 2 },
      { value: '-', n: 1 },
    ])
    const { items } = await app.must(imports.list_row_errors, { id }, qian)
    expect(items.map((one) => [one.line, one.reason, one.field, one.value])).toEqual([
      [11, 'value_not_mapped', 'category', '组织人事 / 组织人事 / 组织人事'],
      [12, 'too_few_fields', null, null],
      [13, 'ref_twice_in_file', 'external_ref', '1001'],
      [14, 'not_a_moment', 'reported_at', '1'],
      [15, 'in_the_future', 'reported_at', '2030-01-01 00:00:00'],
      [17, 'value_not_mapped', 'community', '新区街道 / 不存在的社区'],
    ])
  })

  test('rows with their reason come as a file that a spreadsheet opens and nobody else', async () => {
    const { errors_url } = await checked()
    const reply = await app.raw('GET', errors_url ?? '', { as: qian })
    const lines = reply.body.toString('utf8').split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF行号,原因,字段,内容,REC_ID/)
    expect(lines[4]).toBe(
      '14,不是日期时间,CREATE_TIME,1,1011,1,1,新区街道,凤苑社区,市政设施,公用部件,路灯不亮,投诉,12345,路灯管理所,0,0,1',
    )
    expect(lines).toHaveLength(8)
    const stranger = await app.raw('GET', errors_url ?? '', { as: world.tokens.zhao_street })
    expect(stranger.status).toBe(404)
  })

  test('what was decided holds for the next file of the source, and for no other', async () => {
    await checked('甲平台')
    const next = await startImport(app, qian, { ...FILE, source_name: '甲平台' })
    expect(next.report?.unmapped).toMatchObject({ unit: 0, category: 3 })
    const other = await startImport(app, qian, { ...FILE, source_name: '乙平台' })
    expect(other.report?.unmapped.unit).toBe(4)
    expect(await app.must(imports.list_sources, {}, qian)).toHaveLength(2)
  })

  test('a file that cannot be read whole is refused with reason and line and leaves no row', async () => {
    const content = Buffer.concat([FILE.content, Buffer.from([0xff, 0xff, 0x0a])])
    const read = await startImport(app, qian, { ...FILE, content })
    expect(read).toMatchObject({
      state: 'refused',
      rows_total: 0,
      preview: [],
      refusal: { reason: 'undecodable', line: 18 },
    })
    expect(await rows(sql`select line from imports.row`)).toEqual([])
    // A quote that is wrong far down is met only while rows are staged already.
    const long = `编号,内容\n${'1,甲\n'.repeat(6_000)}2,"乙"丙\n`
    const late = await startImport(app, qian, { ...FILE, content: Buffer.from(long) })
    expect(late.refusal).toEqual({ reason: 'text_after_quote', line: 6_002 })
    expect(await rows(sql`select line from imports.row`)).toEqual([])
  })
})

test('a workbook is read by its sheets; rows still open in the other system are left there', async () => {
  const book = new ExcelJS.Workbook()
  const head = ['编号', '上报时间', '事件类型', '是否办结', '办结时间']
  const at = new Date(Date.UTC(2018, 1, 8, 15, 34, 40))
  book.addWorksheet('说明').addRows([['本表由系统导出'], ['请勿改动']])
  const sheet = book.addWorksheet('案件')
  sheet.addRows([
    head,
    [1, at, '其他', '是', at],
    [2, at, '其他', '否', null],
    [3, at, '其他', '-', null],
  ])
  const content = Buffer.from(await book.xlsx.writeBuffer())
  const read = await startImport(app, qian, { name: '案件.xls', content })
  expect(read).toMatchObject({ sheet: '说明', sheets: ['说明', '案件'], format: 'xlsx' })
  await app.must(imports.read_again, { id: read.id, sheet: '案件' }, qian)
  await app.runJobs()
  await app.must(imports.map, { id: read.id, closed_rule: 'by_column' }, qian)
  await app.must(imports.dry_run, { id: read.id }, qian)
  await app.runJobs()
  const checked = await app.must(imports.get, { id: read.id }, qian)
  expect(checked).toMatchObject({ sheet: '案件', state: 'checked', rows_total: 3 })
  expect(checked.report).toMatchObject({
    to_make: 1,
    reasons: [{ reason: 'still_open_there', field: 'closed', n: 2 }],
  })
  await app.must(imports.run, { id: read.id }, qian)
  await app.runJobs()
  // Sheets have no zone: what they show is Beijing time.
  expect(await rows(sql`select reported_at, closed_at from matters.matter`)).toEqual([
    { reported_at: '2018-02-08T07:34:40.000Z', closed_at: '2018-02-08T07:34:40.000Z' },
  ])
})

describe('making', () => {
  test('settled cases become matters apart from those closed here, with place, unit, lateness and history', async () => {
    const made = await done()
    expect(made).toMatchObject({ state: 'done', rows_made: 9, rows_known: 0, can: ['undo'] })
    const found = await rows(sql<{ was_late: boolean; is_secret: boolean; unit: string | null }>`
      select m.external_ref as ref, m.status, m.closed_as, m.category_code as code, s.name as street, c.name as community,
        u.name as unit, m.was_late, m.is_secret, m.number, m.description
      from matters.matter as m left join org.area as s on s.id = m.street_id left join org.area as c on c.id = m.community_id
      left join org.unit as u on u.id = m.unit_id order by m.id`)
    const closed = { status: 'closed', closed_as: 'imported', is_secret: false }
    expect(found).toHaveLength(9)
    expect(found[0]).toEqual({
      ...closed,
      ref: '1001',
      code: 'facility.street_light',
      street: '新区街道',
      community: '凤苑社区',
      unit: '路灯管理所',
      was_late: false,
      number: '2018-0000001',
      description: '市政设施 / 公用部件 / 路灯不亮',
    })
    expect(found[2]).toMatchObject({ ref: '1003', street: null, community: null, unit: null })
    const of = (name: 'was_late' | 'is_secret' | 'unit') => found.map((row) => row[name])
    expect(of('was_late')).toEqual([false, true, false, false, false, false, false, true, false])
    expect(of('is_secret')).toEqual([...Array(8).fill(false), true])
    expect(of('unit')).toEqual([
      '路灯管理所',
      '凤苑社区居委会',
      null,
      '凤苑社区居委会',
      '市政服务中心（新区街道办事处）',
      '市政服务中心（古楼街道办事处）',
      '城管办',
      '城管办',
      '路灯管理所',
    ])
    expect(await daily()).toEqual([{ fact: 'matter.imported', n: 9 }])
    expect((await standing()).filter(({ scope }) => scope === 'community')).toEqual([
      { scope: 'community', kind: 'imported', n: 8 },
      { scope: 'community', kind: 'imported!', n: 1 },
    ])
    await expectCountsOfRows()
    const page = await app.must(matters.list, { queue: 'jurisdiction', is_imported: true }, qian)
    expect(page.items.map((one) => one.closed_as)).toContain('imported')
  })

  test('the same file again makes nothing; a longer one only what is new', async () => {
    await done()
    const again = await checked()
    expect(again.report).toMatchObject({ to_make: 0, known: 9 })
    expect((await app.call(imports.run, { id: again.id }, qian)).reason).toBe('nothing_to_make')
    const line = '2001,1,2018-04-01 10:00:00,-,-,市容环卫,-,-,-,-,-,0,0,1\n'
    const content = Buffer.concat([FILE.content, Buffer.from(line)])
    const longer = await startImport(app, qian, { ...FILE, content })
    await app.must(imports.dry_run, { id: longer.id }, qian)
    await app.runJobs()
    await app.must(imports.run, { id: longer.id }, qian)
    await app.runJobs()
    expect(await app.must(imports.get, { id: longer.id }, qian)).toMatchObject({
      rows_made: 1,
      rows_known: 9,
    })
  })

  test('undoing removes what nobody acted on, corrects the counts, and says what stays', async () => {
    const { id } = await done()
    const found = await rows(
      sql<{
        id: string
        number: string
      }>`select id, number from matters.matter where external_ref = '1002'`,
    )
    const acted = found[0] ?? { id: '', number: '' }
    await app.must(matters.note, { id: acted.id, note: '回访过' }, qian)
    await app.must(imports.undo, { id }, qian)
    await app.runJobs()
    const undone = await app.must(imports.get, { id }, qian)
    expect(undone).toMatchObject({ state: 'undone', rows_made: 1, rows_kept: 1 })
    const { items } = await app.must(imports.list_row_errors, { id, of: 'kept' }, qian)
    expect(items).toMatchObject([{ reason: 'acted_on_since', value: acted.number }])
    expect(await rows(sql`select external_ref from matters.matter`)).toEqual([
      { external_ref: '1002' },
    ])
    expect(await daily()).toEqual([{ fact: 'matter.imported', n: 1 }])
    await expectCountsOfRows()
    const audited = await rows(sql`select 1 from audit.entry where operation = 'imports.undo'`)
    expect(audited).toHaveLength(1)
  })
})

test('after thirty days rows and file are gone, and the import can still be undone', async () => {
  const { id } = await done()
  const open = await startImport(app, qian, FILE)
  const forget = () =>
    runJob(
      app.services,
      { name: 'every.imports.forget_rows', actor: jobActor(371502), subject_id: null },
      everyForgetRows,
    )
  const full = () =>
    rows(sql`select line from imports.row where jsonb_array_length(data->'cells') > 0`)
  app.clock.set(new Date(app.clock.now().getTime() + 29 * 86_400_000))
  await forget()
  expect(await full()).toHaveLength(30)
  app.clock.set(new Date(app.clock.now().getTime() + 2 * 86_400_000))
  await forget()
  expect(await full()).toEqual([])
  const kept = await rows(
    sql<{ id: string }>`select id from documents.file where withdrawn_at is null`,
  )
  expect(kept).toEqual([])
  // The visit of the test outlasts its posts' clock: the same person comes back.
  const again = await app.signIn(world.people.qian_district)
  expect(await app.must(imports.get, { id: open.id }, again)).toMatchObject({
    state: 'refused',
    refusal: { reason: 'file_missing' },
  })
  await app.must(imports.undo, { id }, again)
  await app.runJobs()
  expect(await app.must(imports.get, { id }, again)).toMatchObject({
    state: 'undone',
    rows_made: 0,
  })
})

describe('who may', () => {
  test('only posts for the whole district import; for others there is nothing', async () => {
    const { id } = await startImport(app, qian, FILE)
    expect((await app.call(imports.get, { id }, world.tokens.zhao_street)).reason).toBe('not_found')
    expect((await app.call(imports.get, { id }, world.tokens.wang_grid1)).reason).toBe(
      'not_your_role',
    )
    expect((await app.call(imports.get, { id }, world.tokens.zheng_leader)).status).toBe(200)
    expect((await app.call(imports.get, { id })).reason).toBe('sign_in_first')
  })

  test('a file of another person, and words and columns that do not exist, are refused', async () => {
    const file_id = await uploadFile(app, world.tokens.zheng_leader, FILE)
    const input = { file_id, file_name: 'x.csv', source_name: 'x', target: 'matters' as const }
    expect((await app.call(imports.start, input, qian)).reason).toBe('no_such_file')
    const { id } = await startImport(app, qian, FILE)
    const map = (more: object) => app.call(imports.map, { id, ...more }, qian)
    expect((await map({ columns: { reported_at: '没有' } })).reason).toBe('no_such_column')
    expect((await map({ columns: { 没有: 'REC_ID' } })).reason).toBe('no_such_field')
    const value = { choice: 'street', external_value: '新区街道', our_value: 'create' }
    expect((await map({ values: [value] })).reason).toBe('no_such_value')
    expect((await app.call(imports.run, { id }, qian)).reason).toBe('import_not_in_that_state')
    await map({ columns: { external_ref: 'REC_ID' } })
    expect((await app.call(imports.dry_run, { id }, qian)).reason).toBe('field_not_mapped')
  })
})
