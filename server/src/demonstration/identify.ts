import type { Random } from './random.ts'

/** An id (uuid v7) of a moment, drawn from the generator: the same seed gives the same ids. */
export function idAt(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, '0')
  const a = hex(random, 0x1000, 3)
  const b = (0x8000 + Math.floor(random() * 0x4000)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${a}-${b}-${hex(random, 0x1000000, 6)}${hex(random, 0x1000000, 6)}`
}

function hex(random: Random, below: number, digits: number): string {
  return Math.floor(random() * below)
    .toString(16)
    .padStart(digits, '0')
}
