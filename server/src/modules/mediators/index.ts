import { mediators } from '@linli/contract/mediators'
import { registerHoldings } from '#modules/org'
import { ANYONE, implement, STAFF } from '#platform/module'
import { appointMediator, reviseMediator } from './appoint-mediator.ts'
import { endMediator, pauseMediator, resumeMediator } from './end-mediator.ts'
import { addRoom, closeRoom, reviseRoom } from './keep-rooms.ts'
import { getCommittee, listCommittees, viewCommittee } from './queries/committees.ts'
import { listHistory } from './queries/history.ts'
import { listHelpers } from './queries/list-helpers.ts'
import { getMediator, listCandidates, listMediators, viewMediator } from './queries/mediators.ts'
import { listRegistry } from './queries/registry.ts'
import { getStudio, listStudios } from './queries/studios.ts'
import { setCommittee } from './set-committee.ts'
import { UNITS_HELD } from './units-held.ts'

export {
  type CommitteeFacts,
  caseNumber,
  isHeadOf,
  isStudioOf,
  mediatorsOf,
  readCommittee,
  readRoom,
} from './read-committee.ts'

registerHoldings(...UNITS_HELD)

const KEEPERS = ['mediator', 'unit_staff', 'system_admin'] as const
const READERS = [...STAFF, 'mediator'] as const

/** Committees, their named studios and rooms, and who mediates for them from day to day. */
export const mediatorsModule = implement(
  'mediators',
  mediators,
  {
    list_committees: { roles: ANYONE, run: listCommittees },
    get_committee: { roles: ANYONE, run: getCommittee },
    list_studios: { roles: ANYONE, run: listStudios },
    get_studio: { roles: ANYONE, run: getStudio },
    list_mediators: { roles: ANYONE, run: listMediators },
    get_mediator: { roles: ANYONE, run: getMediator },
    list_candidates: { roles: KEEPERS, run: listCandidates },
    list_history: { roles: KEEPERS, run: listHistory },
    list_helpers: { roles: READERS, run: listHelpers },
    list_registry: { roles: [...READERS, 'system_admin', 'auditor'], run: listRegistry },
    set_committee: { roles: KEEPERS, run: setCommittee, view: viewCommittee },
    add_room: { roles: KEEPERS, run: addRoom, view: viewCommittee },
    revise_room: { roles: KEEPERS, run: reviseRoom, view: viewCommittee },
    close_room: { roles: KEEPERS, run: closeRoom, view: viewCommittee },
    appoint: { roles: KEEPERS, run: appointMediator, view: viewMediator },
    revise: { roles: KEEPERS, run: reviseMediator, view: viewMediator },
    pause: { roles: KEEPERS, run: pauseMediator, view: viewMediator },
    resume: { roles: KEEPERS, run: resumeMediator, view: viewMediator },
    end: { roles: KEEPERS, run: endMediator, view: viewMediator },
  },
  { hears: { mediator: () => true } },
)
