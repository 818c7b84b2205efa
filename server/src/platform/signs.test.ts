import { expect, test } from 'vitest'
import { openSigns } from './signs.ts'

const MATTER = { noun: 'editing', district_id: 371502, id: 'm' }
const START = new Date('2022-09-05T02:00:00Z')
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const sign = (person_id: string, doing: string | null) => ({ person_id, name: person_id, doing })

test('a sign stands until it is taken down or has not been given for forty seconds', () => {
  const signs = openSigns()
  signs.put(MATTER, sign('zhao', 'assign'), START)
  signs.put(MATTER, sign('zhou', 'close'), after(10))
  expect(signs.at(MATTER, after(20)).map(({ person_id }) => person_id)).toEqual(['zhao', 'zhou'])
  signs.put(MATTER, sign('zhou', null), after(21))
  expect(signs.at(MATTER, after(22)).map(({ person_id }) => person_id)).toEqual(['zhao'])
  signs.put(MATTER, sign('zhao', 'assign'), after(30))
  expect(signs.at(MATTER, after(69))).toHaveLength(1)
  expect(signs.at(MATTER, after(70))).toEqual([])
})

test('signs of other things and other districts are apart, and nothing faded is kept', () => {
  const signs = openSigns()
  signs.put(MATTER, sign('zhao', 'assign'), START)
  expect(signs.at({ ...MATTER, id: 'other' }, START)).toEqual([])
  expect(signs.at({ ...MATTER, district_id: 1 }, START)).toEqual([])
  signs.put({ ...MATTER, id: 'other' }, sign('zhou', 'close'), after(3600))
  expect(signs.at(MATTER, START)).toEqual([])
})
