import { MATTER_ACTIONS, MATTER_STATUSES, OPEN_STATUSES } from '@linli/contract/codes/matters'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, clockIn, isPossible, LIFECYCLE } from './lifecycle.ts'

test('every status is reached, and every status but the last leads on', () => {
  const reached = new Set(Object.values(LIFECYCLE).map((transition) => transition.to))
  for (const status of MATTER_STATUSES) {
    expect(reached, status).toContain(status)
    const leadsOn = MATTER_ACTIONS.some(
      (action) => isPossible(action, status) && !['same', status].includes(LIFECYCLE[action].to),
    )
    expect(leadsOn, status).toBe(status !== 'voided')
  }
})

test('a path of the whole story ends closed', () => {
  const story = [
    'report',
    'accept',
    'triage',
    'assign',
    'handle',
    'resolve',
    'reject',
    'resolve',
    'verify',
    'close',
    'rate',
    'reopen',
    'assign',
    'return',
    'assign',
    'resolve',
    'verify',
    'close',
  ] as const
  let status: Parameters<typeof after>[1] = 'nothing'
  for (const action of story) status = after(action, status)
  expect(status).toBe('closed')
})

test('an act that is not in the table is refused and says where the matter stands', () => {
  expect(() => after('verify', 'assigned')).toThrowError(
    expect.objectContaining({
      code: 'conflict',
      reason: 'not_in_that_state',
      data: { status: 'assigned', action: 'verify' },
    }),
  )
  expect(() => after('close', 'resolved')).toThrow()
  expect(() => after('note', 'voided')).toThrow()
})

test('whatever is done, a closed or voided matter has no clock and everything open has one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MATTER_ACTIONS), { maxLength: 30 }), (actions) => {
      let status: Parameters<typeof after>[1] = 'nothing'
      for (const action of actions) if (isPossible(action, status)) status = after(action, status)
      if (status === 'nothing') return
      const isOpen = OPEN_STATUSES.some((one) => one === status)
      expect(clockIn(status) !== null).toBe(isOpen)
    }),
  )
})
