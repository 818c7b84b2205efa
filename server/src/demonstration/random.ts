/** A number from 0 up to but not including 1, each time another. */
export type Random = () => number

/** The mulberry32 generator: the same seed gives the same numbers everywhere. */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A generator of its own for a thing with a name, so that adding one thing leaves the rest as it was.
 * The seed is the FNV-1a hash of the UTF-16 units of the name.
 */
export function randomFor(seed: number, name: string): Random {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0
  }
  return mulberry32(hash)
}

/** A whole number from `from` to `to`, both included. */
export function integer(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** One of the things, each as likely; refuses an empty list. */
export function pick<Thing>(random: Random, things: readonly Thing[]): Thing {
  const thing = things[Math.floor(random() * things.length)]
  if (thing === undefined) throw new RangeError('nothing to pick from')
  return thing
}

/** One of the things, as likely as its weight says; refuses weights that do not add up to more than 0. */
export function weighted<Thing>(
  random: Random,
  choices: readonly (readonly [thing: Thing, weight: number])[],
): Thing {
  const total = choices.reduce((sum, [, weight]) => sum + Math.max(0, weight), 0)
  let left = random() * total
  for (const [thing, weight] of choices) {
    if (weight > 0 && left < weight) return thing
    left -= Math.max(0, weight)
  }
  // The sum of the parts may fall a rounding short of the whole.
  const last = choices.findLast(([, weight]) => weight > 0)
  if (!last) throw new RangeError('nothing to pick from')
  return last[0]
}

/** The same things in another order (Fisher and Yates); the list given stays as it is. */
export function shuffle<Thing>(random: Random, things: readonly Thing[]): Thing[] {
  const left = [...things]
  const mixed: Thing[] = []
  while (left.length > 0) {
    const at = Math.floor(random() * left.length)
    const last = left.pop()
    if (last === undefined) break
    const thing = at < left.length ? left[at] : last
    if (at < left.length) left[at] = last
    if (thing !== undefined) mixed.push(thing)
  }
  return mixed
}
