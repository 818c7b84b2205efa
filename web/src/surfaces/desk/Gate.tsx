import { lazy, type ReactNode, Suspense } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Skeleton } from '../../ui/States.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { Door } from './Door.tsx'
import { Shell } from './Shell.tsx'

const SetUp = lazy(() => import('./pages/SetUp.tsx').then(({ SetUp: page }) => ({ default: page })))
const SignIn = lazy(() =>
  import('./pages/SignIn.tsx').then(({ SignIn: page }) => ({ default: page })),
)
const FirstPassword = lazy(() =>
  import('./pages/SignIn.tsx').then(({ FirstPassword: page }) => ({ default: page })),
)

/** Staff go in; a house without a district is set up first; everybody else meets the sign-in. */
export function Gate() {
  const me = useMe()
  const setUp = useQuery('org.get_set_up', {}, { isEnabled: me.data?.district === null })
  if (me.data?.kind === 'staff') {
    return me.data.must_change_password ? (
      <AtDoor title={SIGN_IN.change_password}>
        <FirstPassword />
      </AtDoor>
    ) : (
      <Shell me={me.data} />
    )
  }
  const problem = me.error ?? setUp.error
  if (problem) {
    return (
      <Door title={APP.name}>
        <Empty title={reasonText(problem)}>
          <Button onClick={() => void me.refetch()}>{APP.try_again}</Button>
        </Empty>
      </Door>
    )
  }
  if (!me.data || (me.data.district === null && !setUp.data)) return <Waiting />
  if (setUp.data?.is_needed) {
    return (
      <Suspense fallback={<Waiting />}>
        <SetUp />
      </Suspense>
    )
  }
  return (
    <Suspense fallback={<Waiting />}>
      <SignIn />
    </Suspense>
  )
}

function AtDoor({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Suspense fallback={<Waiting />}>
      <Door title={title}>{children}</Door>
    </Suspense>
  )
}

function Waiting() {
  return (
    <Door title={APP.name}>
      <Skeleton lines={5} word={APP.loading} />
    </Door>
  )
}
