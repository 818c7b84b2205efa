import { assignments } from '@linli/contract/assignments'
import type { Actor } from '#platform/actor'
import { implement, STAFF } from '#platform/module'
import { countAssignments, listAssignments } from './count-assignments.ts'
import { everyResumeDryRuns } from './every-resume-dry-runs.ts'
import { explainAssignments } from './explain-assignments.ts'
import { listCopied } from './list-copied.ts'
import { onDryRunWanted } from './on-dry-run-wanted.ts'
import { listRulings, recallRulings } from './recall-rulings.ts'
import { cancelDryRun, startDryRun } from './start-dry-run.ts'
import { findDryRun, listDiverted, viewDryRun } from './view-dry-run.ts'

const EDITOR = ['catalogue_editor'] as const
const LOOKERS = ['catalogue_editor', 'centre_staff', 'leader', 'auditor'] as const
/** What a whole district's matters would do is for those who answer for all of them. */
const TRIERS = ['catalogue_editor', 'leader', 'auditor'] as const

/** How work has been given out and how it would be: why a matter is where it is, what was ruled, rules tried on the past. */
export const assignmentsModule = implement(
  'assignments',
  assignments,
  {
    explain: { roles: STAFF, run: explainAssignments },
    recall: { roles: STAFF, run: recallRulings },
    list_rulings: { roles: LOOKERS, run: listRulings },
    count: { roles: LOOKERS, run: countAssignments },
    list: { roles: LOOKERS, run: listAssignments },
    list_copied: { roles: STAFF, run: listCopied },
    start_dry_run: {
      roles: EDITOR,
      run: startDryRun,
      view: viewDryRun,
      result: (_, { new_id }) => new_id,
    },
    get_dry_run: { roles: TRIERS, run: (context, input) => viewDryRun(context, input.id) },
    find_dry_run: { roles: TRIERS, run: findDryRun },
    cancel_dry_run: { roles: EDITOR, run: cancelDryRun, view: viewDryRun },
    list_diverted: { roles: TRIERS, run: listDiverted },
  },
  {
    consumers: { 'dry_run.wanted': onDryRunWanted },
    schedules: { resume_dry_runs: { cron: '*/5 * * * *', run: everyResumeDryRuns } },
    hears: {
      dry_run: (actor: Actor) => TRIERS.some((role) => actor.roles.includes(role)),
    },
  },
)
