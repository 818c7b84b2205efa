import type { Field } from './target.ts'

/** Which column of a file most likely fills which field: by equal names first, then by names that contain one another. */
export function suggestColumns(
  columns: readonly string[],
  fields: readonly Field[],
): Record<string, string> {
  const chosen: Record<string, string> = {}
  const taken = new Set<string>()
  const passes = [
    (column: string, hint: string) => column === hint,
    // Short hints such as "id" occur in many names that mean something else.
    (column: string, hint: string) => hint.length > 2 && column.includes(hint),
  ]
  for (const fits of passes) {
    for (const field of fields) {
      if (chosen[field.name] !== undefined) continue
      const hints = field.hints.map(bare)
      const found = columns.find(
        (column) => !taken.has(column) && hints.some((hint) => fits(bare(column), hint)),
      )
      if (found === undefined) continue
      chosen[field.name] = found
      taken.add(found)
    }
  }
  return chosen
}

function bare(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-·:()]/g, '')
}
