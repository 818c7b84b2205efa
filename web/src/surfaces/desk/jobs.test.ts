import { expect, test } from 'vitest'
import { ALL_JOBS } from './jobs.ts'

// One account may hold every role, so no two jobs at all share a letter.
test('after g each letter goes to one job', () => {
  const byLetter = Map.groupBy(ALL_JOBS, ({ letter }) => letter)
  const shared = [...byLetter].flatMap(([letter, jobs]) =>
    jobs.length > 1 ? [`${letter}: ${jobs.map(({ name }) => name).join(', ')}`] : [],
  )
  expect(shared).toEqual([])
})

test('each letter is one small letter of the keyboard', () => {
  for (const { letter } of ALL_JOBS) expect(letter).toMatch(/^[a-z]$/)
})
