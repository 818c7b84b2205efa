import { randomUUID } from 'node:crypto'
import { EXPORT_COLUMNS } from '@linli/contract/codes/workbench'
import { matters } from '@linli/contract/matters'
import { workbench } from '@linli/contract/workbench'
import exceljs from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { copies } from '../batches/testing.ts'
import { aMatter } from '../matters/testing.ts'
import { maskText } from './mask-text.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await app.must(
    matters.report,
    {
      description: '=HYPERLINK("http://x") 找我 13912345678 身份证 371502195001011234',
      category_code: 'facility.street_light',
      area_id: world.areas.building2,
    },
    world.tokens.resident,
  )
  await app.must(
    matters.report,
    { description: '邻居吵架', category_code: 'dispute.neighbour', area_id: world.areas.building2 },
    world.tokens.resident,
  )
  await copies(app, (await aMatter(app, world, 'assigned')).id, 240)
})
afterAll(() => app?.close())

const LIST = { queue: 'jurisdiction' as const, order: 'due' as const }
const columns = [...EXPORT_COLUMNS]

async function table(list: typeof LIST & { text?: string }, token: string) {
  const { id, rows_total } = await app.must(workbench.export_matters, { list, columns }, token)
  const reply = await app.raw('GET', `/files/exports/${id}/matters.xlsx`, { as: token })
  expect(reply.status).toBe(200)
  const book = new exceljs.Workbook()
  const { buffer, byteOffset, length } = reply.body
  await book.xlsx.load(buffer.slice(byteOffset, byteOffset + length) as never)
  return { id, rows_total, book, sheet: book.getWorksheet('事项') }
}

async function wholeList(list: typeof LIST, token: string) {
  const found: string[] = []
  let cursor: string | undefined
  let n = 0
  do {
    const page = await app.must(
      matters.list,
      { ...list, limit: 100, ...(cursor && { cursor }) },
      token,
    )
    found.push(...page.items.map(({ number }) => number))
    n = page.count.n
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return { found, n }
}

test('count, list and table are the same rows in the same order, for everybody’s own sight', async () => {
  for (const who of ['zhao_street', 'wang_grid1', 'zheng_leader'] as const) {
    const token = world.tokens[who]
    const { found, n } = await wholeList(LIST, token)
    const { sheet, rows_total, id, book } = await table(LIST, token)
    const numbers = sheet?.getColumn(1).values.slice(2)
    expect(numbers, who).toEqual(found)
    expect([n, rows_total], who).toEqual([found.length, found.length])
    expect(book.getWorksheet('说明')?.getCell('B3').value).toBe(found.length)
    expect(await app.must(workbench.get_export, { id }, token)).toMatchObject({
      rows_done: found.length,
      is_finished: true,
    })
    const secret = JSON.stringify(sheet?.getColumn(2).values).includes('邻居吵架')
    expect(secret, who).toBe(who === 'zhao_street')
  }
})

test('a table says who, when and what, names no reporter, and lets nothing run', async () => {
  const { sheet, book } = await table({ ...LIST, text: '身份证' }, world.tokens.zhao_street)
  const about = book.getWorksheet('说明')
  expect(about?.getCell('B1').value).toBe('赵值班 新区街道社会治理服务中心')
  expect(about?.getCell('B2').value).toEqual(new Date('2022-09-05T10:00:00.000Z'))
  expect(JSON.stringify(about?.getSheetValues())).toContain('身份证')
  expect(sheet?.rowCount).toBe(2)
  const what = sheet?.getCell('B2')
  expect(what?.value).toBe('=HYPERLINK("http://x") 找我 139****5678 身份证 371***********1234')
  expect(what?.formula).toBeUndefined()
  const all = JSON.stringify(book.worksheets.map((one) => one.getSheetValues()))
  expect(all).not.toMatch(/刘大爷|13900000001|13912345678|371502195001011234/)
  expect(maskText('单号 9913912345678001、电话13912345678。')).toBe(
    '单号 9913912345678001、电话139****5678。',
  )
})

test('a table is in the record as a reading, is fetched once, and only by whoever asked for it', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const { id } = await app.must(
    workbench.export_matters,
    { list: { ...LIST, text: '路灯' }, columns },
    zhao_street,
  )
  const entry = await sql<{ kind: string; actor_id: string }>`
    select kind, actor_id from audit.entry where subject_id = ${id}`.execute(
    app.services.database.db,
  )
  expect(entry.rows).toEqual([{ kind: 'disclosure', actor_id: world.people.zhao_street }])
  const kept = await sql<{ sealed_filter: Buffer }>`
    select sealed_filter from workbench.export where id = ${id}`.execute(app.services.database.db)
  expect(kept.rows[0]?.sealed_filter.includes('路灯')).toBe(false)
  const url = `/files/exports/${id}/matters.xlsx`
  expect((await app.raw('GET', url, { as: zhou_street })).status).toBe(404)
  expect((await app.call(workbench.get_export, { id }, zhou_street)).status).toBe(404)
  expect((await app.raw('GET', url, { as: zhao_street })).status).toBe(200)
  expect((await app.raw('GET', url, { as: zhao_street })).status).toBe(404)
  expect(
    (await app.raw('GET', `/files/exports/${randomUUID()}/matters.xlsx`, { as: zhao_street }))
      .status,
  ).toBe(404)
})

test('nothing, too much, or another’s queue is refused with a reason', async () => {
  const { zhao_street, editor, sun_lights } = world.tokens
  const ask = (list: Parameters<typeof table>[0], token: string) =>
    app.call(workbench.export_matters, { list, columns }, token)
  expect(await ask({ ...LIST, text: '没有这几个字' }, zhao_street)).toMatchObject({
    status: 409,
    reason: 'nothing_to_export',
  })
  expect(await ask(LIST, sun_lights)).toMatchObject({ status: 403, reason: 'no_such_queue' })
  expect((await ask(LIST, editor)).status).toBe(403)
  await sql`
    insert into parameters.edition (district_id, id, key, value, source, valid_from, after_id, set_by, set_at)
    values (371502, ${randomUUID()}, 'workbench.export_rows', 100, '测试', '2022-01-01', ${randomUUID()},
      ${world.people.editor}, ${app.clock.now()})`.execute(app.services.database.db)
  expect(await ask(LIST, zhao_street)).toMatchObject({
    status: 409,
    reason: 'too_many_rows',
    body: { data: { most: 100 } },
  })
})
