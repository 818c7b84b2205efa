import { z } from 'zod'
import { MATTER_ACTIONS } from './codes/matters.ts'
import { EXPORT_COLUMNS, MOST_VIEWS } from './codes/workbench.ts'
import { command, disclosure, query, signal } from './endpoint.ts'
import { Count, Done, Id, Instant, LongText, Named } from './fields.ts'
import { QueueFilter } from './matter-shapes.ts'

/** What a saved view shows: codes only. Words searched for, which may name somebody, are never kept in it. */
export const ViewFilter = QueueFilter.omit({ text: true }).extend({
  order: z.enum(['due', 'newest']),
})
export type ViewFilter = z.infer<typeof ViewFilter>

const ViewName = z.string().trim().min(1).max(30)

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  filter: ViewFilter,
  /** How many rows it has now. */
  count: Count,
  owner: Named,
  /** The unit whose people find it too. */
  shared_with: Named.nullable(),
  can: z.array(z.enum(['revise', 'delete'])),
})
export type SavedView = z.infer<typeof SavedView>

/** A common reply. Its words may hold {编号}, {分类}, {期限} and {单位}. */
export const Template = z.object({
  id: Id,
  title: z.string(),
  words: z.string(),
  /** The unit that uses it; null: everybody in the district. */
  unit: Named.nullable(),
  /** Offered for this category and those below it; null: for all. */
  category_code: z.string().nullable(),
  version: z.int(),
  set_by: Named,
  set_at: Instant,
  is_archived: z.boolean(),
  can: z.array(z.enum(['revise', 'archive', 'restore'])),
})
export type Template = z.infer<typeof Template>

const wording = { title: z.string().trim().min(1).max(40), words: LongText }

/** Who has the form of an act open now; a sign that is not given again fades at `until`. */
export const Editing = z.object({
  person: Named,
  action: z.enum([...MATTER_ACTIONS, 'set_secret']),
  until: Instant,
})
export type Editing = z.infer<typeof Editing>

export const workbench = {
  /** My views and those of my units, in my order, each with its count now. */
  list_views: query('/workbench.list_views', z.object({}), z.array(SavedView)),
  /** Refuses: too_many_views, not_your_unit, no_such_queue. */
  save_view: command(
    '/workbench.save_view',
    z.object({ name: ViewName, filter: ViewFilter, unit_id: Id.nullable().default(null) }),
    SavedView,
  ),
  /** Another name, another filter, shared or not. Refuses: not_your_unit. */
  revise_view: command(
    '/workbench.revise_view',
    z.object({
      id: Id,
      name: ViewName,
      filter: ViewFilter.optional(),
      unit_id: Id.nullable().optional(),
    }),
    SavedView,
  ),
  delete_view: command('/workbench.delete_view', z.object({ id: Id }), Done),
  /** My order of all views that I find. */
  arrange_views: command(
    '/workbench.arrange_views',
    z.object({ ids: z.array(Id).max(2 * MOST_VIEWS) }),
    z.array(SavedView),
  ),

  /** Common replies that I may use, or, with `is_archived`, those put away; the fitting ones for a category first. */
  list_templates: query(
    '/workbench.list_templates',
    z.object({ category_code: z.string().optional(), is_archived: z.boolean().default(false) }),
    z.object({
      items: z.array(Template),
      /** Units for which I may write some; `null`: for the whole district. */
      writes_for: z.array(Named.nullable()),
    }),
  ),
  /** Refuses: not_your_unit. */
  add_template: command(
    '/workbench.add_template',
    z.object({ unit_id: Id.nullable(), category_code: z.string().nullable(), ...wording }),
    Template,
  ),
  /** A new wording; the earlier ones are kept. `version` is the one that its author saw. Refuses: not_your_unit, template_changed. */
  revise_template: command(
    '/workbench.revise_template',
    z.object({ id: Id, version: z.int(), ...wording }),
    Template,
  ),
  /** Puts it away, or takes it out again; nothing is deleted. Refuses: not_your_unit. */
  archive_template: command(
    '/workbench.archive_template',
    z.object({ id: Id, is_archived: z.boolean() }),
    Template,
  ),
  /** Every wording that it has had, the newest first. */
  list_wordings: query(
    '/workbench.list_wordings',
    z.object({ id: Id }),
    z.array(
      z.object({
        version: z.int(),
        title: z.string(),
        words: z.string(),
        set_by: Named,
        set_at: Instant,
      }),
    ),
  ),

  /** Others who have the form of an act on this matter open. */
  list_editing: query('/workbench.list_editing', z.object({ id: Id }), z.array(Editing)),
  /** My form is open, or closed again (null). Kept in memory for seconds and nowhere else. */
  show_editing: signal(
    '/workbench.show_editing',
    z.object({ id: Id, action: z.enum([...MATTER_ACTIONS, 'set_secret']).nullable() }),
    Done,
  ),

  /** Writes into the record that this list leaves the house, and says how many rows it has; the file itself is read from
   * `/files/exports/<id>/matters.xlsx`, once. Refuses: too_many_rows, nothing_to_export, no_such_queue. */
  export_matters: disclosure(
    '/workbench.export_matters',
    z.object({
      list: QueueFilter.extend({ order: z.enum(['due', 'newest']) }),
      columns: z.array(z.enum(EXPORT_COLUMNS)).min(1).max(EXPORT_COLUMNS.length),
    }),
    z.object({ id: Id, rows_total: z.int() }),
  ),
  /** How far a file has got. */
  get_export: query(
    '/workbench.get_export',
    z.object({ id: Id }),
    z.object({ id: Id, rows_total: z.int(), rows_done: z.int(), is_finished: z.boolean() }),
  ),
}
