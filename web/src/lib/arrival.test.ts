import { expect, test } from 'vitest'
import { isInWecom, readReturn } from './arrival.ts'

const STATE = 'ab'.repeat(32)

test('WeCom comes back in the search, and leaves nothing of itself in the address', () => {
  const found = readReturn({ pathname: '/worker/', search: `?code=C1&state=${STATE}`, hash: '#x' })
  expect(found).toEqual({ state: STATE, given: { code: 'C1' }, rest: '/worker/#x' })
})

test('a mini-program comes back behind the #, with what is sealed of its group', () => {
  const hash = `#${new URLSearchParams({ state: STATE, code: 'C1', iv: 'a+b=', data: 'c/d' })}`
  expect(readReturn({ pathname: '/arrive', search: '', hash })).toEqual({
    state: STATE,
    given: { code: 'C1', entry: { iv: 'a+b=', data: 'c/d' } },
    rest: '/arrive',
  })
})

test('an address of our own is left alone', () => {
  for (const search of ['', '?code=C1', '?state=short&code=1', `?state=${STATE}`]) {
    expect(readReturn({ pathname: '/desk/', search, hash: '#' })).toBeUndefined()
  }
})

test('the WeCom app says what it is', () => {
  expect(isInWecom('Mozilla/5.0 (iPhone) wxwork/4.1.36 MicroMessenger/7.0.1')).toBe(true)
  expect(isInWecom('Mozilla/5.0 (iPhone) MicroMessenger/8.0.50')).toBe(false)
})
