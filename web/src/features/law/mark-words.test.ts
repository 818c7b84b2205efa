import { expect, test } from 'vitest'
import { markWords, snippetOf } from './mark-words.ts'

test('every place of every word is set off, and nothing of the text is lost', () => {
  const text = '给付定金的一方不履行债务的，无权请求返还定金'
  const parts = markWords(text, ['定金', '返还', '(.*'])
  expect(parts.filter(({ isWord }) => isWord).map(({ part }) => part)).toEqual([
    '定金',
    '返还',
    '定金',
  ])
  expect(parts.map(({ part }) => part).join('')).toBe(text)
  expect(markWords(text, [])).toEqual([{ part: text, isWord: false, at: 0 }])
})

test('a long text is cut around the first word, a short one stays whole', () => {
  const long = `${'前'.repeat(200)}定金${'后'.repeat(200)}`
  const cut = snippetOf(long, ['定金'])
  expect(cut).toContain('定金')
  expect(cut.length).toBeLessThan(120)
  expect(cut.startsWith('…') && cut.endsWith('…')).toBe(true)
  expect(snippetOf('短', ['定金'])).toBe('短')
})
