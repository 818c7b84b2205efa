import { expect, test } from 'vitest'
import { dueOf } from './task-due.ts'

test.each([
  [{}, undefined],
  [{ choice: 'day' as const }, undefined],
  [{ choice: 'day' as const, day: '' }, undefined],
  [{ choice: 'day' as const, day: '2022-09-09' }, { on: '2022-09-09' }],
  [
    { choice: 'hours_4' as const, day: '2022-09-09' },
    { unit: 'hours', value: 4 },
  ],
  [{ choice: 'working_3' as const }, { unit: 'working_days', value: 3 }],
])('%j is due %j', (draft, due) => {
  expect(dueOf(draft)).toEqual(due)
})
