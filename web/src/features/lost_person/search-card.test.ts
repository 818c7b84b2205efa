import { expect, test } from 'vitest'
import { codeIn } from './SearchCard.tsx'

test('the code stands at the end of a message about somebody, and nowhere in one that only speaks of a page', () => {
  expect(codeIn('有人走失\n/lost/abcdefghijklmnopqrst-_')).toBe('abcdefghijklmnopqrst-_')
  expect(codeIn('https://a.cn/lost/abcdefghijklmnopqrst12')).toBe('abcdefghijklmnopqrst12')
  expect(codeIn('见 /lost/abcdefghijklmnopqrst12 那一页')).toBeUndefined()
  expect(codeIn('今晚停水')).toBeUndefined()
})
