import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskIdNumber, maskName, maskPhone, normalise } from './personal-data.ts'

test.each([
  ['13812345678', '13812345678'],
  ['138 1234 5678', '13812345678'],
  ['+86 138-1234-5678', '13812345678'],
  ['0086 13812345678', '13812345678'],
  ['8613812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['(0635) 8412345', '06358412345'],
  ['0635－8412345', '06358412345'],
  ['+86 635 8412345', '06358412345'],
  ['+86 0635 8412345', '06358412345'],
  ['+86 10 65123456', '01065123456'],
  ['010-86123456', '01086123456'],
  ['8612345', '8612345'],
  ['12345', '12345'],
  ['无', ''],
])('phone %s is kept as %s', (written, kept) => {
  expect(normalise('phone', written)).toBe(kept)
})

test.each([
  [' 王明 ', '王明'],
  ['王　明', '王明'],
  ['买买提•艾力', '买买提·艾力'],
  ['买买提．艾力', '买买提·艾力'],
  ['买买提 · 艾力', '买买提·艾力'],
  ['Ｊｏｈｎ  Smith', 'john smith'],
  ['e\u0301mile', '\u00e9mile'],
  ['𬱖㛃', '𬱖㛃'],
])('name %s is kept as %s', (written, kept) => {
  expect(normalise('name', written)).toBe(kept)
})

test.each([
  ['Lǚ Bù', 'lvbu'],
  ['lü bu', 'lvbu'],
  ['lu:bu', 'lvbu'],
  ["Xi'an", 'xian'],
  ['wang2 jian4 guo2', 'wangjianguo'],
])('pinyin %s is kept as %s', (written, kept) => {
  expect(normalise('pinyin', written)).toBe(kept)
})

test('an id number keeps its check letter in one case and loses gaps', () => {
  expect(normalise('id_number', '371502 19500101 123x')).toBe('37150219500101123X')
  expect(normalise('id_number', '３７１５０２１９５００１０１１２３Ｘ')).toBe('37150219500101123X')
})

test.each([
  ['13812345678', '138****5678'],
  ['+86 138 1234 5678', '138****5678'],
  ['0635-8412345', '********345'],
  ['12345', '*****'],
  ['', ''],
])('phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test.each([
  ['王建国', '王**'],
  ['王明', '王*'],
  ['王', '*'],
  ['', ''],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳娜', '欧阳*'],
  ['欧阳', '欧*'],
  ['𬱖建国', '𬱖**'],
  ['王𬱖', '王*'],
  ['㛃㛃㛃', '㛃**'],
  ['葛\u{e0100}明', '葛\u{e0100}*'],
  ['买买提·艾力', '买**·**'],
  ['John Smith', 'J*** *****'],
])('name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['371502195001011234', '371***********1234'],
  ['37150219500101123x', '371***********123X'],
  ['371502500101123', '371********1123'],
  ['E12345678', '*********'],
])('id number %s is shown as %s', (number, shown) => {
  expect(maskIdNumber(number)).toBe(shown)
})

test('a mask never shows a whole value', () => {
  const han = fc.string({
    unit: fc.integer({ min: 0x20000, max: 0x2a6d0 }).map((code) => String.fromCodePoint(code)),
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(han, (name) => {
      const shown = maskName(name)
      expect(shown).toContain('*')
      expect([...shown]).toHaveLength([...name].length)
    }),
  )
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(digits, (number) => {
      expect(maskPhone(number)).toContain('*')
      expect(maskIdNumber(number)).toContain('*')
    }),
  )
})

test('normalising twice changes nothing', () => {
  const kind = fc.constantFrom('phone', 'id_number', 'name', 'pinyin')
  fc.assert(
    fc.property(kind, fc.string({ unit: 'grapheme' }), (which, text) => {
      const once = normalise(which, text)
      expect(normalise(which, once)).toBe(once)
    }),
    { numRuns: 500 },
  )
})
