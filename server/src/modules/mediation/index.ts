import { mediation } from '@linli/contract/mediation'
import { registerHoldings } from '#modules/org'
import { implement, MEDIATORS, STAFF } from '#platform/module'
import { acceptDispute } from './accept-dispute.ts'
import { addAgent, endAgent } from './add-agent.ts'
import { addParty } from './add-party.ts'
import { applyForMediation } from './apply-for-mediation.ts'
import { appointForDispute } from './appoint-mediator.ts'
import { askRecusal, decideRecusal } from './decide-recusal.ts'
import { closeDispute, recordRefusal, stopDispute, terminateDispute } from './end-dispute.ts'
import { everyWarnClocks } from './every-warn-clocks.ts'
import { hearsDispute } from './hears-dispute.ts'
import { holdSession } from './hold-session.ts'
import { onDisputeEnded } from './on-dispute-ended.ts'
import { onDisputeTold } from './on-dispute-told.ts'
import { pauseDispute, recordDeath, resumeDispute } from './pause-dispute.ts'
import { cancelSession, moveSession, planSession } from './plan-session.ts'
import { propose } from './propose.ts'
import { listCalendar } from './queries/list-calendar.ts'
import { countTabs, listDisputes } from './queries/list-disputes.ts'
import { viewDispute } from './queries/view-dispute.ts'
import { addMaterial, recordInquiry } from './record-inquiry.ts'
import { refuseDispute, withdrawDispute } from './refuse-dispute.ts'
import { flagRisk, reportRisk } from './report-risk.ts'
import { respond } from './respond.ts'
import { revealParty } from './reveal-party.ts'
import { noteDispute, reviseDispute } from './revise-dispute.ts'
import { tellRights } from './tell-rights.ts'
import { UNITS_HELD } from './units-held.ts'

export { needsGuardian } from './check-parties.ts'
export { routesFor } from './end-dispute.ts'
export { markAgreed, markClosed, markFiled, mayStillMediate } from './mark-dispute.ts'
export { isAtTable } from './policy.ts'
export { viewDispute } from './queries/view-dispute.ts'
export { type OpenParty, readParties, viewParties } from './queries/view-parties.ts'
export { type Standing, standingIn } from './standing.ts'
export { type DisputeRow, takeDispute } from './take-dispute.ts'
export { announceDispute, type Heard, writeStep } from './write-step.ts'

registerHoldings(...UNITS_HELD)

const view = viewDispute
/** Whoever may have to do with a dispute: parties, the committee, and those who watch over the place. */
const ANY = ['resident', ...STAFF, ...MEDIATORS] as const
/** Those at the table. */
const TABLE = ['resident', ...MEDIATORS] as const
/** People type a name or number at every pause. */
const TYPING = { max: 240, per_seconds: 60 }

/** People's mediation: from the request to the end, for the committee, its mediators, and both sides. */
export const mediationModule = implement(
  'mediation',
  mediation,
  {
    list: { roles: ANY, limit: TYPING, run: listDisputes },
    count_tabs: { roles: ANY, run: countTabs },
    get: { roles: ANY, run: (ctx, input) => viewDispute(ctx, input.id) },
    apply: { roles: ANY, run: applyForMediation, view },
    accept: { roles: MEDIATORS, run: acceptDispute, view },
    refuse: { roles: MEDIATORS, run: refuseDispute, view },
    withdraw: { roles: ANY, run: withdrawDispute, view },

    revise: { roles: MEDIATORS, run: reviseDispute, view },
    add_party: { roles: MEDIATORS, run: addParty, view },
    add_agent: { roles: MEDIATORS, run: addAgent, view },
    end_agent: { roles: MEDIATORS, run: endAgent, view },
    record_refusal: { roles: MEDIATORS, run: recordRefusal, view },
    record_death: { roles: MEDIATORS, run: recordDeath, view },
    tell_rights: { roles: TABLE, run: tellRights, view },
    appoint_mediator: { roles: MEDIATORS, run: appointForDispute, view },
    propose: { roles: TABLE, run: propose, view },
    respond: { roles: TABLE, run: respond, view },
    ask_recusal: { roles: TABLE, run: askRecusal, view },
    decide_recusal: { roles: MEDIATORS, run: decideRecusal, view },
    plan_session: { roles: MEDIATORS, run: planSession, view },
    move_session: { roles: MEDIATORS, run: moveSession, view },
    cancel_session: { roles: MEDIATORS, run: cancelSession, view },
    hold_session: { roles: MEDIATORS, run: holdSession, view },
    record_inquiry: { roles: MEDIATORS, run: recordInquiry, view },
    add_material: { roles: TABLE, run: addMaterial, view },
    pause: { roles: MEDIATORS, run: pauseDispute, view },
    resume: { roles: MEDIATORS, run: resumeDispute, view },
    flag_risk: { roles: [...MEDIATORS, 'centre_staff', 'leader'], run: flagRisk, view },
    report_risk: { roles: MEDIATORS, run: reportRisk, view },
    stop: { roles: ['resident'], run: stopDispute, view },
    terminate: { roles: MEDIATORS, run: terminateDispute, view },
    note: { roles: MEDIATORS, run: noteDispute, view },
    close: { roles: MEDIATORS, run: closeDispute, view },
    reveal_party: { roles: MEDIATORS, limit: { max: 30, per_seconds: 60 }, run: revealParty },

    list_calendar: { roles: ANY, run: listCalendar },
  },
  {
    consumers: { 'dispute.ended': onDisputeEnded, 'dispute.told': onDisputeTold },
    schedules: { warn_clocks: { cron: '23 8 * * *', run: everyWarnClocks } },
    hears: { dispute: hearsDispute },
  },
)
