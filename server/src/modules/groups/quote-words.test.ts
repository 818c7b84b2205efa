import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildingIn, quoteWords } from './quote-words.ts'

const at = '2022-09-06T10:31:00Z'
const lift = { at, text: '3号楼电梯坏了', author_name: '三单元老刘', photos: 0 }
const buildings = ['凤苑小区1号楼', '凤苑小区3号楼', '凤苑小区13号楼'].map((name) => ({
  id: name,
  name,
}))

describe('the words of a matter', () => {
  test('say what was said, who said it and when', () => {
    expect(quoteWords([lift], { names: true })).toBe('「3号楼电梯坏了」——三单元老刘，9月6日18:31')
  })

  test('begin with the own words of whoever raises it, and count photos', () => {
    const photo = { ...lift, text: null, photos: 2 }
    expect(quoteWords([photo], { note: '今早起停运', names: true })).toBe(
      '今早起停运\n「（照片2张）」——三单元老刘，9月6日18:31',
    )
  })

  test('name nobody where nobody may be known, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), (author_name) => {
        fc.pre(!'「」——群成员，9月6日18:31 x'.includes(author_name))
        const quote = { ...lift, text: 'x', author_name }
        expect(quoteWords([quote], { names: false })).not.toContain(author_name)
      }),
    )
  })

  test('are never longer than a matter takes', () => {
    const long = Array.from({ length: 20 }, () => ({ ...lift, text: '电梯'.repeat(500) }))
    expect(quoteWords(long, { names: true }).length).toBeLessThanOrEqual(2000)
  })
})

describe('the building that words speak of', () => {
  test.each([
    ['3号楼电梯坏了', '凤苑小区3号楼'],
    ['13号楼停水', '凤苑小区13号楼'],
    ['凤苑小区1号楼门口', '凤苑小区1号楼'],
    ['1号楼和3号楼都停水', undefined],
    ['电梯坏了', undefined],
    ['33号楼', undefined],
  ])('%s', (words, name) => {
    expect(buildingIn(words, buildings)?.name).toBe(name)
  })

  test('is the only one there is', () => {
    expect(buildingIn('电梯坏了', buildings.slice(0, 1))?.name).toBe('凤苑小区1号楼')
  })
})
