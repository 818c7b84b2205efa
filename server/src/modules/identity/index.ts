import { identity } from '@linli/contract/identity'
import { ACCOUNT_HOLDERS, ANYONE, implement, SIGNED_IN } from '#platform/module'
import { getArrival, listDoors, listTies } from './arrival-queries.ts'
import { idInState } from './arrivals.ts'
import { askArrival } from './ask-arrival.ts'
import { beginArrival, viewArrival } from './begin-arrival.ts'
import { bringCode } from './bring-code.ts'
import { changePassword, viewChanged } from './change-password.ts'
import { everyForgetFailures } from './every-forget-failures.ts'
import { listSessions, viewDone, viewMe, viewSignedIn } from './queries.ts'
import { requestCode, viewCode } from './request-code.ts'
import { endSession, signOut } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { signInArrived } from './sign-in-arrived.ts'
import { signInWithCode } from './sign-in-with-code.ts'
import { tieArrived, untieOwn } from './tie-account.ts'

export { closeAccount, openAccount } from './accounts.ts'
export { outsideOfArrival } from './arrival-queries.ts'
export { hashPassword } from './passwords.ts'
export {
  createStaff,
  pinyinOf,
  readPhone,
  residentByPhone,
  takeResident,
  takeStaff,
  viewNames,
} from './people.ts'
export { viewSignedIn } from './queries.ts'
export { rulesAt } from './rules.ts'
export { endSessions } from './sessions.ts'
export { digestOfToken, startSession } from './start-session.ts'
export { tieMember, untieMember } from './tie-account.ts'

const SLOW = { max: 30, per_seconds: 60 }
const ofArrival = (input: { state: string }) => idInState(input.state)

/** People, their ways in, and their visits. */
export const identityModule = implement(
  'identity',
  identity,
  {
    me: { roles: ANYONE, run: viewMe },
    sign_in: {
      roles: ANYONE,
      limit: { max: 30, per_seconds: 60 },
      run: signIn,
      view: viewSignedIn,
    },
    request_code: {
      roles: ANYONE,
      limit: { max: 20, per_seconds: 60 },
      run: requestCode,
      view: viewCode,
    },
    sign_in_with_code: {
      roles: ANYONE,
      limit: { max: 30, per_seconds: 60 },
      run: signInWithCode,
      view: viewSignedIn,
    },
    list_doors: { roles: ANYONE, run: listDoors },
    begin_arrival: { roles: ANYONE, limit: SLOW, run: beginArrival, view: viewArrival },
    bring_code: {
      roles: ANYONE,
      limit: SLOW,
      run: bringCode,
      view: viewDone,
      result: ofArrival,
    },
    // A page asks each second while the worker asks the platform.
    get_arrival: { roles: ANYONE, limit: { max: 240, per_seconds: 60 }, run: getArrival },
    sign_in_arrived: { roles: ANYONE, limit: SLOW, run: signInArrived, view: viewSignedIn },
    tie_arrived: {
      roles: SIGNED_IN,
      limit: SLOW,
      run: tieArrived,
      view: viewDone,
      result: ofArrival,
    },
    list_ties: { roles: SIGNED_IN, run: listTies },
    untie: { roles: SIGNED_IN, run: untieOwn, view: viewDone },
    // Visitors too leave a line in the record, which is kept for good.
    sign_out: {
      roles: ANYONE,
      limit: { max: 30, per_seconds: 60 },
      run: signOut,
      view: viewDone,
    },
    change_password: {
      roles: ACCOUNT_HOLDERS,
      limit: { max: 20, per_seconds: 60 },
      run: changePassword,
      view: viewChanged,
    },
    list_sessions: { roles: SIGNED_IN, run: listSessions },
    end_session: { roles: SIGNED_IN, run: endSession, view: viewDone },
  },
  {
    errands: {
      'identity.code_brought': (ctx, payload) => askArrival(ctx, payload['subject_id'] ?? ''),
    },
    schedules: { forget_failures: { cron: '17 3 * * *', run: everyForgetFailures } },
    hears: { visit: (actor, facts) => actor.person_id === facts.person_id },
  },
)
