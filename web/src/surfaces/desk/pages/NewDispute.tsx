import type { DisputeSource } from '@linli/contract/codes/mediation'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ApplyForm } from '../../../features/mediation/ApplyForm.tsx'
import { useMe } from '../../../lib/session.ts'
import { say } from '../../../ui/Toast.tsx'
import { APPLY, DISPUTES } from '../../../words/zh-CN/mediation-page.ts'
import { DeskPage } from '../DeskPage.tsx'

/** What was said or handed over is written down; from a matter's page with the matter it comes from. */
export function NewDispute() {
  const navigate = useNavigate()
  const me = useMe()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const matterId = typeof search.matter === 'string' ? search.matter : undefined
  const isMediator = me.data?.roles.includes('mediator') ?? false
  return (
    <DeskPage title={APPLY.desk_title} back={<Link to="/disputes">{DISPUTES.back}</Link>}>
      <ApplyForm
        key={`${matterId ?? ''} ${isMediator}`}
        sources={matterId ? ['matter'] : sourcesOf(isMediator)}
        matterId={matterId}
        onDone={(id) => {
          say(APPLY.saved)
          void navigate({ to: '/disputes/$id', params: { id } })
        }}
      />
    </DeskPage>
  )
}

function sourcesOf(isMediator: boolean): DisputeSource[] {
  const handed: DisputeSource[] = ['court', 'prosecutor', 'police', 'petition']
  return isMediator ? ['oral', 'own_start', ...handed] : ['oral', ...handed]
}
