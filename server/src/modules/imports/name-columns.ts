/**
 * Names every column exactly once: a name that stands twice gets " (2)", an empty one the place of its column,
 * so that a mapping kept by name never points at two columns.
 */
export function nameColumns(cells: readonly string[]): string[] {
  const given = cells.map((cell) => cell.replace(/\s+/g, ' ').trim())
  const taken = new Set(given)
  const used = new Set<string>()
  return given.map((name, index) => {
    const wanted = name === '' ? `第${index + 1}列` : name
    if (!used.has(wanted) && (name !== '' || !taken.has(wanted))) {
      used.add(wanted)
      return wanted
    }
    let copy = 2
    while (used.has(`${wanted} (${copy})`) || taken.has(`${wanted} (${copy})`)) copy += 1
    used.add(`${wanted} (${copy})`)
    return `${wanted} (${copy})`
  })
}
