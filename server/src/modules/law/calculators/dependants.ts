import type { CapOrder } from '@linli/contract/codes/law'
import { times } from './amounts.ts'

/** Somebody who lived from what the injured person earned. */
export interface Dependant {
  age: number
  is_adult: boolean
  supporters: number
}

/** How many years compensation counts: 20, a year less for each year over 60, 5 from 75 on. */
export function yearsByAge(age: number): number {
  if (age < 60) return 20
  return age >= 75 ? 5 : 20 - (age - 60)
}

/** How many years somebody is supported: a minor until 18, an adult who cannot work by age. */
export function supportYears({ age, is_adult }: Pick<Dependant, 'age' | 'is_adult'>): number {
  return is_adult ? yearsByAge(age) : Math.max(0, 18 - age)
}

/**
 * What dependants get, in fen: year by year, so that the sum of a year never exceeds one person's yearly consumption.
 * `loss` is the degree of loss in percent. The cap lies on the sum before the degree is applied, or after it.
 */
export function dependantsSum(
  consumption_fen: number,
  loss: number,
  dependants: readonly Dependant[],
  order: CapOrder,
): number {
  const common = dependants.reduce((lcm, { supporters }) => lcmOf(lcm, BigInt(supporters)), 1n)
  const last = Math.max(0, ...dependants.map(supportYears))
  let sum = 0n
  for (let year = 0; year < last; year += 1) {
    const shares = dependants
      .filter((one) => supportYears(one) > year)
      .reduce((all, { supporters }) => all + common / BigInt(supporters), 0n)
    sum += yearly(shares, common, BigInt(loss), order)
  }
  return times(consumption_fen, sum, common * 100n)
}

// In hundredths of one consumption figure times `common`.
function yearly(shares: bigint, common: bigint, loss: bigint, order: CapOrder): bigint {
  if (order === 'before') return least(shares, common) * loss
  return least(shares * loss, common * 100n)
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

function lcmOf(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return (a / x) * b
}
