/** What comes of a round: a figure, or nothing at all. */
export type Settled = { state: 'met'; figure_fen: number } | { state: 'not_met' }

const NOT_MET: Settled = Object.freeze({ state: 'not_met' })

/** Lays two sealed offers beside each other: `most` is what the payer pays at most, `least` what the payee takes at least, in fen.
 * They meet where most ≥ least; the payee then gets `least` and so many percent of what lies between, whole fen, what is
 * less than a fen left out. Offers that do not meet, or one alone, leave the same nothing. */
export function settle(offers: {
  most: number | null
  least: number | null
  percent: number
}): Settled {
  const { most, least, percent } = offers
  if (most === null || least === null || most < least) return NOT_MET
  return { state: 'met', figure_fen: least + Math.floor(((most - least) * percent) / 100) }
}
