import { routing } from '@linli/contract/routing'
import { registerOpenWork } from '#modules/org'
import type { Actor } from '#platform/actor'
import { implement, STAFF } from '#platform/module'
import { addRules } from './add-rules.ts'
import { isInRules } from './carry-rules.ts'
import { discardVersion } from './discard-version.ts'
import { draftVersion } from './draft-version.ts'
import { publishVersion } from './publish-version.ts'
import { compareVersions, listVersions, viewVersion } from './queries.ts'
import { restoreVersion } from './restore-version.ts'
import { reviseDraft } from './revise-draft.ts'
import { removeRule, saveRule } from './save-rule.ts'
import { tryRules } from './try-rules.ts'

export {
  carryRules,
  type NamingRule,
  putBackRules,
  type RulePlan,
  rulesNaming,
} from './carry-rules.ts'
export { dayKindAt } from './day-kind.ts'
export { decideRoute, decideRoutes, type Route, type RouteFacts, unitOf } from './decide-route.ts'
export { findFaults } from './find-problems.ts'
export { viewRules } from './queries.ts'
export { publishedRules, readRules, rulesInForce } from './read-rules.ts'
export { type Answer, askRules, type RuleLine, type RuleSet, ruleSet } from './rule-set.ts'
export { requireRevision, takeVersion } from './take-version.ts'
export { readUnits, type UnitDirectory } from './unit-directory.ts'

registerOpenWork(isInRules, 'unit_in_rules')

const EDITOR = ['catalogue_editor'] as const
/** By what a matter is given out is no secret from those who give it out, do it, lead or check. */
const READERS = [...STAFF, 'catalogue_editor', 'auditor'] as const

const reads = (actor: Actor) => READERS.some((role) => actor.roles.includes(role))

/** Who gets which matter: rules in dated versions. */
export const routingModule = implement(
  'routing',
  routing,
  {
    list_versions: { roles: READERS, run: listVersions },
    get_version: { roles: READERS, run: (context, input) => viewVersion(context, input.id) },
    compare: { roles: READERS, run: compareVersions },
    try: { roles: READERS, run: tryRules },
    draft: {
      roles: EDITOR,
      run: draftVersion,
      view: viewVersion,
      result: (_, { new_id }) => new_id,
    },
    revise_draft: { roles: EDITOR, run: reviseDraft, view: viewVersion },
    add_rules: {
      roles: EDITOR,
      run: addRules,
      view: viewVersion,
      result: (input) => input.version_id,
    },
    save_rule: {
      roles: EDITOR,
      run: saveRule,
      view: viewVersion,
      result: (input) => input.version_id,
    },
    remove_rule: {
      roles: EDITOR,
      run: removeRule,
      view: viewVersion,
      result: (input) => input.version_id,
    },
    publish: { roles: EDITOR, run: publishVersion, view: viewVersion },
    restore: {
      roles: EDITOR,
      run: restoreVersion,
      view: viewVersion,
      result: (_, { new_id }) => new_id,
    },
    discard: { roles: EDITOR, run: discardVersion, view: async () => ({ done: true }) },
  },
  { hears: { routing: reads } },
)
