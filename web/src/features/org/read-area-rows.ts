/** A row of the pasted list as it was understood, or why not. */
export interface AreaRow {
  row: number
  code: string
  name: string
  parent_code: string
  level: 'street' | 'community'
  why: 'code' | 'other_district' | 'name' | 'twice' | 'no_parent' | null
}

/**
 * Reads "code,name[,parent code]" as the server will, so that mistakes show while they are pasted. Commas, tabs and
 * the wide comma part the cells; a heading is left out. The server's reading holds.
 */
export function readAreaRows(text: string, district: string): AreaRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const seen = new Set<string>()
  const rows: AreaRow[] = []
  for (const [at, line] of lines.entries()) {
    const [first = '', name = '', parent = ''] = line
      .split(/[,，\t]/)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
    const code = short(first)
    if (line.trim() === '' || (rows.length === 0 && !/^\d/.test(code))) continue
    const level = code.length === 9 ? 'street' : 'community'
    const why = !/^(\d{9}|\d{12})$/.test(code)
      ? 'code'
      : !code.startsWith(district)
        ? 'other_district'
        : name === '' || name.length > 100
          ? 'name'
          : seen.has(code)
            ? 'twice'
            : null
    seen.add(code)
    const parent_code = level === 'street' ? district : short(parent) || code.slice(0, 9)
    rows.push({ row: at + 1, code, name, level, parent_code, why })
  }
  return rows.map((row) =>
    row.why === null && row.level === 'community' && !seen.has(row.parent_code)
      ? { ...row, why: 'no_parent' as const }
      : row,
  )
}

/** The rows as the server's reader takes them: parted by commas, whatever parted them before. */
export function areaRowsCsv(rows: readonly AreaRow[]) {
  return rows
    .map(({ code, name, parent_code }) => `${code},"${name.replaceAll('"', '""')}",${parent_code}`)
    .join('\n')
}

/** The statistics bureau writes a street as 371502006000. */
function short(code: string) {
  return /^\d{9}000$/.test(code) ? code.slice(0, 9) : code
}
