import { z } from 'zod'
import { command, query } from './endpoint.ts'
import { Id, Instant, Named, Page, ShortText } from './fields.ts'

const IMPORT_STATES = [
  'reading',
  'refused',
  'mapping',
  'checking',
  'checked',
  'running',
  'paused',
  'done',
  'undoing',
  'undone',
] as const
export const ImportState = z.enum(IMPORT_STATES)
export type ImportState = z.infer<typeof ImportState>

export const IMPORT_TARGETS = ['matters'] as const

/** Why a whole file is not read; `line` of the refusal says where. */
export const FILE_REFUSALS = [
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
export type FileRefusal = (typeof FILE_REFUSALS)[number]

/** What is wrong with one row as the file has it; the rest of the file is still read. */
export const ROW_PROBLEMS = [
  'too_few_fields',
  'too_many_fields',
  'cell_too_long',
  'damaged_text',
  'cell_is_error',
  'formula_without_value',
  'number_rounded',
] as const
export type RowProblem = (typeof ROW_PROBLEMS)[number]

/** Why one row is not taken: a problem of the row itself, or one of the mapping and the target. */
const ROW_REASONS = [
  ...ROW_PROBLEMS,
  'value_missing',
  'not_a_moment',
  'in_the_future',
  'not_a_flag',
  'value_too_long',
  'value_not_mapped',
  'still_open_there',
  'ref_twice_in_file',
  'acted_on_since',
] as const
export const RowReason = z.enum(ROW_REASONS)
export type RowReason = z.infer<typeof RowReason>

/** A thing of ours that a file's column may fill. */
export const TargetField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'moment', 'flag']),
  is_required: z.boolean(),
})

/** Something of ours that words of the file stand for, looked up by one or more mapped columns. */
export const TargetChoice = z.object({
  name: z.string(),
  fields: z.array(z.string()),
  /** `path`: all fields together; `levels`: the finest mapped level counts; `code_or_name`: the first field that is filled. */
  rule: z.enum(['path', 'levels', 'code_or_name']),
  is_required: z.boolean(),
  may_create: z.boolean(),
})

/** Which column fills which field; a field that is absent stays empty. */
export const ColumnMapping = z.record(z.string().max(60), z.string().max(300))

/** `all`: every row of the file is settled history; `by_column`: only where the flag in `closed` says so. */
export const ClosedRule = z.enum(['all', 'by_column'])

export const Counted = z.object({ value: z.string(), n: z.int() })

/** What the check found. */
export const ImportReport = z.object({
  rows: z.int(),
  /** Rows that will be made. */
  to_make: z.int(),
  /** Rows whose external reference was imported before: left as they are. */
  known: z.int(),
  wrong: z.int(),
  /** Rows with a value that a formula computed; the value saved in the file was read. */
  with_formulas: z.int(),
  /** As the file has it, by field: every value with its number of rows; a dash stands for "missing". */
  by_field: z.record(z.string(), z.array(Counted)),
  reasons: z.array(z.object({ reason: RowReason, field: z.string().nullable(), n: z.int() })),
  /** Values that nothing of ours stands for yet, by choice. */
  unmapped: z.record(z.string(), z.int()),
})
export type ImportReport = z.infer<typeof ImportReport>

export const ImportLine = z.object({
  id: Id,
  target: z.enum(IMPORT_TARGETS),
  source_name: z.string(),
  file_name: z.string(),
  state: ImportState,
  rows_total: z.int(),
  rows_done: z.int(),
  rows_made: z.int(),
  rows_known: z.int(),
  rows_wrong: z.int(),
  started_by: Named,
  started_at: Instant,
  finished_at: Instant.nullable(),
})
export type ImportLine = z.infer<typeof ImportLine>

