import { identity } from '@linli/contract/identity'
import { org } from '@linli/contract/org'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { prepareSetUp } from './prepare-set-up.ts'

let app: TestApp

beforeEach(async () => {
  await app?.close()
  app = await testApp()
})
afterAll(() => app.close())

const wish = (set_up_code: string) => ({
  set_up_code,
  district_id: 371521,
  name: '阳谷县',
  center: { lng: 115.79, lat: 36.11, datum: 'wgs84' as const },
  areas_csv: '﻿代码,名称\n371521001000,博济桥街道\n371521002,侨润街道\n371521002001,"西焦海村"\n',
  admin_name: '管理员',
  admin_account: 'admin',
  admin_password: 'Tall-Tree-77',
})

const code = async () => (await prepareSetUp(app.services.database.db)) ?? ''

test('the first visitor with the printed code founds the district and is signed in as its administrator', async () => {
  expect(await app.must(org.get_set_up, {})).toEqual({ is_needed: true })
  expect((await app.must(identity.me, {})).district).toBeNull()
  const answer = await app.call(org.set_up_district, wish(` ${(await code()).toLowerCase()} `))
  expect(answer).toMatchObject({
    status: 200,
    body: {
      kind: 'staff',
      roles: ['system_admin'],
      district: { district_id: 371521, is_demonstration: false },
    },
  })
  expect(await app.must(org.get_set_up, {})).toEqual({ is_needed: false })
  expect((await app.must(identity.me, {})).district?.name).toBe('阳谷县')
  const streets = await app.must(org.list_areas, {})
  expect(streets.map((area) => [area.code, area.name])).toEqual([
    ['371521001', '博济桥街道'],
    ['371521002', '侨润街道'],
  ])
  const villages = await app.must(org.list_areas, { parent_id: streets[1]?.id ?? '' })
  expect(villages.map((area) => area.path_names)).toEqual([['侨润街道', '西焦海村']])
  expect((await app.must(org.list_people, {}, answer.cookie)).items).toHaveLength(1)
  expect(
    (await app.call(identity.sign_in, { account: 'admin', password: 'Tall-Tree-77' })).status,
  ).toBe(200)
})

test('only the newest code opens, once, and only one of two set-ups at once', async () => {
  const old = await code()
  const newest = await code()
  for (const wrong of [old, 'WRONG-CODE']) {
    expect((await app.call(org.set_up_district, wish(wrong))).reason).toBe('wrong_set_up_code')
  }
  const both = await Promise.all([0, 1].map(() => app.call(org.set_up_district, wish(newest))))
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect((await app.call(org.set_up_district, wish(newest))).reason).toBe('set_up_done')
  expect(await prepareSetUp(app.services.database.db)).toBeNull()
})

test('nothing is founded where no code was made', async () => {
  expect((await app.call(org.set_up_district, wish('ABCDEFGH'))).reason).toBe('wrong_set_up_code')
})

test.each([
  ['371521002001,孤村', 'no_parent'],
  ['371521002,甲\n371521002,乙', 'twice'],
  ['37152100,短', 'code'],
  ['371502006,外区', 'other_district'],
  ['371521002,', 'name'],
  ['', 'empty'],
])('a list that reads %j is refused: %s', async (areas_csv, why) => {
  const answer = await app.call(org.set_up_district, { ...wish(await code()), areas_csv })
  expect(answer).toMatchObject({
    status: 422,
    reason: 'areas_not_understood',
    body: { data: { why } },
  })
  expect(await app.must(org.get_set_up, {})).toEqual({ is_needed: true })
})
