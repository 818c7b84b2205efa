import type { CategoryLine } from '@linli/contract/catalogue'

export interface CategoryGroup {
  code: string
  name: string
  categories: CategoryLine[]
}

/** Categories under their parents, in the order of the list. What has no parent in the list stands together, unnamed. */
export function groupCategories(lines: readonly CategoryLine[]): CategoryGroup[] {
  const parents = new Set(lines.map((line) => line.parent_code).filter((code) => code !== null))
  const groups = new Map<string, CategoryGroup>()
  for (const line of lines) {
    if (parents.has(line.code)) continue
    const parent = lines.find((one) => one.code === line.parent_code)
    const { code, name } = parent ?? { code: '', name: '' }
    const group = groups.get(code) ?? { code, name, categories: [] }
    group.categories.push(line)
    groups.set(code, group)
  }
  return [...groups.values()]
}

/** Does a category answer to the words? By name and keywords. */
export function answersTo(line: CategoryLine, text: string) {
  const words = text.trim()
  return (
    words === '' ||
    line.name.includes(words) ||
    line.keywords.some((keyword) => keyword.includes(words) || words.includes(keyword))
  )
}
