import { org } from '@linli/contract/org'
import { viewSignedIn } from '#modules/identity'
import { ACCOUNT_HOLDERS, ANYONE, implement, STAFF } from '#platform/module'
import { closeAccount, openAccount, tieMember, untieMember } from './accounts.ts'
import { appointPerson } from './appoint-person.ts'
import { closeUnit } from './close-unit.ts'
import { createPerson } from './create-person.ts'
import { createUnit } from './create-unit.ts'
import { endLeave, viewDone } from './end-leave.ts'
import { endPost } from './end-post.ts'
import { findAreaAt, getArea, listAreas, listShapes, searchAreas } from './queries/areas.ts'
import { getBoard } from './queries/board.ts'
import { listLeaves, listSubstitutes, viewLeaveById } from './queries/leaves.ts'
import { getPerson, listPeople, viewPerson } from './queries/people.ts'
import { listPosts, viewPostById } from './queries/posts.ts'
import { countOrganisation, getUnit, listUnits, viewUnitById } from './queries/units.ts'
import { revealPhone } from './reveal-phone.ts'
import { reviseUnit } from './revise-unit.ts'
import { getSetUp, setUpDistrict } from './set-up-district.ts'
import { takeLeave } from './take-leave.ts'

export { addUnits } from './add-units.ts'
export { authenticate, staffById } from './authenticate.ts'
export { carryUnits, findForbidding, type Heirs, putBackUnits } from './carry-units.ts'
export { gridsBeside } from './find-neighbours.ts'
export { findPlace, type Place } from './find-place.ts'
export { onDuty, onDutyIn } from './on-duty.ts'
export { registerOpenWork, whyUnitStays } from './open-work.ts'
export { DUTIES_APART, fitsPartyLine } from './policy.ts'
export { prepareSetUp } from './prepare-set-up.ts'
export {
  type Drawn,
  type Outline,
  type Recomposed,
  readOutlines,
  redrawAreas,
} from './redraw-areas.ts'
export {
  type MadePost,
  type OrganisationChanges,
  type PlanKey,
  type ReorganisedArea,
  type ReorganisedUnit,
  reorganise,
} from './reorganise.ts'
export { arrangedSince, plansSince, removeMade, takeBackPlan } from './take-back-plan.ts'
export {
  allHoldings,
  madeUnits,
  nameOf,
  registerHoldings,
  type UnitHolding,
} from './unit-holdings.ts'

const ADMIN = ['system_admin'] as const
const READS_STAFF = ['system_admin', 'security_admin', 'leader'] as const

/** Areas and units, and who holds which post in them from day to day. */
export const orgModule = implement('org', org, {
  list_areas: { roles: ANYONE, run: listAreas },
  get_area: { roles: ANYONE, run: getArea },
  list_shapes: { roles: ANYONE, run: listShapes },
  find_area_at: { roles: ANYONE, run: findAreaAt },
  search_areas: { roles: ANYONE, run: searchAreas },
  get_board: { roles: ANYONE, run: getBoard },
  list_units: { roles: ANYONE, run: listUnits },
  get_unit: { roles: ANYONE, run: getUnit },
  count_organisation: { roles: ANYONE, run: countOrganisation },
  create_unit: { roles: ADMIN, run: createUnit, view: viewUnitById },
  revise_unit: { roles: ADMIN, run: reviseUnit, view: viewUnitById },
  close_unit: { roles: ADMIN, run: closeUnit, view: viewUnitById },
  list_posts: { roles: ACCOUNT_HOLDERS, run: listPosts },
  appoint: { roles: ADMIN, run: appointPerson, view: viewPostById },
  end_post: { roles: ADMIN, run: endPost, view: viewPostById },
  list_people: { roles: READS_STAFF, run: listPeople },
  get_person: { roles: READS_STAFF, run: getPerson },
  create_person: { roles: ADMIN, run: createPerson, view: viewPerson },
  reveal_phone: { roles: STAFF, limit: { max: 30, per_seconds: 60 }, run: revealPhone },
  open_account: {
    roles: ADMIN,
    run: openAccount,
    view: viewPerson,
    result: (input) => input.person_id,
  },
  close_account: {
    roles: ADMIN,
    run: closeAccount,
    view: viewPerson,
    result: (input) => input.person_id,
  },
  tie_member: {
    roles: ADMIN,
    run: tieMember,
    view: viewPerson,
    result: (input) => input.person_id,
  },
  untie_member: {
    roles: ADMIN,
    run: untieMember,
    view: viewPerson,
    result: (input) => input.person_id,
  },
  list_leaves: { roles: STAFF, run: listLeaves },
  take_leave: { roles: STAFF, run: takeLeave, view: viewLeaveById },
  end_leave: { roles: STAFF, run: endLeave, view: viewDone },
  list_substitutes: { roles: STAFF, run: listSubstitutes },
  get_set_up: { roles: ANYONE, run: getSetUp },
  set_up_district: {
    roles: ['visitor'],
    limit: { max: 10, per_seconds: 60 },
    run: setUpDistrict,
    view: viewSignedIn,
  },
})
