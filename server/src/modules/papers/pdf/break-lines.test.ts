import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines, cleanText, widthOf } from './break-lines.ts'
import type { Measure } from './open-faces.ts'

/** Chinese is as wide as its size, the rest half of it; nobody has 𱅒. */
const measure: Measure = {
  find: (char, face) =>
    char === '𱅒' ? null : { face, width: (char.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.5 },
}
const HOW = { width: 100, size: 10, first_indent: 20, indent: 0, face: 'song' as const }
const linesOf = (text: string) =>
  breakLines(measure, [text], HOW).map(({ glyphs }) => glyphs.map(({ char }) => char).join(''))

test('lines hold what fits, the first after its indent', () => {
  expect(linesOf('一二三四五六七八九十甲乙丙丁戊己庚辛')).toEqual([
    '一二三四五六七八',
    '九十甲乙丙丁戊己庚辛',
  ])
})

test('no line begins with a full stop or ends with an opening bracket', () => {
  expect(linesOf('一二三四五六七八。九')).toEqual(['一二三四五六七', '八。九'])
  expect(linesOf('一二三四五六七（八九）')).toEqual(['一二三四五六七', '（八九）'])
})

test('figures stay whole, and a word wider than a line is cut', () => {
  expect(linesOf('一二三四五六35,000.00元')).toEqual(['一二三四五六', '35,000.00元'])
  expect(linesOf('a'.repeat(30)).join('')).toBe('a'.repeat(30))
})

test('what has no shape is left out; a character without a font keeps its place', () => {
  expect(cleanText('王\u200b小\u0007明\u{e0100}')).toBe('王小明')
  const [line] = breakLines(measure, ['𱅒'], HOW)
  expect(line?.glyphs).toEqual([{ kind: 'missing', char: '𱅒', face: 'song', width: 10 }])
})

test('nothing is lost, and nothing stands out, whatever is written', () => {
  const chars = fc.constantFrom(...'一二三四五。，（）“”《》abc12.,3𠮷 ')
  fc.assert(
    fc.property(fc.array(chars, { maxLength: 120 }), (text) => {
      const lines = breakLines(measure, [text.join('')], HOW)
      const all = lines.flatMap(({ glyphs }) => glyphs.map(({ char }) => char)).join('')
      expect(all).toBe(cleanText(text.join('')))
      for (const { glyphs, indent } of lines) {
        expect(widthOf(glyphs) + indent).toBeLessThanOrEqual(HOW.width + 0.01)
      }
    }),
  )
})
