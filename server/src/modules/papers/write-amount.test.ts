import fc from 'fast-check'
import Nzh from 'nzh'
import { expect, test } from 'vitest'
import { capitalAmount, figureAmount, writeAmount } from './write-amount.ts'

// 支付结算办法, 附件一, 二至四: the examples of the rule, and what disputes bring.
test.each([
  [3_500_000, '人民币叁万伍仟元整', '¥35,000.00'],
  [140_950, '人民币壹仟肆佰零玖元伍角', '¥1,409.50'],
  [600_714, '人民币陆仟零柒元壹角肆分', '¥6,007.14'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分', '¥1,680.32'],
  [10_700_053, '人民币壹拾万柒仟元伍角叁分', '¥107,000.53'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分', '¥16,409.02'],
  [32_504, '人民币叁佰贰拾伍元零肆分', '¥325.04'],
  [5, '人民币伍分', '¥0.05'],
  [50, '人民币伍角', '¥0.50'],
  [0, '人民币零元整', '¥0.00'],
  [1_000, '人民币壹拾元整', '¥10.00'],
  [2_000_000, '人民币贰万元整', '¥20,000.00'],
  [101_001, '人民币壹仟零壹拾元零壹分', '¥1,010.01'],
  [10_000_000_000, '人民币壹亿元整', '¥100,000,000.00'],
])('%i fen are %s', (fen, capitals, figures) => {
  expect(capitalAmount(fen)).toBe(capitals)
  expect(figureAmount(fen)).toBe(figures)
  expect(writeAmount(fen)).toBe(`${capitals}（${figures}）`)
})

test('every amount of whole yuan reads back as itself, and ends with 整', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (yuan) => {
      const capitals = capitalAmount(yuan * 100)
      expect(capitals.endsWith('元整')).toBe(true)
      const numeral = capitals.replace('人民币', '').replace('元整', '')
      expect(Number(Nzh.cn.decodeB(numeral))).toBe(yuan)
    }),
  )
})

test('fractions of a fen and debts are no amounts', () => {
  expect(() => capitalAmount(0.5)).toThrow()
  expect(() => capitalAmount(-1)).toThrow()
})
