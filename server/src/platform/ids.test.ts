import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowestIdAt, momentOf, newId } from './ids.ts'

test('ids of one process follow its clock, also within a millisecond', () => {
  const at = new Date('2022-09-06T10:30:00Z')
  const ids = Array.from({ length: 1000 }, () => newId(at))
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(1000)
})

test('an id gives its moment back and lies above the lowest of it, below the lowest of the next', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
      (at) => {
        const id = newId(at)
        expect(momentOf(id)).toBe(at.getTime())
        expect(lowestIdAt(at.getTime()) < id).toBe(true)
        expect(lowestIdAt(at.getTime() + 1) > id).toBe(true)
      },
    ),
  )
})
