import { z } from 'zod'
import { CLOCK_KINDS, DOER_KINDS, EVIDENCE_KINDS, URGENCIES, VERIFIERS } from './codes/matters.ts'
import { command, query } from './endpoint.ts'
import { Day, Done, Id, Instant, Named, Page, ShortText } from './fields.ts'

/** One clock: how long, counted how, and the law or rule that says so. */
export const ClockRule = z.object({
  unit: z.enum(['hours', 'calendar_days', 'working_days']),
  value: z.int().min(1).max(365),
  basis: ShortText,
})
export type ClockRule = z.infer<typeof ClockRule>

/** The clocks of a category: by urgency, then by what is due. */
export const ClockRules = z.record(z.enum(URGENCIES), z.record(z.enum(CLOCK_KINDS), ClockRule))
export type ClockRules = z.infer<typeof ClockRules>

const categoryText = {
  name: ShortText,
  keywords: z.array(z.string().trim().min(1).max(20)).max(60),
  /** Who answers for it; without an owner it cannot be published. */
  owner_unit_id: Id.nullable(),
  doer_kind: z.enum(DOER_KINDS).nullable(),
  /** The one named unit, when `doer_kind` is `unit`. */
  doer_unit_id: Id.nullable(),
  standard: z.string().trim().max(2000).nullable(),
  basis: z.string().trim().max(500).nullable(),
  clocks: ClockRules.nullable(),
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  verifier: z.enum(VERIFIERS),
  may_self_close: z.boolean(),
  is_secret_by_default: z.boolean(),
  default_urgency: z.enum(URGENCIES),
  reopen_days: z.int().min(0).max(90),
}

export const Category = z.object({
  /** Id of this edition; `code` names the category through all editions. */
  id: Id,
  code: z.string(),
  parent_code: z.string().nullable(),
  ...categoryText,
  owner: Named.nullable(),
  doer: Named.nullable(),
  state: z.enum(['draft', 'published', 'ended']),
  valid_from: Day.nullable(),
  valid_to: Day.nullable(),
  published_at: Instant.nullable(),
  mappings: z.array(z.object({ list: z.string(), code: z.string(), name: z.string() })),
  can: z.array(z.enum(['revise', 'publish', 'end', 'discard', 'restore'])),
})
export type Category = z.infer<typeof Category>

/** The light form for pickers and the public list. */
export const CategoryLine = z.object({
  id: Id,
  code: z.string(),
  parent_code: z.string().nullable(),
  name: z.string(),
  owner_name: z.string().nullable(),
  doer_kind: z.enum(DOER_KINDS).nullable(),
  doer_name: z.string().nullable(),
  standard: z.string().nullable(),
  basis: z.string().nullable(),
  clocks: ClockRules.nullable(),
  keywords: z.array(z.string()),
  may_self_close: z.boolean(),
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  default_urgency: z.enum(URGENCIES),
})
export type CategoryLine = z.infer<typeof CategoryLine>

/** An edition came into force, or its last day was set. */
export const CatalogueChange = z.object({
  kind: z.enum(['published', 'ended']),
  at: Instant,
  by: Named.nullable(),
  edition_id: Id,
  /** The edition of the same category that was published before it, to compare with. */
  previous_id: Id.nullable(),
  code: z.string(),
  name: z.string(),
  /** The first day of what was published, the last one of what was ended. */
  day: Day,
})
export type CatalogueChange = z.infer<typeof CatalogueChange>

export const catalogue = {
  /** The catalogue in force on a day (today when absent): public. */
  list_published: query(
    '/catalogue.list_published',
    z.object({ on: Day.optional() }),
    z.array(CategoryLine),
  ),
  /** Categories that the words hint at, best first; at most five. */
  suggest: query(
    '/catalogue.suggest',
    z.object({ text: z.string().trim().max(2000) }),
    z.array(CategoryLine),
  ),
  /** Every edition, drafts too, for the editors. */
  list: query('/catalogue.list', z.object({ code: z.string().optional() }), z.array(Category)),
  get: query('/catalogue.get', z.object({ id: Id }), Category),
  /** Starts a category or, where its code is known, its next edition. Refuses: draft_exists, parent_does_not_fit (`parent_code` is what stands before the dot of `code`), no_such_parent, no_such_unit. */
  draft: command(
    '/catalogue.draft',
    z.object({
      code: z.string().regex(/^[a-z][a-z_]*(\.[a-z][a-z_]*)?$/),
      parent_code: z.string().nullable(),
      ...categoryText,
    }),
    Category,
  ),
  /** Changes a draft. Refuses: edition_not_in_that_state, no_such_unit. */
  revise: command('/catalogue.revise', z.object({ id: Id, ...categoryText }), Category),
  /** Puts an edition in force from a day on. Refuses: no_owner, no_doer, no_standard, no_clocks, day_is_past, no_such_unit, later_edition_exists, edition_not_in_that_state. */
  publish: command('/catalogue.publish', z.object({ id: Id, valid_from: Day }), Category),
  /** Sets the last day of an edition; open matters keep it. Refuses: day_is_past, day_before_start, ends_earlier, edition_not_in_that_state. */
  end: command('/catalogue.end', z.object({ id: Id, on: Day }), Category),
  /** Puts what an earlier edition said in force again from a day on, as a new edition; what was to begin from then on does
   * not. Refuses: edition_not_in_that_state (a draft says nothing yet), day_is_past, no_such_unit. */
  restore: command('/catalogue.restore', z.object({ id: Id, valid_from: Day }), Category),
  /** What was published and ended, the newest first. */
  list_changes: query(
    '/catalogue.list_changes',
    z.object({ ...Page }),
    z.object({ items: z.array(CatalogueChange), next_cursor: z.string().nullable() }),
  ),
  /** Removes a draft. Refuses: edition_not_in_that_state. */
  discard: command('/catalogue.discard', z.object({ id: Id }), Done),
}
