import type { Operation } from '@linli/contract/endpoint'
import { matters } from '@linli/contract/matters'
import { quality } from '@linli/contract/quality'
import { supervision } from '@linli/contract/supervision'
import { expect, test } from 'vitest'
import { ACT_FIELDS, ACT_ORDER, actCommand, actsOf, isTold, type Told } from './act-command.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const told: Told = {
  note: ' 换了灯泡 ',
  return_reason: 'not_ours',
  void_reason: 'duplicate',
  reopen_reason: 'came_back',
  exclusion_reason: 'judicial',
  outcome: 'planned',
  planned_for: '2022-10-01',
  unit_id: id,
  category_code: 'municipal.street_light',
  pause_reason: 'weather' as const,
  day: '2022-09-09',
  urgency: 'ordinary',
}
const operations: Operation[] = [matters, supervision, quality].flatMap((all) => Object.values(all))

test.each(ACT_ORDER.filter((one) => one in ACT_FIELDS))(
  'the form of %s makes an input that the contract takes',
  (action) => {
    expect(isTold(action, told)).toBe(true)
    const command = actCommand(action, id, told)
    const operation = operations.find(({ path }) => path === `/${command?.name}`)
    expect(operation?.input.safeParse(command?.input).success).toBe(true)
  },
)

test('every act with a form has its place on the page', () => {
  expect([...ACT_ORDER]).toEqual(expect.arrayContaining(Object.keys(ACT_FIELDS)))
  expect(new Set(ACT_ORDER).size).toBe(ACT_ORDER.length)
})

test('what is needed and missing keeps the form closed', () => {
  expect(isTold('resolve', { note: ' ', outcome: 'solved' })).toBe(false)
  expect(isTold('resolve', { note: '好了' })).toBe(false)
  expect(isTold('resolve', { note: '等备件', outcome: 'planned' })).toBe(false)
  expect(isTold('verify', { note: '亮了' })).toBe(false)
  expect(isTold('return', { note: '不归我们' })).toBe(false)
  expect(isTold('assign', { note: '' })).toBe(false)
  expect(isTold('triage', { note: '', category_code: 'x' })).toBe(false)
  expect(isTold('accept', { note: '' })).toBe(true)
})

test('what moves a matter on from where it stands is offered first', () => {
  expect(actsOf({ status: 'triaged', can: ['triage', 'assign', 'note', 'print'] })).toEqual([
    'assign',
    'triage',
    'note',
  ])
  expect(actsOf({ status: 'closed', can: ['note', 'reopen'] })).toEqual(['reopen', 'note'])
})
