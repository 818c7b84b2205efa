import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { type ImportRow, type StoredMapping, takeImport } from './import-row.ts'
import { after } from './lifecycle.ts'
import { refuseOthers } from './policy.ts'
import { type ImportTarget, targetOf } from './target.ts'

type MapInput = Parsed<typeof imports.map>

/**
 * Keeps which column fills what and what words stand for, for this import and for the next file of the same source.
 * Refuses: import_not_in_that_state, no_such_column, no_such_field, no_such_value.
 */
export async function mapImport(context: CommandContext, input: MapInput): Promise<void> {
  const { tx, actor } = context
  refuseOthers(actor)
  const head = await takeImport(tx, { district_id: actor.district_id, id: input.id })
  const state = after('map', head.state)
  const target = targetOf(head.target)
  if (input.columns !== undefined) refuseUnknownColumns(input.columns, head, target)
  await refuseUnknownValues(context, input.values, target)
  const mapping: StoredMapping = {
    ...head.mapping,
    columns: input.columns ?? head.mapping.columns,
    closed_rule: input.closed_rule ?? head.mapping.closed_rule,
    values: mergeValues(head.mapping.values, input.values),
  }
  await sql`
    update imports.import set state = ${state}, mapping = ${JSON.stringify(mapping)}::jsonb
    where district_id = ${head.district_id} and id = ${head.id}`.execute(tx)
  await remember(context, head, input)
  context.announce({ noun: 'import', id: head.id, district_id: head.district_id, facts: {} })
}

function refuseUnknownColumns(
  columns: Readonly<Record<string, string>>,
  head: ImportRow,
  target: ImportTarget,
): void {
  for (const [field, column] of Object.entries(columns)) {
    if (!target.fields.some(({ name }) => name === field)) {
      throw new Refusal('invalid', 'no_such_field', { field })
    }
    if (!head.columns.includes(column)) throw new Refusal('invalid', 'no_such_column', { column })
  }
}

async function refuseUnknownValues(
  { tx, actor }: CommandContext,
  values: MapInput['values'],
  target: ImportTarget,
): Promise<void> {
  for (const [name, those] of Map.groupBy(values, ({ choice }) => choice)) {
    const choice = target.choices.find((one) => one.name === name)
    if (choice === undefined) throw new Refusal('invalid', 'no_such_field', { field: name })
    const ours = [...new Set(those.flatMap(({ our_value }) => our_value ?? []))]
    const ids = ours.filter((one) => one !== 'none' && !(one === 'create' && choice.may_create))
    const known = await target.names({ db: tx, district_id: actor.district_id }, name, ids)
    const unknown = ids.find((one) => !known.has(one))
    if (unknown !== undefined) throw new Refusal('invalid', 'no_such_value', { value: unknown })
  }
}

function mergeValues(
  known: StoredMapping['values'],
  values: MapInput['values'],
): StoredMapping['values'] {
  const merged: StoredMapping['values'] = {}
  for (const [choice, words] of Object.entries(known)) merged[choice] = { ...words }
  for (const { choice, external_value, our_value } of values) {
    const words = merged[choice] ?? {}
    merged[choice] = words
    if (our_value === null) delete words[external_value]
    else words[external_value] = { ours: our_value, from: 'chosen' }
  }
  return merged
}

/** The last decision of a source holds for its next file; "create" and "none" are decisions too. */
async function remember({ tx }: CommandContext, head: ImportRow, input: MapInput): Promise<void> {
  if (input.columns !== undefined) {
    await sql`delete from imports.remembered
      where district_id = ${head.district_id} and source_name = ${head.source_name}
        and field = 'column'`.execute(tx)
  }
  const columns = Object.entries(input.columns ?? {}).map(([field, column]) => ({
    field: 'column',
    word: field,
    ours: column,
  }))
  const values = input.values.map(({ choice, external_value, our_value }) => ({
    field: choice,
    word: external_value,
    ours: our_value,
  }))
  // The same word named twice in one call: the later one holds, as in the import itself.
  const all = [
    ...new Map([...columns, ...values].map((one) => [`${one.field}\n${one.word}`, one])).values(),
  ]
  const kept = all.flatMap(({ field, word, ours }) =>
    ours === null ? [] : [{ field, word, ours }],
  )
  const gone = all.filter(({ ours }) => ours === null)
  await sql`
    insert into imports.remembered as r (district_id, source_name, field, external_value, our_value)
    select ${head.district_id}::int, ${head.source_name}, * from unnest(
      ${kept.map((one) => one.field)}::text[], ${kept.map((one) => one.word)}::text[],
      ${kept.map((one) => one.ours)}::text[])
    on conflict (district_id, source_name, field, external_value) do update set our_value = excluded.our_value`.execute(
    tx,
  )
  if (gone.length === 0) return
  await sql`
    delete from imports.remembered as r
    using unnest(${gone.map((one) => one.field)}::text[], ${gone.map((one) => one.word)}::text[]) as g (field, word)
    where r.district_id = ${head.district_id} and r.source_name = ${head.source_name}
      and r.field = g.field and r.external_value = g.word`.execute(tx)
}