export const Import = ImportLine.extend({
  format: z.enum(['csv', 'xlsx']).nullable(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  refusal: z.object({ reason: z.enum(FILE_REFUSALS), line: z.int().nullable() }).nullable(),
  columns: z.array(z.string()),
  /** The first rows as they stand in the file. */
  preview: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  fields: z.array(TargetField),
  choices: z.array(TargetChoice),
  mapping: z.object({ columns: ColumnMapping, closed_rule: ClosedRule }),
  report: ImportReport.nullable(),
  /** Rows that the undoing left, because somebody has acted on them since. */
  rows_kept: z.int(),
  errors_url: z.string().nullable(),
  can: z.array(z.enum(['map', 'dry_run', 'run', 'undo', 'read_again'])),
})
export type Import = z.infer<typeof Import>

/** A word of the file and what it stands for: an id or code of ours, `create`, `none`, or nothing yet. */
export const ImportValue = z.object({
  external_value: z.string(),
  label: z.string(),
  n: z.int(),
  our_value: z.string().nullable(),
  our_name: z.string().nullable(),
  from: z.enum(['chosen', 'remembered', 'suggested']).nullable(),
})
export type ImportValue = z.infer<typeof ImportValue>

export const imports = {
  /** Starts an import of an uploaded file of kind `import`; it is read in the background. Refuses: no_such_file. */
  start: command(
    '/imports.start',
    z.object({
      file_id: Id,
      file_name: ShortText,
      /** Where the rows come from, such as "12345 平台"; mappings are remembered by it, references are unique in it. */
      source_name: ShortText,
      target: z.enum(IMPORT_TARGETS),
      sheet: z.string().max(100).optional(),
    }),
    Import,
  ),
  get: query('/imports.get', z.object({ id: Id }), Import),
  list: query(
    '/imports.list',
    z.object({ ...Page }),
    z.object({ items: z.array(ImportLine), next_cursor: z.string().nullable() }),
  ),
  /** The words of one choice with how often they stand in the file, the unmapped and frequent first. */
  list_values: query(
    '/imports.list_values',
    z.object({
      id: Id,
      choice: z.string().max(60),
      /** Only what stands below this value, for choices in levels such as categories. */
      under: z.string().max(600).optional(),
      is_unmapped: z.boolean().optional(),
      ...Page,
    }),
    z.object({ items: z.array(ImportValue), next_cursor: z.string().nullable() }),
  ),
  /** Reads another sheet of the same workbook. Refuses: import_not_in_that_state. */
  read_again: command(
    '/imports.read_again',
    z.object({ id: Id, sheet: z.string().max(100) }),
    Import,
  ),
  /** Says which column fills what, and what the words stand for; remembered for the next file of this source.
   * Refuses: import_not_in_that_state, no_such_column, no_such_field, no_such_value. */
  map: command(
    '/imports.map',
    z.object({
      id: Id,
      columns: ColumnMapping.optional(),
      closed_rule: ClosedRule.optional(),
      values: z
        .array(
          z.object({
            choice: z.string().max(60),
            external_value: z.string().max(600),
            our_value: z.string().max(60).nullable(),
          }),
        )
        .max(2000)
        .default([]),
    }),
    Import,
  ),
  /** Checks every row without making anything. Refuses: import_not_in_that_state, field_not_mapped. */
  dry_run: command('/imports.dry_run', z.object({ id: Id }), Import),
  /** Makes the rows that the check found good. Refuses: import_not_in_that_state, nothing_to_make. */
  run: command('/imports.run', z.object({ id: Id }), Import),
  /** The rows that were not taken (`wrong`), or that the undoing left (`kept`), with the reason. */
  list_row_errors: query(
    '/imports.list_row_errors',
    z.object({ id: Id, of: z.enum(['wrong', 'kept']).default('wrong'), ...Page }),
    z.object({
      items: z.array(
        z.object({
          line: z.int(),
          reason: RowReason,
          field: z.string().nullable(),
          value: z.string().nullable(),
          cells: z.array(z.string()),
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  ),
  /** Takes back everything the import made and nobody has acted on since. Refuses: import_not_in_that_state. */
  undo: command('/imports.undo', z.object({ id: Id }), Import),
  /** Sources that were imported from before. */
  list_sources: query(
    '/imports.list_sources',
    z.object({}),
    z.array(z.object({ source_name: z.string(), last_at: Instant, imports: z.int() })),
  ),
}
