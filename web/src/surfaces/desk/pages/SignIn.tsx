import { WecomBand, WecomButton } from '../../../features/identity/ByWecom.tsx'
import { ChangePassword, StaffSignIn } from '../../../features/identity/StaffSignIn.tsx'
import { ARRIVAL } from '../../../words/zh-CN/arrivals.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { SIGN_IN } from '../../../words/zh-CN/identity.ts'
import { Door } from '../Door.tsx'

/** Name and password of staff. */
export function SignIn() {
  return (
    <Door title={DESK.sign_in}>
      <p className="l-quiet">{DESK.sign_in_lead}</p>
      <WecomBand />
      <WecomButton surface="desk" label={ARRIVAL.by_wecom} />
      <StaffSignIn />
      <p className="l-row l-row-apart l-small">
        <a href="/">{DESK.to_resident}</a>
        <a href="/worker/">{DESK.to_worker}</a>
      </p>
    </Door>
  )
}

/** The first password is changed before anything else. */
export function FirstPassword() {
  return (
    <>
      <p className="l-quiet">{SIGN_IN.must_change}</p>
      <ChangePassword />
    </>
  )
}
