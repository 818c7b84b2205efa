import { catalogue } from '@linli/contract/catalogue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, aUnit, type TestDistrict } from '../org/testing.ts'
import { loadSeed } from './load-seed.ts'
import { SEED, SEED_UNITS, type SeedUnit } from './seed.ts'

let app: TestApp
let district: TestDistrict
let editor = ''

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  const { government: unit_id } = district.units
  const post = { kind: 'catalogue_editor', unit_id, area_id: district.areas.district } as const
  editor = (await aHolder(app, district, post)).token
})
afterAll(() => app.close())

test('a district begins with the whole list; what lacks its unit waits as a draft', async () => {
  const units: Partial<Record<SeedUnit, string>> = {}
  for (const [key, name] of Object.entries(SEED_UNITS)) {
    const id = await aUnit(app, {
      district_id: 371502,
      kind: 'department',
      name,
      area_id: district.areas.district,
    })
    if (isSeedUnit(key) && key !== 'gas') units[key] = id
  }
  const now = app.clock.now()
  const done = await app.services.database.db.transaction().execute((tx) =>
    loadSeed(tx, {
      district_id: 371502,
      units,
      valid_from: '2022-01-01',
      at: now,
      by: newId(now),
      newId: () => newId(now),
    }),
  )
  const of_gas = SEED.filter(({ owner, doer }) => owner === 'gas' || doer === 'gas')
  expect(done).toEqual({ published: SEED.length - of_gas.length, drafts: of_gas.length })
  const published = await app.must(catalogue.list_published, {})
  expect(published).toHaveLength(done.published)
  expect(published.find(({ code }) => code === 'facility.street_light')).toMatchObject({
    owner_name: SEED_UNITS.urban_management,
    doer_name: SEED_UNITS.lighting,
    clocks: { ordinary: { handle: { unit: 'working_days', value: 5 } } },
  })
  const all = await app.must(catalogue.list, {}, editor)
  expect(all.filter(({ state }) => state === 'draft').map(({ code }) => code)).toEqual(
    of_gas.map(({ code }) => code).sort(),
  )
  const dispute = all.find(({ code }) => code === 'dispute.family')
  expect(dispute?.mappings).toContainEqual({
    list: '司法行政纠纷类型',
    code: '01',
    name: '婚姻家庭',
  })
  expect((await app.must(catalogue.suggest, { text: '3号楼电梯坏了' }))[0]?.code).toBe(
    'facility.elevator',
  )
})

function isSeedUnit(key: string): key is SeedUnit {
  return Object.hasOwn(SEED_UNITS, key)
}
