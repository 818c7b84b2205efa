import { expect, test } from 'vitest'
import { ACT_KEY } from './act-keys.ts'

test('no two acts have the same key', () => {
  const keys = Object.values(ACT_KEY)
  expect(new Set(keys).size).toBe(keys.length)
})
