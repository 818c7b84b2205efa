import type { Dispute } from '@linli/contract/mediation-shapes'
import { useState } from 'react'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, PROPOSAL } from '../../words/zh-CN/mediation.ts'
import { DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import { ActForm } from './ActForm.tsx'
import { type FormName, SPECS } from './act-specs.ts'

/** The word on the button of a form. */
function wordOf(name: FormName): string {
  if (name === 'propose_helper') return PROPOSAL.helper
  if (name === 'propose_extension') return PROPOSAL.extension
  if (name === 'propose_undisputed') return PROPOSAL.undisputed
  return ACT[name]
}

/** Buttons of these acts, as far as this person may do them now; each asks in a sheet what it needs. */
export function DisputeActs({ dispute, acts }: { dispute: Dispute; acts: readonly FormName[] }) {
  const [open, setOpen] = useState<FormName>()
  const can: readonly string[] = dispute.can
  const shown = acts.filter(
    (act) => SPECS[act] && can.includes(act.startsWith('propose_') ? 'propose' : act),
  )
  if (shown.length === 0) return null
  const spec = open && SPECS[open]
  return (
    <div className="l-row m-acts">
      {shown.map((act) => (
        <Button key={act} look={SPECS[act]?.look ?? 'plain'} onClick={() => setOpen(act)}>
          {wordOf(act)}
        </Button>
      ))}
      <Sheet
        title={open ? wordOf(open) : ''}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open && spec ? (
          <ActForm
            key={open}
            word={wordOf(open)}
            spec={spec}
            dispute={dispute}
            onDone={() => {
              say(fill(DISPUTE.done, { act: wordOf(open) }))
              setOpen(undefined)
            }}
          />
        ) : null}
      </Sheet>
    </div>
  )
}
