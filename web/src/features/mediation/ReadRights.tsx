import type { Dispute } from '@linli/contract/mediation-shapes'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { DISPUTE, MY_DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import './mediation.css'

/** Rights and duties, until the party has said that they have read them. */
export function ReadRights({ dispute }: { dispute: Dispute }) {
  const tell = useCommand('mediation.tell_rights')
  const me = dispute.people.find(({ is_me, died_at }) => is_me && died_at === null)
  if (!me || me.rights_told_at || !dispute.can.includes('tell_rights')) return null
  return (
    <Section title={MY_DISPUTE.rights}>
      <div className="l-paper l-stack">
        <p className="m-lines">{MY_DISPUTE.rights_list}</p>
        {tell.error ? <Notice tone="over">{reasonText(tell.error)}</Notice> : null}
        <Button
          look="main"
          busyWord={tell.isPending && DISPUTE.working}
          onClick={() => tell.mutate({ id: dispute.id, party_id: me.id, way: 'self' })}
        >
          {MY_DISPUTE.rights_read}
        </Button>
      </div>
    </Section>
  )
}
