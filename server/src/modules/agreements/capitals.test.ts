import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bothWays, capitalsOf, figuresOf, readCapitals } from './capitals.ts'
import { findAmounts, pairAmounts } from './find-amounts.ts'

describe('amounts in capitals', () => {
  it.each([
    [3_500_000, '叁万伍仟元整'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [10_100, '壹佰零壹元整'],
    [1_050_000, '壹万零伍佰元整'],
    [10_000_500, '壹拾万零伍元整'],
    [100_001_000, '壹佰万零壹拾元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [1005, '壹拾元零伍分'],
    [120, '壹元贰角整'],
    [50, '伍角整'],
    [1, '壹分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [600_700, '陆仟零柒元整'],
  ])('%i fen is %s', (fen, capitals) => {
    expect(capitalsOf(fen)).toBe(capitals)
    expect(readCapitals(capitals)).toBe(fen)
    expect(readCapitals(`人民币${capitals}`)).toBe(fen)
  })

  it('read what was written, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999_999 }), (fen) => {
        expect(readCapitals(capitalsOf(fen))).toBe(fen)
      }),
    )
  })

  it.each(['叁万伍仟', '', '元', '叁叁元整', '三万元整', '零元整'])('%s is no amount', (text) => {
    expect(readCapitals(text)).toBeNull()
  })

  it.each([0, -1, 0.5, Number.NaN])('%d fen is refused', (fen) => {
    expect(() => capitalsOf(fen)).toThrow(RangeError)
  })
})

describe('amounts in a text', () => {
  it('finds figures and capitals, and leaves years and numbers alone', () => {
    const text = '2022年8月10日前支付35,000元（人民币叁万伍仟元整），另付¥200.50；3.5万元；3号楼'
    expect(findAmounts(text).map(({ fen }) => fen)).toEqual([
      3_500_000, 3_500_000, 20_050, 3_500_000,
    ])
  })

  it('puts the two ways of one amount together, in either order', () => {
    const pairs = pairAmounts('甲付人民币叁万元整（¥30,000.00），乙付500元。')
    expect(pairs.map(({ figures, capitals }) => [figures?.fen, capitals?.fen])).toEqual([
      [3_000_000, 3_000_000],
      [50_000, undefined],
    ])
  })

  it('reads both ways of what the product itself writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (fen) => {
        const [pair, ...more] = pairAmounts(`应付${bothWays(fen)}。`)
        expect([pair?.figures?.fen, pair?.capitals?.fen, more.length]).toEqual([fen, fen, 0])
      }),
    )
    expect(figuresOf(3_500_000)).toBe('35,000.00元')
  })
})
