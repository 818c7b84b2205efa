import { Link, useParams } from '@tanstack/react-router'
import { AgreementsOfDispute } from '../../../features/agreements/AgreementsOfDispute.tsx'
import { DueList } from '../../../features/agreements/DueList.tsx'
import { AGREEMENT, DUE } from '../../../words/zh-CN/agreement-page.ts'
import { DeskPage } from '../DeskPage.tsx'

/** The agreements of one dispute. */
export function DisputeAgreement() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  return (
    <DeskPage title={AGREEMENT.title} isWide back={<Link to="/disputes/due">{DUE.title}</Link>}>
      <AgreementsOfDispute disputeId={id} />
    </DeskPage>
  )
}

/** What falls due, for a committee and its mediators. */
export function DueAgreements() {
  return (
    <DeskPage title={DUE.title} lead={DUE.lead}>
      <DueList
        link={(line, row) => (
          <Link to="/disputes/$id/agreement" params={{ id: line.dispute_id }}>
            {row}
          </Link>
        )}
      />
    </DeskPage>
  )
}
