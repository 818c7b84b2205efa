import type { IMPORT_TARGETS, TargetChoice, TargetField } from '@linli/contract/imports'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'

export type TargetName = (typeof IMPORT_TARGETS)[number]

/** A field of the target, with column names by which other systems call it and whether its values are counted. */
export type Field = z.infer<typeof TargetField> & {
  hints: readonly string[]
  is_counted: boolean
  max_characters: number
}
export type Choice = z.infer<typeof TargetChoice>

/** A row ready to be made: `values` by field (moments in ISO, flags `true`/`false`, texts), `chosen` by choice. */
export interface TargetRow {
  line: number
  external_ref: string
  values: Readonly<Record<string, string | null>>
  chosen: Readonly<Record<string, string | null>>
}

/** Where rows of an import belong. */
export interface ImportHead {
  district_id: number
  id: string
  source_name: string
  started_by: string
}

/** A word of the file that something of ours may stand for. */
export interface Word {
  external_value: string
  label: string
  n: number
}

type Reader = { db: Db | Tx; district_id: number }

/** What rows of a file may become. The module that owns the things registers it; this module never writes them. */
export interface ImportTarget {
  name: TargetName
  fields: readonly Field[]
  choices: readonly Choice[]
  /** What words of a choice most likely stand for: external value → our id, code, `create` or `none`. */
  suggest(reader: Reader, choice: string, words: readonly Word[]): Promise<Map<string, string>>
  /** Names of our ids or codes that exist and may be chosen; others are absent. */
  names(reader: Reader, choice: string, ours: readonly string[]): Promise<Map<string, string>>
  /** Which of these references of the source were imported before. */
  known(reader: Reader, source_name: string, refs: readonly string[]): Promise<Set<string>>
  /** Makes what `create` stands for; answers external value → id. Bears being called again. */
  create(
    context: CommandContext,
    head: ImportHead,
    choice: string,
    words: readonly Word[],
  ): Promise<Map<string, string>>
  /** Makes rows by sets; answers reference → id of what was made. References that exist are left alone and absent. */
  write(
    context: CommandContext,
    head: ImportHead,
    rows: readonly TargetRow[],
  ): Promise<Map<string, string>>
  /** Removes what nobody has acted on since; answers id → name of each that stays. */
  undo(
    context: CommandContext,
    head: ImportHead,
    ids: readonly string[],
  ): Promise<Map<string, string>>
}

const targets = new Map<string, ImportTarget>()

/** Makes a target known; called once when its module is loaded. */
export function registerTarget(target: ImportTarget): void {
  targets.set(target.name, target)
}

/** The registered target of a name; a name that nobody registered is a fault of the wiring. */
export function targetOf(name: string): ImportTarget {
  const found = targets.get(name)
  if (found === undefined) throw new Error(`no module takes imports for ${name}`)
  return found
}
