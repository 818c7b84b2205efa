import { z } from 'zod'
import {
  AREA_CHANGES,
  CONFLICTS,
  FIGURES,
  GAPS,
  PLAN_ACTIONS,
  PLAN_STATES,
} from './codes/reorganisations.ts'
import { command, query } from './endpoint.ts'
import { Day, Done, Id, Instant, Named, Page, ShortText } from './fields.ts'
import { AreaLevel } from './identity.ts'
import { PlanStep } from './reorganisation-steps.ts'

/** Something that the check found: a sentence of the web with what it is about, and its list. */
const finding = <C extends z.ZodType>(code: C) =>
  z.object({
    code,
    /** The area or unit that the sentence names. */
    about: z.string().nullable(),
    /** The step it comes from, counted from 0. */
    step: z.int().nullable(),
    n: z.int(),
    items: z.array(z.string()),
  })
export const PlanConflict = finding(z.enum(CONFLICTS))
export type PlanConflict = z.infer<typeof PlanConflict>
export const PlanGap = finding(z.enum(GAPS))
export type PlanGap = z.infer<typeof PlanGap>

/** Somebody who will see an area that they did not see, or see it no longer. */
export const SightChange = z.object({
  person: z.string(),
  unit: z.string(),
  post_kind: z.string(),
  areas: z.array(z.string()),
})
export type SightChange = z.infer<typeof SightChange>

const Counted = z.object({ made: z.int(), changed: z.int(), ended: z.int() })
const People = z.object({ n: z.int(), items: z.array(SightChange) })

/** What a check found and counted; nothing was written but this. */
export const PlanReport = z.object({
  /** Of the plan as it was then. */
  revision: z.int(),
  conflicts: z.array(PlanConflict),
  gaps: z.array(PlanGap),
  areas: Counted,
  units: Counted,
  /** Posts that stand where they were while their area or unit moves are `along`. */
  posts: z.object({ made: z.int(), ended: z.int(), along: z.int() }),
  matters: z.object({ open: z.int(), closed: z.int() }),
  gains: People,
  loses: People,
  /** People whose post changes and who have an account. */
  accounts: z.int(),
  /** Units of the Party line that come along, by kind. */
  party_units: z.array(z.object({ kind: z.string(), n: z.int() })),
})
export type PlanReport = z.infer<typeof PlanReport>

/** An area of the comparison, in the order of its code; `parent_id` of a top one is null. */
export const ComparedArea = z.object({
  id: Id,
  level: AreaLevel,
  code: z.string(),
  name: z.string(),
  parent_id: Id.nullable(),
  change: z.enum(AREA_CHANGES),
})
export type ComparedArea = z.infer<typeof ComparedArea>

export const ComparedShape = z.object({
  id: Id,
  name: z.string(),
  change: z.enum(AREA_CHANGES),
  polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
})
export type ComparedShape = z.infer<typeof ComparedShape>

const Side = z.object({ areas: z.array(ComparedArea), shapes: z.array(ComparedShape) })
/** What the plan touches, before and after. */
export const Comparison = z.object({ before: Side, after: Side })
export type Comparison = z.infer<typeof Comparison>

export const PlanLine = z.object({
  id: Id,
  title: z.string(),
  basis: z.string(),
  day: Day,
  state: z.enum(PLAN_STATES),
  /** Invented for the demonstration; the page says so. */
  is_assumed: z.boolean(),
  changed_by: Named,
  approved_by: Named.nullable(),
})
export type PlanLine = z.infer<typeof PlanLine>

export const Plan = PlanLine.extend({
  revision: z.int(),
  steps: z.array(PlanStep),
  /** Names of the areas, units, people and posts that the steps speak of. */
  names: z.record(z.string(), z.string()),
  report: PlanReport.nullable(),
  /** How far the check, the carrying out or the undoing is. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  made_by: Named,
  checked_at: Instant.nullable(),
  approved_at: Instant.nullable(),
  carried_out_at: Instant.nullable(),
  undone_at: Instant.nullable(),
  undone_by: Named.nullable(),
  /** What stands on the changed areas since and keeps the plan from being undone; empty while nothing does. */
  in_the_way: z.array(
    z.object({ noun: z.enum(['matter', 'post', 'unit', 'rule', 'plan']), name: z.string() }),
  ),
  can: z.array(z.enum(PLAN_ACTIONS)),
})
export type Plan = z.infer<typeof Plan>

/** What happened in an area on a day, as the district was organised then and as it is now. */
export const BothWays = z.object({
  area_id: Id,
  name: z.string(),
  day: Day,
  /** Null where the area did not stand then, or stands no longer. */
  as_then: z.int().nullable(),
  as_now: z.int().nullable(),
})
export type BothWays = z.infer<typeof BothWays>

const head = { title: ShortText, basis: ShortText, day: Day }

export const reorganisations = {
  /** The plans of the district, the newest first. */
  list: query(
    '/reorganisations.list',
    z.object({ ...Page }),
    z.object({
      items: z.array(PlanLine),
      next_cursor: z.string().nullable(),
      may_draft: z.boolean(),
    }),
  ),
  get: query('/reorganisations.get', z.object({ id: Id }), Plan),
  /** The areas that the plan touches, before and after; of a plan carried out, as it was then. */
  compare: query('/reorganisations.compare', z.object({ id: Id }), Comparison),
  /** Begins a plan. Refuses: outside_jurisdiction, day_is_past. */
  draft: command('/reorganisations.draft', z.object(head), Plan),
  /** Writes the plan anew; what was checked must be checked again. Refuses: changed_meanwhile, day_is_past,
   * plan_not_in_that_state. */
  save: command(
    '/reorganisations.save',
    z.object({ id: Id, revision: z.int(), ...head, steps: z.array(PlanStep).max(500) }),
    Plan,
  ),
  /** Asks for a dry run: everything is counted and nothing is written. Refuses: plan_not_in_that_state. */
  check: command('/reorganisations.check', z.object({ id: Id }), Plan),
  cancel_check: command('/reorganisations.cancel_check', z.object({ id: Id }), Plan),
  /** A second person approves what was checked; a plan for today is carried out at once. Refuses: plan_needs_second_person,
   * changed_meanwhile, plan_has_conflicts, day_is_past, plan_overlaps, plan_not_in_that_state. */
  approve: command('/reorganisations.approve', z.object({ id: Id, revision: z.int() }), Plan),
  /** Takes an approval back while the day has not come. Refuses: plan_not_in_that_state. */
  withdraw: command('/reorganisations.withdraw', z.object({ id: Id }), Plan),
  /** Takes back a plan that was carried out. Refuses: something_in_the_way, plan_not_in_that_state. */
  undo: command('/reorganisations.undo', z.object({ id: Id }), Plan),
  /** Lays a plan aside for good. Refuses: plan_not_in_that_state. */
  discard: command('/reorganisations.discard', z.object({ id: Id }), Done),
  /** A figure of each street, day by day (92 at the most), as organised then and as organised now; with a street, of its
   * communities. Refuses: not_found, too_many_days. */
  figures: query(
    '/reorganisations.figures',
    z.object({ figure: z.enum(FIGURES), from: Day, to: Day, street_id: Id.optional() }),
    z.object({
      rows: z.array(BothWays),
      /** Days on which a plan took effect: figures may jump there. */
      changes: z.array(z.object({ day: Day, plan: Named })),
    }),
  ),
}
