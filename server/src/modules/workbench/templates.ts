import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Template, workbench } from '@linli/contract/workbench'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal, sqlState } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { mayWriteFor, unitsOf, writesFor } from './policy.ts'

interface TemplateRow {
  id: string
  unit_id: string | null
  unit_name: string | null
  category_code: string | null
  archived_at: string | null
  version: number
  title: string
  words: string
  set_by: string
  set_by_name: string | null
  set_at: string
}

/** The common replies that this person may use, those for the category first, then those of the unit, then the others. */
export async function listTemplates(
  { db, actor }: QueryContext,
  { category_code, is_archived }: Parsed<typeof workbench.list_templates>,
): Promise<Output<typeof workbench.list_templates>> {
  const group = category_code?.split('.')[0]
  const fits = category_code
    ? sql`(t.category_code is null or t.category_code in (${category_code}, ${group}))`
    : sql`true`
  const rows = await readTemplates(
    db,
    actor,
    sql`${fits} and t.archived_at is ${is_archived ? sql`not` : sql``} null
      order by t.category_code is null, t.unit_id is null, w.title, t.id`,
  )
  return { items: rows.map((row) => templateOf(actor, row)), writes_for: writesFor(actor) }
}

/** One template as a command shows it afterwards. */
export async function viewTemplate({ db, actor }: QueryContext, id: string): Promise<Template> {
  const [row] = await readTemplates(db, actor, sql`t.id = ${id}`)
  if (!row) throw notFound()
  return templateOf(actor, row)
}

/** Every wording of a template, the newest first. Refuses: `not_found`. */
export async function listWordings(
  { db, actor }: QueryContext,
  { id }: Parsed<typeof workbench.list_wordings>,
): Promise<Output<typeof workbench.list_wordings>> {
  const [row] = await readTemplates(db, actor, sql`t.id = ${id}`)
  if (!row) throw notFound()
  const found = await sql<Omit<TemplateRow, 'id'>>`
    select w.version, w.title, w.words, w.set_by, w.set_at, (select n.public_name from identity.person as n
      where n.district_id = w.district_id and n.id = w.set_by) as set_by_name
    from workbench.wording as w
    where w.district_id = ${actor.district_id} and w.template_id = ${id} order by w.version desc`.execute(
    db,
  )
  return found.rows.map(({ set_by, set_by_name, ...wording }) => ({
    ...wording,
    set_by: { id: set_by, name: set_by_name ?? '' },
  }))
}

/** Writes a common reply for a unit or the whole district. Refuses: `not_your_unit`. */
export async function addTemplate(
  ctx: CommandContext,
  input: Parsed<typeof workbench.add_template>,
): Promise<void> {
  const { tx, actor, new_id } = ctx
  if (!mayWriteFor(actor, input.unit_id)) throw new Refusal('forbidden', 'not_your_unit')
  await sql`
    insert into workbench.template (district_id, id, unit_id, category_code)
    values (${actor.district_id}, ${new_id}, ${input.unit_id}, ${input.category_code})`.execute(tx)
  await writeWording(ctx, { ...input, id: new_id, version: 1 })
}

/** Words a common reply anew; the earlier wording stays readable. Refuses: `not_found`, `not_your_unit`,
 * `template_changed` where somebody else has reworded it since. */
export async function reviseTemplate(
  ctx: CommandContext,
  input: Parsed<typeof workbench.revise_template>,
): Promise<void> {
  const row = await takeTemplate(ctx, input.id)
  if (row.version !== input.version) throw new Refusal('conflict', 'template_changed')
  try {
    await writeWording(ctx, { ...input, version: row.version + 1 })
  } catch (error) {
    // Two at once: the second one has not seen the first one's words.
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'template_changed')
    throw error
  }
}

/** Puts a common reply away, or takes it out again. Refuses: `not_found`, `not_your_unit`. */
export async function archiveTemplate(
  ctx: CommandContext,
  { id, is_archived }: Parsed<typeof workbench.archive_template>,
): Promise<void> {
  await takeTemplate(ctx, id)
  const { tx, actor, now } = ctx
  await sql`
    update workbench.template set archived_at = ${is_archived ? now : null},
      archived_by = ${is_archived ? actor.person_id : null}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
}

async function readTemplates(
  db: Db | Tx,
  actor: QueryContext['actor'],
  which: RawBuilder<unknown>,
): Promise<TemplateRow[]> {
  const unit_ids = unitsOf(actor).map(({ id }) => id)
  const found = await sql<TemplateRow>`
    select t.id, t.unit_id, (select n.name from org.unit as n
        where n.district_id = t.district_id and n.id = t.unit_id) as unit_name,
      t.category_code, t.archived_at, w.version, w.title, w.words, w.set_by, w.set_at,
      (select n.public_name from identity.person as n where n.district_id = w.district_id and n.id = w.set_by) as set_by_name
    from workbench.template as t
    join lateral (select * from workbench.wording as one
      where one.district_id = t.district_id and one.template_id = t.id order by one.version desc limit 1) as w on true
    where t.district_id = ${actor.district_id} and (t.unit_id is null or t.unit_id = any(${unit_ids}::uuid[])) and ${which}`.execute(
    db,
  )
  return found.rows
}

function templateOf(actor: QueryContext['actor'], row: TemplateRow): Template {
  const { id, title, words, category_code, version, set_at } = row
  const is_archived = row.archived_at !== null
  return {
    id,
    title,
    words,
    category_code,
    version,
    set_at,
    is_archived,
    unit: row.unit_id && row.unit_name ? { id: row.unit_id, name: row.unit_name } : null,
    set_by: { id: row.set_by, name: row.set_by_name ?? '' },
    can: mayWriteFor(actor, row.unit_id) ? (is_archived ? ['restore'] : ['revise', 'archive']) : [],
  }
}

async function takeTemplate({ tx, actor }: CommandContext, id: string): Promise<TemplateRow> {
  const [row] = await readTemplates(tx, actor, sql`t.id = ${id}`)
  if (!row) throw notFound()
  if (!mayWriteFor(actor, row.unit_id)) throw new Refusal('forbidden', 'not_your_unit')
  return row
}

async function writeWording(
  { tx, actor, now }: CommandContext,
  wording: { id: string; version: number; title: string; words: string },
): Promise<void> {
  await sql`
    insert into workbench.wording (district_id, template_id, version, title, words, set_by, set_at)
    values (${actor.district_id}, ${wording.id}, ${wording.version}, ${wording.title}, ${wording.words},
      ${actor.person_id}, ${now})`.execute(tx)
}
