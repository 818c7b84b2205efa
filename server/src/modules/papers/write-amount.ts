import Nzh from 'nzh'

/** An amount in fen as papers write it: 人民币叁万伍仟元整（¥35,000.00）. */
export function writeAmount(fen: number): string {
  return `${capitalAmount(fen)}（${figureAmount(fen)}）`
}

/** An amount in fen in Chinese capitals, with 整 after whole yuan and whole jiao (支付结算办法, 附件一). Refuses fractions
 * of a fen and amounts below nought: a program has gone wrong. */
export function capitalAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Error('not an amount in fen')
  // Whole yuan without decimals: with them the library leaves 整 out.
  const yuan = fen % 100 === 0 ? String(fen / 100) : fenText(fen)
  const capitals = Nzh.cn.toMoney(yuan, { outSymbol: false })
  return `人民币${capitals}`
}

/** An amount in fen in figures: ¥35,000.00. */
export function figureAmount(fen: number): string {
  const [yuan = '', rest = ''] = fenText(fen).split('.')
  return `¥${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

function fenText(fen: number): string {
  const rest = String(fen % 100).padStart(2, '0')
  return `${Math.floor(fen / 100)}.${rest}`
}
