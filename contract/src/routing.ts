import { z } from 'zod'
import { URGENCIES } from './codes/matters.ts'
import {
  DAY_KINDS,
  PLACED_DOERS,
  ROUTING_ACTS,
  RULE_FAULTS,
  TARGET_KINDS,
  VERSION_STATES,
} from './codes/routing.ts'
import { command, query } from './endpoint.ts'
import { Day, Done, Id, Instant, LongText, Named } from './fields.ts'
import { AreaLevel } from './identity.ts'

const CategoryCode = z.string().regex(/^[a-z][a-z_]*(\.[a-z][a-z_]*)?$/)

/** What a rule says: for which place, category, urgency and kind of day (null is any), to whom, and who gets to know. */
const ruleText = {
  area_id: Id.nullable(),
  category_code: CategoryCode.nullable(),
  urgency: z.enum(URGENCIES).nullable(),
  day_kind: z.enum(DAY_KINDS).nullable(),
  target_kind: z.enum(TARGET_KINDS),
  unit_id: Id.nullable(),
  doer_kind: z.enum(PLACED_DOERS).nullable(),
  refer_area_id: Id.nullable(),
  refer_category_code: CategoryCode.nullable(),
  cc_unit_ids: z.array(Id).max(10),
}

/** A rule as an editor writes it. */
export const RuleText = z.object(ruleText).refine((rule) => {
  if (rule.target_kind === 'unit') return rule.unit_id !== null
  if (rule.target_kind === 'doer') return rule.doer_kind !== null
  if (rule.target_kind === 'refer')
    return rule.refer_area_id !== null || rule.refer_category_code !== null
  return true
}, 'target_missing')
export type RuleText = z.infer<typeof RuleText>

/** A rule with the names of what it speaks of. */
export const Rule = z.object({
  /** 第几条: the same from version to version. */
  place: z.int(),
  revision: z.int(),
  ...ruleText,
  area_name: z.string().nullable(),
  area_level: AreaLevel.nullable(),
  category_name: z.string().nullable(),
  unit_name: z.string().nullable(),
  refer_area_name: z.string().nullable(),
  refer_category_name: z.string().nullable(),
  cc_names: z.array(z.string()),
  changed_by_name: z.string().nullable(),
})
export type Rule = z.infer<typeof Rule>

/** What is wrong with a set of rules, and at which places of it; `name` is that of a unit, area or category. */
export const RuleProblem = z.object({
  fault: z.enum(RULE_FAULTS),
  places: z.array(z.int()),
  name: z.string().nullable(),
})
export type RuleProblem = z.infer<typeof RuleProblem>

export const VersionLine = z.object({
  id: Id,
  number: z.int(),
  state: z.enum(VERSION_STATES),
  note: z.string().nullable(),
  rules: z.int(),
  /** Rules whose unit is no more today. */
  broken: z.int(),
  valid_from: Day.nullable(),
  valid_to: Day.nullable(),
  published_at: Instant.nullable(),
  published_by_name: z.string().nullable(),
  /** Why it was put in force, where it is an earlier one again. */
  reason: z.string().nullable(),
  restores_number: z.int().nullable(),
  can: z.array(z.enum(ROUTING_ACTS)),
})
export type VersionLine = z.infer<typeof VersionLine>

export const Version = VersionLine.extend({
  revision: z.int(),
  night_from: z.int(),
  night_to: z.int(),
  lines: z.array(Rule),
  /** Of a draft: on the day it would begin; else today. */
  problems: z.array(RuleProblem),
})
export type Version = z.infer<typeof Version>

const night = z.int().min(0).max(23)
const draft = { version_id: Id }

export const routing = {
  list_versions: query('/routing.list_versions', z.object({}), z.array(VersionLine)),
  get_version: query('/routing.get_version', z.object({ id: Id }), Version),
  /** Starts the next version from the rules in force, or from those of another one. Refuses: draft_exists. */
  draft: command('/routing.draft', z.object({ from_id: Id.optional() }), Version),
  /** Refuses: version_not_in_that_state, draft_changed. */
  revise_draft: command(
    '/routing.revise_draft',
    z.object({
      id: Id,
      revision: z.int(),
      note: z.string().trim().max(200).nullable(),
      night_from: night,
      night_to: night,
    }),
    Version,
  ),
  /** Adds rules at the end of a draft. Refuses: version_not_in_that_state, too_many_rules, no_such_unit, no_such_area,
   * no_such_category. */
  add_rules: command(
    '/routing.add_rules',
    z.object({ ...draft, rules: z.array(RuleText).min(1).max(500) }),
    Version,
  ),
  /** Changes the rule at a place. `revision` is that of the rule as it was read; refuses rule_changed where somebody was
   * faster, with who and what it says now, and what add_rules refuses. */
  save_rule: command(
    '/routing.save_rule',
    z.object({ ...draft, place: z.int(), revision: z.int(), rule: RuleText }),
    Version,
  ),
  /** Refuses: version_not_in_that_state, rule_changed. */
  remove_rule: command(
    '/routing.remove_rule',
    z.object({ ...draft, place: z.int(), revision: z.int() }),
    Version,
  ),
  /** Puts a draft in force from a day on. Refuses: version_not_in_that_state, draft_changed, day_is_past,
   * later_version_exists, no_rules, rules_faulty (with the faults). */
  publish: command(
    '/routing.publish',
    z.object({ id: Id, revision: z.int(), valid_from: Day }),
    Version,
  ),
  /** Puts an earlier version in force again from today, whatever was to follow. Refuses: version_not_in_that_state,
   * version_in_force, rules_faulty (with the faults). */
  restore: command('/routing.restore', z.object({ id: Id, reason: LongText }), Version),
  discard: command('/routing.discard', z.object({ id: Id }), Done),
  /** What changed from one version to another, by place. */
  compare: query(
    '/routing.compare',
    z.object({ id: Id, than_id: Id }),
    z.object({
      number: z.int(),
      than_number: z.int(),
      added: z.array(Rule),
      removed: z.array(Rule),
      changed: z.array(z.object({ before: Rule, after: Rule })),
    }),
  ),
  /** Where a matter of this kind, place and moment would go by a version (null: the catalogue alone), and by which rule. */
  try: query(
    '/routing.try',
    z.object({
      id: Id.nullable(),
      category_code: CategoryCode,
      area_id: Id,
      urgency: z.enum(URGENCIES),
      day_kind: z.enum(DAY_KINDS),
    }),
    z.object({
      unit: Named.nullable(),
      rule: Rule.nullable(),
      via: z.array(z.int()),
      cc: z.array(Named),
    }),
  ),
}
