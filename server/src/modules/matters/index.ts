import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { registerHoldings, registerOpenWork } from '#modules/org'
import './import-target.ts'
import { ANYONE, implement, SIGNED_IN, STAFF } from '#platform/module'
import { acceptMatter } from './accept-matter.ts'
import { hearsMatter } from './announce-matter.ts'
import { hearsMatters } from './announce-matters.ts'
import { appealMatter, appealReported } from './appeal-matter.ts'
import { askExtension } from './ask-extension.ts'
import { assignMatter, designateUnit } from './assign-matter.ts'
import { chooseRoute } from './choose-route.ts'
import { closeMatter } from './close-matter.ts'
import { grantExtension, refuseExtension } from './decide-extension.ts'
import { everyAlarmDueSoon } from './every-alarm-due-soon.ts'
import { everyAlarmOverdue } from './every-alarm-overdue.ts'
import { everyEscalate } from './every-escalate.ts'
import { everyResume } from './every-resume.ts'
import { handOverMatter } from './hand-over-matter.ts'
import { handleMatter } from './handle-matter.ts'
import { keepMatter } from './keep-matter.ts'
import { mergeMatters } from './merge-matters.ts'
import { noteMatter } from './note-matter.ts'
import { onMatterAnswered } from './on-matter-answered.ts'
import { onMatterDelayed } from './on-matter-delayed.ts'
import { onMatterReported } from './on-matter-reported.ts'
import { pauseMatter } from './pause-matter.ts'
import { proposeVoid } from './propose-void.ts'
import { countQueues } from './queries/count-queues.ts'
import { findAlike } from './queries/find-alike.ts'
import { findByPhone, revealReporter, trackByNumber } from './queries/find-by-phone.ts'
import { hasOpenMatters } from './queries/has-open-work.ts'
import { listJoined } from './queries/list-joined.ts'
import { listMatters } from './queries/list-matters.ts'
import { listRouteChoices } from './queries/list-route-choices.ts'
import { listToTriage, suggestUnit } from './queries/list-to-triage.ts'
import { viewDeed, viewMatter, viewMatterByNumber, viewMoved } from './queries/view-matter.ts'
import { listReported, viewFollowed, viewMine, viewTracked } from './queries/view-tracked.ts'
import { rateMatter } from './rate-matter.ts'
import { recordSelfClosed } from './record-self-closed.ts'
import { rejectMatter } from './reject-matter.ts'
import { reopenMatter, reopenReported } from './reopen-matter.ts'
import { reportMatter } from './report-matter.ts'
import { reportOnBehalf } from './report-on-behalf.ts'
import { resolveMatter } from './resolve-matter.ts'
import { resumeMatter } from './resume-matter.ts'
import { returnMatter } from './return-matter.ts'
import { selfCloseMatter } from './self-close-matter.ts'
import { sendOn } from './send-on.ts'
import { setSecret } from './set-secret.ts'
import { triageMatter } from './triage-matter.ts'
import { UNITS_HELD } from './units-held.ts'
import { unmergeMatter } from './unmerge-matter.ts'
import { verifyMatter } from './verify-matter.ts'
import { voidMatter } from './void-matter.ts'

export { factsOf, hearsMatter } from './announce-matter.ts'
export { giveToUnit } from './assign-matter.ts'
export { type Change, keptJson, smallChange } from './change-columns.ts'
export { registerFollower } from './followers.ts'
export { holdMatter, releaseMatter } from './hold-matter.ts'
export { type Judged, judgeMany } from './judge-many.ts'
export { isOver, isPossible } from './lifecycle.ts'
export { type MadeMatter, makeMatter } from './make-matter.ts'
export { moveMatter } from './move-matter.ts'
export { changesOf, moveMatters, restoreMatters } from './move-matters.ts'
export { tellReporters } from './on-matter-answered.ts'
export { isCentreOf, maySee, type SightFacts, scopesOf, unitsOf, worksOn } from './policy.ts'
export { mattersSince, putBackMatters } from './put-back-matters.ts'
export { countLists, type List } from './queries/count-lists.ts'
export { countMatters, type MattersOf } from './queries/count-relocated.ts'
export { type FigureBothWays, figuresBothWays } from './queries/figures-both-ways.ts'
export { inScopes } from './queries/filter-matters.ts'
export { lastActsOf } from './queries/last-acts.ts'
export { LINE_COLUMNS, type LineRow, lineOf } from './queries/matter-line.ts'
export { actedSince, pickMatters } from './queries/pick-matters.ts'
export { seeMatter, seeMatters } from './queries/see-matter.ts'
export { countHeld, linesOf, selectHeld, selectListed } from './queries/select-matters.ts'
export { seenBy, workedOnBy } from './queries/sight.ts'
export { lockMatter, type TakenMatter, takeMatter } from './queries/take-matter.ts'
export { viewMatter } from './queries/view-matter.ts'
export { refuseMissingEvidence } from './refuse-missing-evidence.ts'
export { type Relocation, type RelocationSource, relocateMatters } from './relocate-matters.ts'
export { reopen } from './reopen-matter.ts'
export { type DayFact, KIND_ENDS, recountTallies } from './tallies.ts'
export { tellPeople } from './tell-people.ts'
export { writeAct } from './write-act.ts'

registerOpenWork(hasOpenMatters)
registerHoldings(...UNITS_HELD)

