import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { AGREEMENT, DRAFTING } from '../../words/zh-CN/agreement-page.ts'
import { AgreementView } from './AgreementView.tsx'
import { DraftForm } from './DraftForm.tsx'
import { emptyContent } from './draft-content.ts'

/** The agreements of a dispute at the desk: drafted with the checks beside, signed, sealed, and what became of them. */
export function AgreementsOfDispute({ disputeId }: { disputeId: string }) {
  const [isBegun, setBegun] = useState(false)
  const found = useQuery('agreements.list', { dispute_id: disputeId })
  const library = useQuery('agreements.list_clauses', { dispute_id: disputeId })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={8} />
  const kept = found.data.filter(({ state }) => state !== 'dropped')
  const draft = kept.find(({ state }) => state === 'drafting') ?? null
  const isFree = !kept.some(({ state }) => state === 'drafting' || state === 'signing')
  const isOpen = draft !== null || (isBegun && isFree)
  return (
    <div className="l-stack">
      {kept.length === 0 && !isOpen ? (
        <Empty title={AGREEMENT.none}>{AGREEMENT.none_hint}</Empty>
      ) : null}
      {isFree && library.data && !isBegun ? (
        <div className="l-row">
          <Button onClick={() => setBegun(true)}>{DRAFTING.begin}</Button>
        </div>
      ) : null}
      {isOpen && library.data ? (
        <DraftForm
          key={draft ? `${draft.id} ${draft.version}` : 'new'}
          disputeId={disputeId}
          library={library.data}
          agreement={draft}
          first={draft?.content ?? emptyContent(library.data.parties)}
        />
      ) : null}
      {kept
        .filter(({ state }) => state !== 'drafting')
        .map((agreement) => (
          <AgreementView key={agreement.id} agreement={agreement} />
        ))}
    </div>
  )
}

/** The same on the phone of a party: to read in large type, sign, perform and confirm. */
export function MyAgreements({ disputeId }: { disputeId: string }) {
  const found = useQuery('agreements.list', { dispute_id: disputeId })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={8} />
  if (found.data.length === 0) return <Empty title={AGREEMENT.none}>{AGREEMENT.none_mine}</Empty>
  return found.data.map((agreement) => <AgreementView key={agreement.id} agreement={agreement} />)
}
