import { org } from '@linli/contract/org'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, type TestDistrict } from './testing.ts'

let app: TestApp
let district: TestDistrict
type Holder = Awaited<ReturnType<typeof aHolder>>
let one: Holder
let two: Holder
let lead: Holder
let clerk: Holder

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  one = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.grid,
    name: '王建国',
  })
  two = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.centre,
    area_id: areas.other_grid,
    name: '李强',
  })
  lead = await aHolder(app, district, {
    kind: 'grid_lead',
    unit_id: units.team,
    area_id: areas.grid,
    name: '张组长',
  })
  clerk = await aHolder(app, district, {
    kind: 'centre_intake',
    unit_id: units.centre,
    area_id: areas.street,
    name: '周窗口',
  })
})
afterAll(() => app.close())

const days = (from_day: string, to_day: string) => ({ from_day, to_day })

test('somebody takes leave, sees it, and ends it early', async () => {
  const leave = await app.must(
    org.take_leave,
    { substitute_id: two.person_id, ...days('2022-09-05', '2022-09-09'), reason: '年休' },
    one.token,
  )
  expect(leave).toMatchObject({
    person: { name: '王建国' },
    substitute: { name: '李强' },
    reason: '年休',
    can: ['end'],
  })
  expect(await app.must(org.list_leaves, {}, two.token)).toMatchObject([{ id: leave.id, can: [] }])
  expect(await app.must(org.list_leaves, {}, clerk.token)).toEqual([])
  expect((await app.call(org.end_leave, { id: leave.id }, two.token)).reason).toBe('not_your_leave')
  expect((await app.call(org.end_leave, { id: leave.id }, clerk.token)).reason).toBe('not_found')
  expect(await app.must(org.end_leave, { id: leave.id }, one.token)).toEqual({ done: true })
  expect((await app.call(org.end_leave, { id: leave.id }, one.token)).reason).toBe('leave_ended')
  expect(await app.must(org.list_leaves, {}, one.token)).toEqual([])
})

test('the head of the unit may do it for somebody, others may not', async () => {
  const input = {
    person_id: one.person_id,
    substitute_id: two.person_id,
    ...days('2022-09-06', '2022-09-06'),
  }
  expect((await app.call(org.take_leave, input, clerk.token)).reason).toBe('not_your_unit')
  const leave = await app.must(org.take_leave, input, lead.token)
  expect(await app.must(org.list_leaves, {}, lead.token)).toMatchObject([
    { id: leave.id, can: ['end'] },
  ])
  await app.must(org.end_leave, { id: leave.id }, lead.token)
})

test('what a leave refuses', async () => {
  const reason = async (input: Partial<Parameters<typeof app.call<typeof org.take_leave>>[1]>) => {
    const whole = { substitute_id: two.person_id, ...days('2022-09-06', '2022-09-08'), ...input }
    const answer = await app.call(org.take_leave, whole, one.token)
    return answer.status === 200 ? 'taken' : answer.reason
  }
  expect(await reason(days('2022-09-08', '2022-09-06'))).toBe('days_the_wrong_way')
  expect(await reason(days('2022-09-04', '2022-09-06'))).toBe('day_is_past')
  expect(await reason({ substitute_id: one.person_id })).toBe('substitute_is_yourself')
  expect(await reason({ substitute_id: crypto.randomUUID() })).toBe('not_found')
  expect(await reason({ substitute_id: clerk.person_id })).toBe('substitute_lacks_role')
  expect(await reason({})).toBe('taken')
  expect(await reason(days('2022-09-08', '2022-09-10'))).toBe('leave_overlaps')
  expect(await reason({ ...days('2022-09-09', '2022-09-10') })).toBe('taken')
})

test('a chain of people who are all away cannot come about, not even at once', async () => {
  const both = await Promise.all([
    app.call(
      org.take_leave,
      { substitute_id: two.person_id, ...days('2022-09-06', '2022-09-08') },
      one.token,
    ),
    app.call(
      org.take_leave,
      { substitute_id: one.person_id, ...days('2022-09-08', '2022-09-09') },
      two.token,
    ),
  ])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('who stands in for somebody goes away only after another one stands in', async () => {
  const wish = { substitute_id: two.person_id, ...days('2022-09-06', '2022-09-08') }
  const leave = await app.must(org.take_leave, wish, one.token)
  const away = { substitute_id: lead.person_id, ...days('2022-09-08', '2022-09-09') }
  expect((await app.call(org.take_leave, away, two.token)).reason).toBe('stands_in_then')
  await app.must(org.end_leave, { id: leave.id }, one.token)
  expect((await app.call(org.take_leave, away, two.token)).status).toBe(200)
})

test('an administrator has nothing that somebody could stand in for', async () => {
  const { areas, units } = district
  const auditor = await aHolder(app, district, {
    kind: 'auditor',
    unit_id: units.government,
    area_id: areas.district,
  })
  const input = {
    person_id: auditor.person_id,
    substitute_id: two.person_id,
    ...days('2022-09-06', '2022-09-08'),
  }
  const leader = await aHolder(app, district, {
    kind: 'district_leader',
    unit_id: units.government,
    area_id: areas.district,
  })
  expect((await app.call(org.take_leave, input, auditor.token)).reason).toBe('not_your_role')
  expect((await app.call(org.take_leave, input, leader.token)).reason).toBe('no_post_to_stand_in')
})

test('the worker of the next grid may stand in; a clerk may not', async () => {
  expect(await app.must(org.list_substitutes, {}, one.token)).toEqual([
    { id: two.person_id, name: '李强' },
  ])
  const asked = await app.call(org.list_substitutes, { person_id: one.person_id }, clerk.token)
  expect(asked).toMatchObject({ status: 403, reason: 'not_your_unit' })
  expect(
    await app.must(org.list_substitutes, { person_id: one.person_id }, lead.token),
  ).toHaveLength(1)
})
