import { ClockRules, catalogue } from '@linli/contract/catalogue'
import { expect, test } from 'vitest'
import { SEED, SEED_MAPPINGS, SEED_UNITS } from './seed.ts'

const tops = SEED.filter(({ parent_code }) => parent_code === null)

test('the tasks of a grid stand at the top, and everything below one of them', () => {
  expect(tops.map(({ code }) => code).sort()).toEqual(
    'care dispute dv emergency env facility fraud hazard help info minor missing opinion other publicity security volunteer'.split(
      ' ',
    ),
  )
  const parents = new Set(tops.map(({ code }) => code))
  for (const { parent_code } of SEED)
    if (parent_code !== null) expect(parents).toContain(parent_code)
  expect(SEED.length - tops.length).toBeGreaterThanOrEqual(70)
})

test('codes and names stand once', () => {
  for (const key of ['code', 'name'] as const) {
    expect(new Set(SEED.map((one) => one[key])).size).toBe(SEED.length)
  }
})

test.each(SEED.map((one) => [one.code, one] as const))(
  '%s could be published as it stands',
  (_, one) => {
    const input = catalogue.draft.input.safeParse({
      ...one,
      owner_unit_id: null,
      doer_unit_id: null,
    })
    expect(input.error).toBeUndefined()
    expect(Object.hasOwn(SEED_UNITS, one.owner)).toBe(true)
    expect(one.doer === null).toBe(one.doer_kind !== 'unit')
    expect(ClockRules.safeParse(one.clocks).success).toBe(true)
    // One sentence that says when it is done.
    expect(one.standard).toMatch(/^[^。]{12,80}。$/)
    expect(new Set(one.keywords).size).toBe(one.keywords.length)
    expect(one.keywords.length).toBeGreaterThanOrEqual(one.parent_code === null ? 2 : 7)
  },
)

test('what must stay secret is secret from the start', () => {
  for (const top of ['dv', 'minor', 'fraud', 'security']) {
    const below = SEED.filter(({ code }) => code === top || code.startsWith(`${top}.`))
    const open = below.filter((one) => !one.is_secret_by_default).map(({ code }) => code)
    expect(open, top).toEqual(top === 'minor' ? ['minor.venue'] : [])
    expect(below.filter((one) => one.may_self_close)).toEqual([])
  }
})

test('danger to life and property is answered within two hours, and each clock says where it comes from', () => {
  for (const { clocks } of SEED) {
    expect(clocks.critical.handle).toMatchObject({ unit: 'hours', value: 2 })
    for (const of_urgency of Object.values(clocks)) {
      for (const { basis } of Object.values(of_urgency)) {
        expect(basis).toMatch(/（(原文已核|转引|原文已核，比照适用)）$|^本区约定/)
      }
    }
  }
  const heating = SEED.find(({ code }) => code === 'facility.heating')
  expect(heating?.clocks.ordinary.handle).toMatchObject({ unit: 'hours', value: 24 })
  const light = SEED.find(({ code }) => code === 'facility.street_light')
  expect(light?.clocks.ordinary.handle).toMatchObject({ unit: 'working_days', value: 5 })
})

test('other lists map onto categories that exist, each entry once', () => {
  const known = new Set(SEED.map(({ code }) => code))
  for (const { code } of SEED_MAPPINGS) expect(known).toContain(code)
  const keys = SEED_MAPPINGS.map((row) => `${row.list}/${row.external_code}`)
  expect(new Set(keys).size).toBe(keys.length)
})
