/** Rows made in one transaction: few enough to be lost cheaply, many enough that commits do not count. */
export const BATCH_ROWS = 2_000
/** Rows looked at in one statement while a file is staged or checked. */
export const PAGE_ROWS = 5_000
/** Rows shown before the columns are mapped. */
export const PREVIEW_ROWS = 8
/** Distinct words of one choice that are offered for mapping; more than this is no list of names. */
export const MAX_WORDS = 20_000
/** Distinct values of one field that the report counts one by one. */
export const MAX_COUNTED = 2_000

/** How other systems write "nothing stands here". */
const MISSING = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '－',
  '/',
  'null',
  'NULL',
  '\\N',
  'N/A',
  '#N/A',
  'None',
])

/** The trimmed text of a cell, or null where it only says that nothing is known. */
export function present(cell: string | undefined): string | null {
  const text = (cell ?? '').trim()
  return MISSING.has(text) ? null : text
}

/** Days after which the rows of a settled or abandoned import lose their content: time enough to mend and to undo. */
export const KEPT_DAYS = 30
