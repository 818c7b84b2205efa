/**
 * The area in words, and of the address only what the area does not say already: callers begin an address
 * with the community's name as often as not.
 */
export function placeWords(areaNames: readonly string[], address: string | null) {
  const rest = areaNames.reduce(
    (left, name) => (left.startsWith(name) ? left.slice(name.length) : left),
    (address ?? '').trim(),
  )
  return { area: areaNames.join(' '), rest: rest.trim() }
}

/** Both in one line. */
export function placeLine(areaNames: readonly string[], address: string | null) {
  const { area, rest } = placeWords(areaNames, address)
  return [area, rest].filter(Boolean).join('，')
}
