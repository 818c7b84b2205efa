import { ROW_PROBLEMS, type RowReason } from '@linli/contract/imports'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { collectReport, type Figures } from './collect-report.ts'
import { type ImportRow, plainValues, type StoredMapping } from './import-row.ts'
import { type RowFault, rowMapper } from './map-row.ts'
import { PAGE_ROWS } from './rules.ts'
import { type StagedRow, settleRows, waitingRows } from './staged-rows.ts'
import { type ImportTarget, targetOf } from './target.ts'

/**
 * Looks at every staged row as a run would and makes nothing: counts, words without meaning, rows that are wrong
 * with the reason. Words are given a meaning first: chosen, remembered from this source, or suggested by name.
 */
export async function checkRows(
  context: CommandContext,
  head: ImportRow,
  state: 'mapping' | 'checked',
): Promise<void> {
  const { tx } = context
  const target = targetOf(head.target)
  await forgetFaults(context, head)
  const figures = collectReport(target)
  await readAll(context, head, { target, figures })
  const mapping = await giveMeaning(context, head, { target, figures })
  const known = await judgeAll(context, { ...head, mapping }, target)
  await markTwins(context, head)
  const report = await summarise(context, head, { figures, known, mapping })
  await sql`
    update imports.import set state = ${state}, mapping = ${JSON.stringify(mapping)}::jsonb,
      report = ${JSON.stringify(report)}::jsonb, rows_wrong = ${report.wrong}, rows_done = 0
    where district_id = ${head.district_id} and id = ${head.id}`.execute(tx)
}

/** Faults of the mapping are judged anew; those of the file itself stand. */
async function forgetFaults({ tx }: CommandContext, head: ImportRow): Promise<void> {
  await sql`
    update imports.row set state = 'waiting', reason = null
    where district_id = ${head.district_id} and import_id = ${head.id} and state = 'wrong'
      and not (split_part(reason, ':', 1) = any(${[...ROW_PROBLEMS]}::text[]))`.execute(tx)
}

async function eachPage(
  { tx }: CommandContext,
  head: ImportRow,
  look: (page: StagedRow[]) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const page = await waitingRows(tx, head, { after, limit: PAGE_ROWS })
    const last = page.at(-1)
    if (last === undefined) return
    await look(page)
    after = last.line
  }
}

async function readAll(
  context: CommandContext,
  head: ImportRow,
  { target, figures }: { target: ImportTarget; figures: Figures },
): Promise<void> {
  const mapping = { ...head.mapping, values: plainValues(head.mapping) }
  const { read } = rowMapper(target, head.columns, { mapping, now: context.now })
  await eachPage(context, head, async (page) => {
    for (const row of page) figures.add(read(row.cells), row.formulas.length > 0)
  })
}

async function giveMeaning(
  { tx }: CommandContext,
  head: ImportRow,
  { target, figures }: { target: ImportTarget; figures: Figures },
): Promise<StoredMapping> {
  const found = await sql<{ choice: string; word: string; ours: string }>`
    select field as choice, external_value as word, our_value as ours from imports.remembered
    where district_id = ${head.district_id} and source_name = ${head.source_name}
      and field <> 'column'`.execute(tx)
  const remembered = Map.groupBy(found.rows, ({ choice }) => choice)
  const reader = { db: tx, district_id: head.district_id }
  const values: StoredMapping['values'] = {}
  for (const choice of target.choices) {
    const all = figures.words(choice.name)
    const words = { ...head.mapping.values[choice.name] }
    for (const { word, ours } of remembered.get(choice.name) ?? []) {
      words[word] ??= { ours, from: 'remembered' }
    }
    const open = all.filter(({ external_value }) => words[external_value] === undefined)
    for (const [word, ours] of await target.suggest(reader, choice.name, open)) {
      words[word] = { ours, from: 'suggested' }
    }
    const ours = [...new Set(Object.values(words).map((one) => one.ours))]
    const names = await target.names(reader, choice.name, ours)
    // A unit that was closed since, or a category that ended, means nothing any more.
    values[choice.name] = Object.fromEntries(
      Object.entries(words).filter(([, one]) => isFree(one.ours) || names.has(one.ours)),
    )
  }
  return { ...head.mapping, values }
}

function isFree(ours: string): boolean {
  return ours === 'create' || ours === 'none'
}

/** Judges every row; answers how many references were imported before. */
async function judgeAll(
  context: CommandContext,
  head: ImportRow,
  target: ImportTarget,
): Promise<number> {
  const { tx } = context
  const mapping = { ...head.mapping, values: plainValues(head.mapping) }
  const { map } = rowMapper(target, head.columns, { mapping, now: context.now })
  const known = new Set<string>()
  await eachPage(context, head, async (page) => {
    const judged = page.map((row) => ({
      line: row.line,
      stood: row.external_ref,
      ...map(row.line, row.cells),
    }))
    const refs = judged.flatMap(({ row }) => (row === null ? [] : [row.external_ref]))
    const reader = { db: tx, district_id: head.district_id }
    for (const ref of await target.known(reader, head.source_name, refs)) known.add(ref)
    // A good row that is known by its reference already needs no writing again.
    const changed = judged.filter(({ row, stood }) => row === null || row.external_ref !== stood)
    await settleRows(
      tx,
      head,
      changed.map(({ line, row, fault }) =>
        row === null
          ? { line, state: 'wrong', reason: writeReason(fault) }
          : { line, state: 'waiting', external_ref: row.external_ref },
      ),
    )
  })
  return known.size
}

function writeReason({ reason, field }: RowFault): string {
  return field === null ? reason : `${reason}:${field}`
}

/** Of several rows with the same reference the first is taken. */
async function markTwins({ tx }: CommandContext, head: ImportRow): Promise<void> {
  const reason: RowReason = 'ref_twice_in_file'
  // Found first and apart: joined to the numbering itself, each row would number all rows again.
  await sql`
    with twin as materialized (
      select line from (
        select line, row_number() over (partition by external_ref order by line) as place from imports.row
        where district_id = ${head.district_id} and import_id = ${head.id} and state = 'waiting'
      ) as numbered where place > 1
    )
    update imports.row as r set state = 'wrong', reason = ${`${reason}:external_ref`}
    from twin
    where r.district_id = ${head.district_id} and r.import_id = ${head.id} and r.line = twin.line`.execute(
    tx,
  )
}

async function summarise(
  { tx }: CommandContext,
  head: ImportRow,
  { figures, known, mapping }: { figures: Figures; known: number; mapping: StoredMapping },
) {
  const found = await sql<{ state: string; reason: string | null; n: number }>`
    select state, reason, count(*) as n from imports.row
    where district_id = ${head.district_id} and import_id = ${head.id}
    group by state, reason order by n desc`.execute(tx)
  const wrong = found.rows.filter(({ state }) => state === 'wrong')
  const count = (rows: typeof found.rows) => rows.reduce((sum, { n }) => sum + n, 0)
  return {
    ...figures.report(plainValues(mapping)),
    rows: count(found.rows),
    to_make: count(found.rows) - count(wrong) - known,
    known,
    wrong: count(wrong),
    reasons: wrong.map(({ reason, n }) => {
      const [slug = '', field = null] = (reason ?? '').split(':')
      return { reason: slug, field, n }
    }),
  }
}
