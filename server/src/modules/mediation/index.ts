import { mediation } from '@linli/contract/mediation'
import { registerHoldings } from '#modules/org'
import { implement, MEDIATORS, SIGNED_IN, STAFF } from '#platform/module'
import { acceptDispute } from './accept-dispute.ts'
import { applyForMediation } from './apply-for-mediation.ts'
import { hearsDispute } from './hears-dispute.ts'
import { onDisputeEnded } from './on-dispute-ended.ts'
import { listCommittees, listMediators } from './queries/list-committees.ts'
import { countTabs, listDisputes } from './queries/list-disputes.ts'
import { viewDispute } from './queries/view-dispute.ts'
import { refuseDispute, withdrawDispute } from './refuse-dispute.ts'
import { UNITS_HELD } from './units-held.ts'

export { needsGuardian } from './check-parties.ts'
export { markAgreed, markClosed, markFiled, mayStillMediate } from './mark-dispute.ts'
export { isAtTable } from './policy.ts'
export { viewDispute } from './queries/view-dispute.ts'
export { type OpenParty, readParties, viewParties } from './queries/view-parties.ts'
export { type Standing, standingIn } from './standing.ts'
export { type DisputeRow, takeDispute } from './take-dispute.ts'
export { announceDispute, writeStep } from './write-step.ts'

registerHoldings(...UNITS_HELD)

const view = viewDispute
/** Whoever may have to do with a dispute: parties, the committee, and those who watch over the place. */
const ANY = ['resident', ...STAFF, ...MEDIATORS] as const

/** People's mediation: from the request to the end, for the committee, its mediators, and both sides. */
export const mediationModule = implement(
  'mediation',
  mediation,
  {
    list_committees: { roles: SIGNED_IN, run: listCommittees },
    list_mediators: { roles: ANY, run: listMediators },
    list: { roles: ANY, run: listDisputes },
    count_tabs: { roles: ANY, run: countTabs },
    get: { roles: ANY, run: (ctx, input) => viewDispute(ctx, input.id) },
    apply: { roles: ANY, run: applyForMediation, view },
    accept: { roles: MEDIATORS, run: acceptDispute, view },
    refuse: { roles: MEDIATORS, run: refuseDispute, view },
    withdraw: { roles: ANY, run: withdrawDispute, view },
  },
  { consumers: { 'dispute.ended': onDisputeEnded }, hears: { dispute: hearsDispute } },
)
