import { parse } from 'csv-parse/sync'
import { Refusal } from '#platform/errors'

/** A street or community of the list that a district brings along. */
export interface ListedArea {
  level: 'street' | 'community'
  code: string
  name: string
  parent_code: string
}

/** Reads rows "code,name[,parent code]" of streets (9 digits, or 12 with 000 at the end) and communities (12 digits). A
 * heading is left out. Refuses `areas_not_understood` with the number of the row and what is wrong with it. */
export function readAreasCsv(text: string, district_id: number): ListedArea[] {
  const rows = readRows(text)
  const areas = new Map<string, ListedArea>()
  for (const [at, [first = '', name = '', given = '']] of rows.entries()) {
    const code = short(first)
    if (at === 0 && !/^\d/.test(code)) continue
    const wrong = (why: string) =>
      new Refusal('invalid', 'areas_not_understood', { row: at + 1, code, why })
    if (!/^(\d{9}|\d{12})$/.test(code)) throw wrong('code')
    if (!code.startsWith(String(district_id))) throw wrong('other_district')
    if (name === '' || name.length > 100) throw wrong('name')
    if (areas.has(code)) throw wrong('twice')
    const isStreet = code.length === 9
    const parent_code = isStreet ? String(district_id) : short(given) || code.slice(0, 9)
    areas.set(code, { level: isStreet ? 'street' : 'community', code, name, parent_code })
  }
  for (const area of areas.values()) {
    if (area.level === 'community' && areas.get(area.parent_code)?.level !== 'street') {
      const { code } = area
      throw new Refusal('invalid', 'areas_not_understood', { row: null, code, why: 'no_parent' })
    }
  }
  if (areas.size === 0) {
    throw new Refusal('invalid', 'areas_not_understood', { row: null, code: null, why: 'empty' })
  }
  return [...areas.values()]
}

function readRows(text: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    throw new Refusal('invalid', 'areas_not_understood', { row: null, code: null, why: 'not_csv' })
  }
}

/** The statistics bureau writes a street as 371502006000. */
function short(code: string): string {
  return /^\d{9}000$/.test(code) ? code.slice(0, 9) : code
}
