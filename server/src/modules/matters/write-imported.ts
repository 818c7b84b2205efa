import { sql } from 'kysely'
import { categoryInForce, type Edition } from '#modules/catalogue'
import type { ImportHead, TargetRow } from '#modules/imports'
import type { Db, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { searchVector } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { after } from './lifecycle.ts'
import { nextNumber } from './next-number.ts'
import { tallyImported } from './tally-imported.ts'

/**
 * Makes settled matters of a batch of rows by two statements, with their counts apart from what was closed here.
 * Answers reference → id of what was made; a reference that this source brought before is left alone.
 */
export async function writeImported(
  context: CommandContext,
  head: ImportHead,
  rows: readonly TargetRow[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const editions = await editionsOf(context, head, rows)
  const streets = await streetsOf(context.tx, head.district_id, rows)
  const matters: ImportedMatter[] = []
  for (const row of rows) {
    const edition = editions.get(row.chosen.category ?? '')
    // The check found it in force; it ended between check and run.
    if (edition === undefined) continue
    matters.push(await matterOf(context, { head, row, edition, streets }))
  }
  const made = await insertMatters(context, head, matters)
  const written = matters.filter(({ external_ref }) => made.has(external_ref))
  await insertActs(context, head, written)
  tallyImported(context.tally, written, 1)
  return made
}

/** References of a source that matters carry already. */
export async function knownRefs(
  { db, district_id }: { db: Db | Tx; district_id: number },
  source_name: string,
  refs: readonly string[],
): Promise<Set<string>> {
  const found = await sql<{ external_ref: string }>`
    select external_ref from matters.matter
    where district_id = ${district_id} and external_source = ${source_name}
      and external_ref = any(${[...refs]}::text[])`.execute(db)
  return new Set(found.rows.map((row) => row.external_ref))
}

interface ImportedMatter {
  id: string
  number: string
  external_ref: string
  category_id: string
  category_code: string
  urgency: string
  description: string
  address: string | null
  street_id: string | null
  community_id: string | null
  unit_id: string | null
  is_secret: boolean
  was_late: boolean
  reported_at: string
  closed_at: string | null
  note: string | null
  words: string
}

async function editionsOf(
  { tx, now }: CommandContext,
  head: ImportHead,
  rows: readonly TargetRow[],
): Promise<Map<string, Edition>> {
  const editions = new Map<string, Edition>()
  for (const code of new Set(rows.map((row) => row.chosen.category ?? ''))) {
    const edition = await categoryInForce(tx, head.district_id, code, shanghaiDay(now))
    if (edition !== undefined) editions.set(code, edition)
  }
  return editions
}

/** Street of each community that the rows name. */
async function streetsOf(
  tx: Tx,
  district_id: number,
  rows: readonly TargetRow[],
): Promise<Map<string, string | null>> {
  const ids = [...new Set(rows.flatMap((row) => row.chosen.community ?? []))]
  const found = await sql<{ id: string; street_id: string | null }>`
    select id, street_id from org.area
    where district_id = ${district_id} and id = any(${ids}::uuid[])`.execute(tx)
  return new Map(found.rows.map((row) => [row.id, row.street_id]))
}

async function matterOf(
  context: CommandContext,
  made: {
    head: ImportHead
    row: TargetRow
    edition: Edition
    streets: ReadonlyMap<string, string | null>
  },
): Promise<ImportedMatter> {
  const { values, chosen, external_ref } = made.row
  const reported_at = values.reported_at ?? context.now.toISOString()
  const at = new Date(reported_at)
  const community_id = chosen.community ?? null
  const levels = [values.category_1, values.category_2, values.category_3]
  // A case without words of its own is described by what it was filed under.
  const description = values.description ?? levels.filter((level) => level).join(' / ')
  const address = values.address ?? null
  return {
    // Lists follow ids, so that history lies where it happened and not on top of today.
    id: newId(at),
    number: await nextNumber(context, made.head.district_id, at),
    external_ref,
    category_id: made.edition.id,
    category_code: made.edition.code,
    urgency: made.edition.default_urgency,
    description,
    address,
    street_id: (community_id && made.streets.get(community_id)) ?? chosen.street ?? null,
    community_id,
    unit_id: chosen.unit ?? null,
    is_secret: made.edition.is_secret_by_default,
    was_late: values.overdue === 'true',
    reported_at,
    closed_at: values.closed_at ?? null,
    note: [values.source, values.nature].filter((part) => part).join(' · ') || null,
    words: searchVector(description, address),
  }
}

async function insertMatters(
  { tx }: CommandContext,
  head: ImportHead,
  matters: readonly ImportedMatter[],
): Promise<Map<string, string>> {
  const of = <K extends keyof ImportedMatter>(name: K) => matters.map((matter) => matter[name])
  const found = await sql<{ id: string; external_ref: string }>`
    insert into matters.matter (district_id, id, number, status, source, closed_as, is_imported, external_source,
      import_id, external_ref, category_id, category_code, urgency, description, address, street_id, community_id,
      unit_id, is_secret, was_late, reported_at, closed_at, words)
    select ${head.district_id}::int, m.id, m.number, ${after('import', 'nothing')}, 'import', 'imported', true,
      ${head.source_name}, ${head.id}::uuid, m.external_ref, m.category_id, m.category_code, m.urgency, m.description,
      m.address, m.street_id, m.community_id, m.unit_id, m.is_secret, m.was_late, m.reported_at, m.closed_at,
      m.words::tsvector
    from unnest(${of('id')}::uuid[], ${of('number')}::text[], ${of('external_ref')}::text[],
      ${of('category_id')}::uuid[], ${of('category_code')}::text[], ${of('urgency')}::text[],
      ${of('description')}::text[], ${of('address')}::text[], ${of('street_id')}::uuid[],
      ${of('community_id')}::uuid[], ${of('unit_id')}::uuid[], ${of('is_secret')}::boolean[],
      ${of('was_late')}::boolean[], ${of('reported_at')}::timestamptz[], ${of('closed_at')}::timestamptz[],
      ${of('words')}::text[])
      as m (id, number, external_ref, category_id, category_code, urgency, description, address, street_id,
        community_id, unit_id, is_secret, was_late, reported_at, closed_at, words)
    on conflict (district_id, external_source, external_ref) where external_ref is not null do nothing
    returning id, external_ref`.execute(tx)
  return new Map(found.rows.map((row) => [row.external_ref, row.id]))
}

async function insertActs(
  context: CommandContext,
  head: ImportHead,
  matters: readonly ImportedMatter[],
): Promise<void> {
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id, note)
    select ${head.district_id}::int, a.id, a.matter_id, ${context.now}::timestamptz, 'import',
      ${after('import', 'nothing')}, ${head.started_by}::uuid, a.unit_id, a.note
    from unnest(${matters.map(() => context.newId())}::uuid[], ${matters.map(({ id }) => id)}::uuid[],
      ${matters.map(({ unit_id }) => unit_id)}::uuid[], ${matters.map(({ note }) => note)}::text[])
      as a (id, matter_id, unit_id, note)`.execute(context.tx)
}
