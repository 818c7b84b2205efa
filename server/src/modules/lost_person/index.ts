import { lost_person } from '@linli/contract/lost_person'
import { hearsOf } from '#modules/broadcast'
import { ANYONE, implement, STAFF } from '#platform/module'
import {
  askRelease,
  bypassRelease,
  confirmBypass,
  declineRelease,
  releaseRing,
} from './agree-ring.ts'
import { acknowledgeCall, callDuty } from './call-duty.ts'
import { compareCases } from './compare-cases.ts'
import { correctCase } from './correct-case.ts'
import { everyCallAgain } from './every-call-again.ts'
import { everyErase } from './every-erase.ts'
import { everyWiden } from './every-widen.ts'
import { closeCase, findPerson, handOver, informPerson } from './find-person.ts'
import { judgeSighting, revealContact } from './judge-sighting.ts'
import { openCase } from './open-case.ts'
import { photoRoute } from './open-photo.ts'
import { pauseCase, resumeCase } from './pause-case.ts'
import { publishCase, widenCase } from './publish-case.ts'
import { getCard, viewCardOf } from './queries/get-card.ts'
import { listDuty, listEscaped, listSightings } from './queries/list-beside.ts'
import { listCalls, listCases } from './queries/list-cases.ts'
import { suggestForDraft, suggestMatches } from './queries/suggest-matches.ts'
import { viewCase } from './queries/view-case.ts'
import { clearMinor, declinePolice, numberPolice, releaseMinor, tellPolice } from './tell-police.ts'
import { addSighting, tellSighting } from './tell-sighting.ts'

const OPENS = ['grid_worker', 'unit_staff', 'centre_staff'] as const
const view = viewCase

/** People who are missed, and people whose family is unknown: sought ring by ring, and forgotten in time. */
export const lostPersonModule = implement(
  'lost_person',
  lost_person,
  {
    list: { roles: STAFF, run: listCases },
    get: { roles: STAFF, run: (ctx, input) => viewCase(ctx, input.id) },
    list_sightings: { roles: STAFF, run: listSightings },
    list_duty: { roles: STAFF, run: listDuty },
    suggest: { roles: STAFF, run: suggestMatches },
    suggest_for: { roles: STAFF, run: suggestForDraft },
    list_escaped: { roles: STAFF, run: listEscaped },
    list_calls: { roles: STAFF, run: listCalls },
    get_card: {
      roles: ANYONE,
      limit: { max: 120, per_seconds: 60 },
      run: (ctx, input) => getCard(ctx, input.code),
    },
    open: { roles: OPENS, run: openCase, view },
    tell_police: { roles: OPENS, run: tellPolice, view },
    decline_police: { roles: OPENS, run: declinePolice, view },
    number_police: { roles: OPENS, run: numberPolice, view },
    correct: { roles: OPENS, run: correctCase, view },
    release_minor: { roles: ['unit_staff', 'centre_staff'], run: releaseMinor, view },
    clear_minor: { roles: ['unit_staff', 'centre_staff'], run: clearMinor, view },
    ask_release: { roles: STAFF, run: askRelease, view },
    release: { roles: STAFF, run: releaseRing, view },
    decline_release: { roles: STAFF, run: declineRelease, view },
    bypass: { roles: STAFF, run: bypassRelease, view },
    confirm_bypass: { roles: STAFF, run: confirmBypass, view },
    publish: { roles: STAFF, run: publishCase, view },
    widen: { roles: STAFF, run: widenCase, view },
    pause: { roles: STAFF, run: pauseCase, view },
    resume: { roles: STAFF, run: resumeCase, view },
    call: { roles: STAFF, run: callDuty, view },
    acknowledge: { roles: STAFF, run: acknowledgeCall, view },
    tell_sighting: {
      roles: ANYONE,
      limit: { max: 10, per_seconds: 600 },
      run: tellSighting,
      view: viewCardOf,
    },
    add_sighting: { roles: STAFF, run: addSighting, view },
    judge_sighting: { roles: STAFF, run: judgeSighting, view },
    reveal_contact: {
      roles: STAFF,
      limit: { max: 30, per_seconds: 60 },
      run: revealContact,
    },
    compare: { roles: STAFF, run: compareCases, view },
    find: { roles: STAFF, run: findPerson, view },
    hand_over: { roles: STAFF, run: handOver, view },
    inform: { roles: STAFF, run: informPerson, view },
    close: { roles: STAFF, run: closeCase, view },
  },
  {
    schedules: {
      widen: { cron: '* * * * *', run: everyWiden },
      call_again: { cron: '* * * * *', run: everyCallAgain },
      erase: { cron: '41 2 * * *', run: everyErase },
    },
    routes: [photoRoute],
    hears: {
      lost_case: (actor, { street_id, community_id, grid_id, opened_by, is_told }) =>
        actor.kind === 'staff' &&
        (is_told === true ||
          opened_by === actor.person_id ||
          actor.posts.some(
            ({ level, area_id }) =>
              level === 'district' || [street_id, community_id, grid_id].includes(area_id),
          )),
      // How far its broadcasts have come.
      lost_person: hearsOf,
      // Whoever has the public page open may not be known at all; the notice says nothing but that it changed.
      lost_card: () => true,
    },
  },
)
