import { useParams } from '@tanstack/react-router'
import { MyAgreements } from '../../../features/agreements/AgreementsOfDispute.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { Page } from '../../../ui/Page.tsx'
import { AGREEMENT } from '../../../words/zh-CN/agreement-page.ts'
import { SignIn } from './SignIn.tsx'

/** The agreements of one of my disputes: to read, sign, perform and confirm. */
export function MyAgreement() {
  const back = useBack('/')
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('agreements.list', { dispute_id: id })
  if (found.error?.code === 'unauthenticated') return <SignIn />
  return (
    <Page title={AGREEMENT.title} back={back} slot={<TypeSwitch />}>
      <MyAgreements disputeId={id} />
    </Page>
  )
}
