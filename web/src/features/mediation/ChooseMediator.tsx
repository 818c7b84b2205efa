import type { Dispute } from '@linli/contract/mediation-shapes'
import type { Mediator } from '@linli/contract/mediators'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { DISPUTE, MY_DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import { MediatorPicker } from '../mediators/MediatorPicker.tsx'

/** A party chooses who mediates; it holds when the other side says yes too (人民调解法 art. 19, 23). */
export function ChooseMediator({ dispute }: { dispute: Dispute }) {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Mediator | null>(null)
  const propose = useCommand('mediation.propose', { onDone: () => setOpen(false) })
  if (dispute.standing.sides.length === 0 || !dispute.can.includes('propose')) return null
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{MY_DISPUTE.choose}</Button>
      <Sheet title={MY_DISPUTE.choose} isOpen={isOpen} onClose={() => setOpen(false)}>
        {isOpen ? (
          <div className="l-stack">
            <p className="l-quiet">{MY_DISPUTE.choose_hint}</p>
            <MediatorPicker
              committeeId={dispute.committee.id}
              value={chosen}
              onChange={setChosen}
              mayLeave={false}
            />
            {propose.error ? <Notice tone="over">{reasonText(propose.error)}</Notice> : null}
            <Button
              look="main"
              isWide
              disabled={!chosen}
              busyWord={propose.isPending && DISPUTE.working}
              onClick={() => {
                if (chosen)
                  propose.mutate({ id: dispute.id, kind: 'mediator', person_id: chosen.person.id })
              }}
            >
              {MY_DISPUTE.choose}
            </Button>
          </div>
        ) : null}
      </Sheet>
    </div>
  )
}
