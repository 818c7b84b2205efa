import { Outlet } from '@tanstack/react-router'
import { WecomBand, WecomButton } from '../../features/identity/ByWecom.tsx'
import { ChangePassword, StaffSignIn } from '../../features/identity/StaffSignIn.tsx'
import { TypeSwitch } from '../../features/identity/TypeSwitch.tsx'
import { useMe } from '../../lib/session.ts'
import { useOutbox } from '../../lib/useOutbox.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, Skeleton } from '../../ui/States.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import { ARRIVAL } from '../../words/zh-CN/arrivals.ts'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { WORKER } from '../../words/zh-CN/worker.ts'

/** Staff go in; everybody else meets the sign-in, and a first password is changed before anything. */
export function Gate() {
  const me = useMe()
  // Here, so that what waits is sent on whatever page the worker is.
  useOutbox(me.data?.kind === 'staff' ? me.data.person?.id : undefined)
  if (!me.data) {
    return (
      <Page title={WORKER.name}>
        {me.error ? (
          <Empty title={reasonText(me.error)}>
            <Button onClick={() => void me.refetch()}>{APP.try_again}</Button>
          </Empty>
        ) : (
          <Skeleton lines={6} />
        )}
      </Page>
    )
  }
  if (me.data.kind !== 'staff') {
    return (
      <Page title={WORKER.sign_in} hasLargeTitle slot={<TypeSwitch />}>
        <p className="l-quiet">{WORKER.sign_in_lead}</p>
        <WecomBand />
        <WecomButton surface="worker" label={ARRIVAL.by_wecom} />
        <StaffSignIn />
        <a className="l-button l-button-quiet" href="/">
          {WORKER.to_resident}
        </a>
      </Page>
    )
  }
  if (me.data.must_change_password) {
    return (
      <Page title={SIGN_IN.change_password} hasLargeTitle>
        <p className="l-quiet">{SIGN_IN.must_change}</p>
        <ChangePassword />
      </Page>
    )
  }
  return (
    <>
      <WecomBand />
      <Outlet />
    </>
  )
}
