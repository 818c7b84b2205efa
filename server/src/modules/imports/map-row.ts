import { createHash } from 'node:crypto'
import type { RowReason } from '@linli/contract/imports'
import { parseFlag, parseMoment } from './parse-cell.ts'
import { present } from './rules.ts'
import type { Choice, Field, ImportTarget, TargetRow } from './target.ts'

/** What was decided about a file: columns by field, and what words stand for by choice. */
export interface Mapping {
  columns: Readonly<Record<string, string>>
  closed_rule: 'all' | 'by_column'
  values: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Why a row is not taken, and which field or choice is to blame. */
export interface RowFault {
  reason: RowReason
  field: string | null
}

export type MappedRow = { row: TargetRow; fault: null } | { row: null; fault: RowFault }

export interface RowMapper {
  /** Raw texts by field, null where the file says nothing. */
  read(cells: readonly string[]): Record<string, string | null>
  map(line: number, cells: readonly string[]): MappedRow
}

/** Prepares the reading of rows by a mapping. `now` is the moment after which nothing can have been reported. */
export function rowMapper(
  target: ImportTarget,
  columns: readonly string[],
  { mapping, now }: { mapping: Mapping; now: Date },
): RowMapper {
  const places = target.fields.map((field) => ({
    field,
    at: columns.indexOf(mapping.columns[field.name] ?? ''),
  }))
  const limit = now.toISOString()
  const read = (cells: readonly string[]) => {
    const values: Record<string, string | null> = {}
    for (const { field, at } of places) values[field.name] = at === -1 ? null : present(cells[at])
    return values
  }
  const map = (line: number, cells: readonly string[]): MappedRow => {
    const values = read(cells)
    for (const { field } of places) {
      const fault = parseField(field, values, limit)
      if (fault !== null) return { row: null, fault: { reason: fault, field: field.name } }
    }
    if (mapping.closed_rule === 'by_column' && values.closed !== 'true') {
      return { row: null, fault: { reason: 'still_open_there', field: 'closed' } }
    }
    const chosen: Record<string, string | null> = {}
    for (const choice of target.choices) {
      const found = chooseValue(choice, values, mapping.values[choice.name] ?? {})
      if (found === undefined) {
        return { row: null, fault: { reason: 'value_not_mapped', field: choice.name } }
      }
      if (found === null && choice.is_required) {
        return { row: null, fault: { reason: 'value_missing', field: choice.name } }
      }
      chosen[choice.name] = found
    }
    const external_ref = values.external_ref ?? digestOf(cells)
    return { row: { line, external_ref, values, chosen }, fault: null }
  }
  return { read, map }
}

/** The words that a row offers to a choice: none where the file says nothing, several for levels, coarse to fine. */
export function wordsOf(
  choice: Choice,
  values: Readonly<Record<string, string | null>>,
): { external_value: string; label: string }[] {
  const parts = choice.fields.map((field) => values[field] ?? null)
  if (choice.rule === 'code_or_name') {
    const filled = parts.filter((part) => part !== null)
    const [first] = filled
    return first === undefined ? [] : [{ external_value: first, label: filled.at(-1) ?? first }]
  }
  if (choice.rule === 'path') {
    if (parts.at(-1) === null) return []
    const whole = parts.filter((part) => part !== null).join(' / ')
    return [{ external_value: whole, label: whole }]
  }
  const words: { external_value: string; label: string }[] = []
  let path = ''
  for (const part of parts) {
    if (part === null) break
    path = path === '' ? part : `${path} / ${part}`
    words.push({ external_value: path, label: path })
  }
  return words
}

/** Undefined where a word stands for nothing yet; null where the file has no word or the word means none of ours. */
function chooseValue(
  choice: Choice,
  values: Readonly<Record<string, string | null>>,
  mapped: Readonly<Record<string, string>>,
): string | null | undefined {
  const words = wordsOf(choice, values)
  if (words.length === 0) return null
  for (const { external_value } of words.toReversed()) {
    const ours = mapped[external_value]
    if (ours !== undefined) return ours === 'none' ? null : ours
  }
  return undefined
}

/** Turns the text of a field into its kind in place; answers what is wrong with it. */
function parseField(
  field: Field,
  values: Record<string, string | null>,
  limit: string,
): RowReason | null {
  const text = values[field.name] ?? null
  if (text === null) return field.is_required ? 'value_missing' : null
  if (field.kind === 'moment') {
    const moment = parseMoment(text)
    if (moment === null) return 'not_a_moment'
    if (moment > limit) return 'in_the_future'
    values[field.name] = moment
  } else if (field.kind === 'flag') {
    const flag = parseFlag(text)
    if (flag === null) return 'not_a_flag'
    values[field.name] = String(flag)
  } else if (text.length > field.max_characters) return 'value_too_long'
  return null
}

/** A file without numbers of its own: the whole row is its reference, so that a second import finds it again. */
function digestOf(cells: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 40)
}
