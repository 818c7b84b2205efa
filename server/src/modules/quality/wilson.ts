/** The normal deviate that leaves 2.5 % on either side. */
const Z = 1.959963984540054

/** Between which shares the true one lies in 95 of 100 random samples like this (Wilson's score interval); null for an
 * empty sample. */
export function wilson(hits: number, of: number): [low: number, high: number] | null {
  if (of === 0) return null
  const share = hits / of
  const spread = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  const middle = share + Z ** 2 / (2 * of)
  const scale = 1 + Z ** 2 / of
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
