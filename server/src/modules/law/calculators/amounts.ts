/** `fen` times a fraction, in whole fen, half a fen upwards: exact however large, without floating point. */
export function times(
  fen: number,
  numerator: number | bigint,
  denominator: number | bigint,
): number {
  const [top, below] = [BigInt(fen) * BigInt(numerator), BigInt(denominator)]
  return Number((top * 2n + below) / (below * 2n))
}

/** Amounts in fen as people read them: 4706600 → 47,066 元, 33750 → 337.50 元. */
export function yuan(fen: number): string {
  const [whole, part] = [Math.floor(fen / 100), fen % 100]
  const text = whole.toLocaleString('en-US')
  return part === 0 ? `${text} 元` : `${text}.${String(part).padStart(2, '0')} 元`
}

/** A range as people read it; one amount where both ends are the same. */
export function yuanRange(low: number, high: number): string {
  return low === high ? yuan(low) : `${yuan(low)}～${yuan(high)}`
}

/** A rate in hundredths of a percent as people read it: 385 → 3.85%. */
export function percent(basis_points: number): string {
  return `${(basis_points / 100).toFixed(2).replace(/\.?0+$/, '')}%`
}

/** Splits an amount by weights into whole fen that sum to it; what rounding leaves goes to the largest remainders. */
export function split(fen: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, one) => all + BigInt(one), 0n)
  if (sum === 0n) return weights.map(() => 0)
  const parts = weights.map((weight, at) => {
    const product = BigInt(fen) * BigInt(weight)
    return { at, whole: Number(product / sum), rest: product % sum }
  })
  const left = fen - parts.reduce((all, { whole }) => all + whole, 0)
  const first = parts.toSorted((a, b) => Number(b.rest - a.rest) || a.at - b.at).slice(0, left)
  const more = new Set(first.map(({ at }) => at))
  return parts.map(({ at, whole }) => whole + (more.has(at) ? 1 : 0))
}
