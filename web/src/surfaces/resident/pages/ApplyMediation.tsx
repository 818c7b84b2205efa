import { useNavigate } from '@tanstack/react-router'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { ApplyForm } from '../../../features/mediation/ApplyForm.tsx'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { APPLY } from '../../../words/zh-CN/mediation-page.ts'
import { SignIn } from './SignIn.tsx'

/** A resident asks for mediation, for themself or for somebody who asked them to. */
export function ApplyMediation() {
  const me = useMe()
  const back = useBack()
  const navigate = useNavigate()
  if (me.data && me.data.kind !== 'resident') return <SignIn />
  return (
    <Page title={APPLY.title} back={back} slot={<TypeSwitch />}>
      {me.data ? (
        <ApplyForm
          sources={['self']}
          myName={me.data.person?.name ?? ''}
          onDone={(id) => {
            say(APPLY.sent)
            void navigate({ to: '/disputes/$id', params: { id }, replace: true })
          }}
        />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}
