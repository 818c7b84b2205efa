/** Why a file is not read at all; the web has words for each. */
export const TABLE_REFUSALS = [
  'file_missing',
  'file_too_large',
  'file_empty',
  'undecodable',
  'not_text',
  'line_too_long',
  'quote_not_closed',
  'text_after_quote',
  'too_many_columns',
  'too_many_rows',
  'encrypted',
  'old_xls',
  'xlsb',
  'not_a_table',
  'html_not_table',
  'packed_too_tightly',
  'unpacks_too_large',
  'too_much_text',
  'too_many_merges',
  'package_damaged',
  'sheet_damaged',
  'no_such_sheet',
] as const
export type TableRefusalReason = (typeof TABLE_REFUSALS)[number]

/** The whole file is refused: `line` says where, when a place is to blame (1 is the first line or sheet row). */
export class TableRefusal extends Error {
  readonly reason: TableRefusalReason
  readonly line: number | null

  constructor(reason: TableRefusalReason, line: number | null = null) {
    super(line === null ? reason : `${reason} at line ${line}`)
    this.name = 'TableRefusal'
    this.reason = reason
    this.line = line
  }
}
