import { reorganisations } from '@linli/contract/reorganisations'
import { implement } from '#platform/module'
import { approvePlan, withdrawPlan } from './approve-plan.ts'
import { cancelCheck, checkPlan, discardPlan } from './check-plan.ts'
import { draftPlan } from './draft-plan.ts'
import { everyTakeUpPlans } from './every-take-up-plans.ts'
import { onReorganisationWanted } from './on-reorganisation-wanted.ts'
import { comparePlan, listFigures, listPlans, viewPlan } from './queries.ts'
import { savePlan } from './save-plan.ts'
import { undoPlan } from './undo-plan.ts'

const ADMIN = ['system_admin'] as const
const READERS = ['system_admin', 'leader', 'centre_staff'] as const

/** 区划调整: areas and units are split, merged, renamed and moved by a dated plan, and everything in them comes along. */
export const reorganisationsModule = implement(
  'reorganisations',
  reorganisations,
  {
    list: { roles: READERS, run: listPlans },
    get: { roles: READERS, run: (ctx, input) => viewPlan(ctx, input.id) },
    compare: { roles: READERS, run: comparePlan },
    draft: { roles: ADMIN, run: draftPlan, view: viewPlan },
    save: { roles: ADMIN, run: savePlan, view: viewPlan },
    check: { roles: ADMIN, run: checkPlan, view: viewPlan },
    cancel_check: { roles: ADMIN, run: cancelCheck, view: viewPlan },
    approve: { roles: ['leader'], run: approvePlan, view: viewPlan },
    withdraw: { roles: ['system_admin', 'leader'], run: withdrawPlan, view: viewPlan },
    undo: { roles: ['leader'], run: undoPlan, view: viewPlan },
    discard: { roles: ADMIN, run: discardPlan, view: async () => ({ done: true }) },
    figures: { roles: READERS, run: listFigures },
  },
  {
    consumers: { 'reorganisation.wanted': onReorganisationWanted },
    schedules: { take_up_plans: { cron: '*/5 * * * *', run: everyTakeUpPlans } },
    hears: { reorganisation: (actor) => actor.kind === 'staff' },
  },
)