const CENTRE = ['centre_staff'] as const
const FIELD = ['grid_worker', 'centre_staff'] as const
const HANDLERS = ['grid_worker', 'unit_staff', 'centre_staff'] as const

// Guessing a number and a phone, or a link, is slowed down.
const SLOW = { max: 30, per_seconds: 60 }

// Asked again at every pause while somebody types.
const TYPING = { max: 240, per_seconds: 60 }

export const mattersModule = implement(
  'matters',
  matters,
  {
    list: { roles: STAFF, run: listMatters },
    count_queues: { roles: STAFF, run: countQueues },
    get: { roles: STAFF, run: (ctx, input) => viewMatter(ctx, input.id) },
    get_by_number: { roles: STAFF, run: (ctx, input) => viewMatterByNumber(ctx, input.number) },
    find_by_phone: { roles: CENTRE, run: findByPhone },
    reveal_reporter: { roles: HANDLERS, run: revealReporter },

    find_alike: { roles: ANYONE, limit: TYPING, run: findAlike },
    list_joined: { roles: STAFF, run: listJoined },
    list_route_choices: { roles: STAFF, run: listRouteChoices },
    list_to_triage: { roles: CENTRE, run: listToTriage },
    suggest_unit: { roles: CENTRE, run: suggestUnit },

    report: { roles: SIGNED_IN, run: reportMatter, view: viewMine },
    report_on_behalf: { roles: FIELD, run: reportOnBehalf, view: viewDeed },
    record_self_closed: { roles: ['grid_worker'], run: recordSelfClosed, view: viewMatter },
    self_close: { roles: ['grid_worker'], run: selfCloseMatter, view: viewMatter },
    accept: { roles: FIELD, run: acceptMatter, view: viewMatter },
    triage: { roles: CENTRE, run: triageMatter, view: viewMoved },
    assign: { roles: FIELD, run: assignMatter, view: viewDeed },
    designate: { roles: CENTRE, run: designateUnit, view: viewDeed },
    return: { roles: HANDLERS, run: returnMatter, view: viewMoved },
    handle: { roles: HANDLERS, run: handleMatter, view: viewMatter },
    resolve: { roles: HANDLERS, run: resolveMatter, view: viewMatter },
    verify: { roles: FIELD, run: verifyMatter, view: viewMatter },
    reject: { roles: FIELD, run: rejectMatter, view: viewMatter },
    close: { roles: CENTRE, run: closeMatter, view: viewMatter },
    note: { roles: HANDLERS, run: noteMatter, view: viewMatter },
    set_secret: { roles: CENTRE, run: setSecret, view: viewMatter },
    propose_void: { roles: CENTRE, run: proposeVoid, view: viewMatter },
    void: { roles: CENTRE, run: voidMatter, view: viewMatter },
    keep: { roles: CENTRE, run: keepMatter, view: viewMatter },
    pause: { roles: HANDLERS, run: pauseMatter, view: viewMatter },
    resume: { roles: HANDLERS, run: resumeMatter, view: viewMatter },
    ask_extension: { roles: HANDLERS, run: askExtension, view: viewMatter },
    grant_extension: { roles: CENTRE, run: grantExtension, view: viewMatter },
    refuse_extension: { roles: CENTRE, run: refuseExtension, view: viewMatter },
    reopen: { roles: CENTRE, run: reopenMatter, view: viewMatter },
    merge: { roles: CENTRE, run: mergeMatters, view: viewMatter },
    unmerge: { roles: CENTRE, run: unmergeMatter, view: viewMatter },
    appeal: { roles: FIELD, run: appealMatter, view: viewMatter },
    choose_route: { roles: CENTRE, run: chooseRoute, view: viewMatter },
    send_on: { roles: CENTRE, run: sendOn, view: viewMoved },
    hand_over: { roles: STAFF, run: handOverMatter, view: viewMoved },

    list_reported: { roles: SIGNED_IN, run: listReported },
    get_reported: { roles: SIGNED_IN, run: (ctx, input) => viewMine(ctx, input.id) },
    track: {
      roles: ANYONE,
      limit: SLOW,
      run: (ctx, input) => viewTracked(ctx, sql`own.tracking_token = ${input.token}`, sql`true`),
    },
    track_by_number: { roles: ANYONE, limit: SLOW, run: trackByNumber },
    appeal_reported: { roles: ANYONE, limit: SLOW, run: appealReported, view: viewFollowed },
    rate: {
      roles: ANYONE,
      limit: SLOW,
      run: rateMatter,
      view: viewFollowed,
    },
    reopen_reported: {
      roles: ANYONE,
      limit: SLOW,
      run: reopenReported,
      view: viewFollowed,
    },
  },
  {
    consumers: {
      'matter.reported': onMatterReported,
      'matter.answered': onMatterAnswered,
      'matter.delayed': onMatterDelayed,
    },
    schedules: {
      alarm_overdue: { cron: '*/10 * * * *', run: everyAlarmOverdue },
      alarm_due_soon: { cron: '2-59/10 * * * *', run: everyAlarmDueSoon },
      escalate: { cron: '4-59/10 * * * *', run: everyEscalate },
      resume: { cron: '*/5 * * * *', run: everyResume },
    },
    hears: { matter: hearsMatter, matters: hearsMatters },
  },
)
