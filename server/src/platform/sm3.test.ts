import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHAIN_START, canonicalLine, chain, digestLines, sm3 } from './sm3.ts'

// GB/T 32905-2016, annex A.
test.each([
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('the digest of %s is that of the standard', (text, digest) => {
  expect(sm3(text)).toBe(digest)
  expect(sm3(Buffer.from(text))).toBe(digest)
})

test('text is hashed as UTF-8, rare characters included', () => {
  expect(sm3('王𬱖㛃')).toBe(sm3(Buffer.from('e78e8bf0acb196e39b83', 'hex')))
})

test('an entry has one line, however its keys were put in', () => {
  const at = new Date('2022-09-06T10:30:00Z')
  expect(canonicalLine({ b: [1, { d: null, c: true }], a: '王𬱖', at, gone: undefined })).toBe(
    '{"a":"王𬱖","at":"2022-09-06T10:30:00.000Z","b":[1,{"c":true,"d":null}]}',
  )
  expect(canonicalLine({ '\u20ac': 1, '\r': 2, '1': 3, '\u{1f600}': 4, '\ufb33': 5 })).toBe(
    '{"\\r":2,"1":3,"€":1,"😀":4,"\ufb33":5}',
  )
  expect(canonicalLine('two\nlines')).toBe('"two\\nlines"')
})

test('a line reads back as the entry, in the same line whatever the order', () => {
  const text = fc.string({ unit: 'grapheme' })
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text))
  fc.assert(
    fc.property(fc.dictionary(text, value), (entry) => {
      const line = canonicalLine(entry)
      expect(JSON.parse(line)).toEqual({ ...entry })
      expect(canonicalLine(Object.fromEntries(Object.entries(entry).reverse()))).toBe(line)
      expect(line).not.toContain('\n')
    }),
  )
})

test.each([
  ['NaN', Number.NaN],
  ['infinity', { n: -Infinity }],
  ['half a character', ['\ud86d']],
  ['half a character in a key', { '\udc00': 1 }],
])('%s is refused', (_what, entry) => {
  expect(() => canonicalLine(entry)).toThrow(RangeError)
})

test('a batch is told by its lines and their order, and one line is not two', () => {
  expect(digestLines(['a', 'b'])).toBe(sm3('a\nb\n'))
  expect(digestLines(['a', 'b'])).not.toBe(digestLines(['b', 'a']))
  expect(digestLines(['ab'])).not.toBe(digestLines(['a', 'b']))
  expect(digestLines([])).toBe(sm3(''))
  expect(() => digestLines(['a\nb'])).toThrow('line feed')
})

test('a link holds the one before and its batch', () => {
  const batch = digestLines(['a'])
  const first = chain(CHAIN_START, batch)
  expect(first).toBe(sm3(Buffer.from(CHAIN_START + batch, 'hex')))
  expect(chain(first, batch)).not.toBe(first)
  expect(chain(batch, first)).not.toBe(chain(first, batch))
  expect(() => chain('', batch)).toThrow('not an SM3 digest')
  expect(() => chain(first, batch.toUpperCase())).toThrow('not an SM3 digest')
})

test('changing any byte of any line breaks every link from there on', () => {
  const links = (batches: readonly (readonly string[])[]) => {
    let previous = CHAIN_START
    return batches.map((lines) => {
      previous = chain(previous, digestLines(lines))
      return previous
    })
  }
  const batches = fc.array(fc.array(fc.string().map((text) => canonicalLine(text))), {
    minLength: 1,
  })
  fc.assert(
    fc.property(batches, fc.nat(), (whole, pick) => {
      const at = pick % whole.length
      const forged = whole.map((lines, n) => (n === at ? [...lines, '"more"'] : lines))
      const [before, after] = [links(whole), links(forged)]
      for (const [n, link] of before.entries()) expect(after[n] === link).toBe(n < at)
    }),
  )
})
