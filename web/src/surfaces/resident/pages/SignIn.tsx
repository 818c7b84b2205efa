import { useLocation, useNavigate } from '@tanstack/react-router'
import { Tray } from '../../../features/channels/Tray.tsx'
import { PhoneSignIn } from '../../../features/identity/PhoneSignIn.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { SIGN_IN_PAGE } from '../../../words/zh-CN/resident.ts'

/** Phone and code; stands in for a page that needs a person, and leads on to it. */
export function SignIn() {
  const navigate = useNavigate()
  const back = useBack()
  const isOwnPage = useLocation().pathname === '/sign-in'
  return (
    <Page title={SIGN_IN_PAGE.title} back={back} slot={<TypeSwitch />}>
      <p className="l-quiet">{SIGN_IN_PAGE.lead}</p>
      <PhoneSignIn
        tray={(phone) => <Tray phone={phone} />}
        onDone={() => {
          if (isOwnPage) void navigate({ to: '/mine', replace: true })
        }}
      />
    </Page>
  )
}
