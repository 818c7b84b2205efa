import { identity } from '@linli/contract/identity'
import { ACCOUNT_HOLDERS, ANYONE, implement, SIGNED_IN } from '#platform/module'
import { changePassword, viewChanged } from './change-password.ts'
import { everyForgetFailures } from './every-forget-failures.ts'
import { listSessions, viewDone, viewMe, viewSignedIn } from './queries.ts'
import { requestCode, viewCode } from './request-code.ts'
import { endSession, signOut } from './sessions.ts'
import { signIn } from './sign-in.ts'
import { signInWithCode } from './sign-in-with-code.ts'

export { closeAccount, openAccount } from './accounts.ts'
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
    schedules: { forget_failures: { cron: '17 3 * * *', run: everyForgetFailures } },
    hears: { visit: (actor, facts) => actor.person_id === facts.person_id },
  },
)
