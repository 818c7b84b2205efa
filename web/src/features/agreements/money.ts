/** 3500000 fen as people read it: ¥35,000.00. */
export function sayMoney(fen: number): string {
  const yuan = (fen / 100).toLocaleString('zh-CN', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  })
  return `¥${yuan}`
}

/** What somebody typed as yuan, in whole fen; null where it is no amount. */
export function readMoney(text: string): number | null {
  const found = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(',', '').trim())
  if (!found) return null
  const fen = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
  return fen > 0 ? fen : null
}
