import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { ACT } from '../../words/zh-CN/matters.ts'
import { ActForm } from './ActForm.tsx'
import { ACT_ORDER } from './act-command.ts'
import { SecretForm } from './SecretForm.tsx'

/** The acts that are possible now, each a verb; the one chosen opens its small form in place. */
export function ActDock({ matter }: { matter: Matter }) {
  const [action, setAction] = useState<MatterAction | 'set_secret'>()
  const acts = ACT_ORDER.filter((one) => matter.can.includes(one))
  const close = () => setAction(undefined)
  const maySetSecret = matter.can.includes('set_secret')
  if (action === 'set_secret' && maySetSecret) {
    return (
      <footer className="d-dock">
        <SecretForm matter={matter} onClose={close} />
      </footer>
    )
  }
  if (action && action !== 'set_secret' && acts.includes(action)) {
    return (
      <footer className="d-dock">
        <ActForm key={action} matter={matter} action={action} onClose={close} />
      </footer>
    )
  }
  return (
    <footer className="d-dock">
      <div className="l-row">
        {acts.length === 0 ? <span className="l-quiet">{MATTER_PAGE.nothing}</span> : null}
        {acts.map((one, at) => (
          <Button
            key={one}
            look={at === 0 && one !== 'note' ? 'main' : 'plain'}
            onClick={() => setAction(one)}
          >
            {ACT[one]}
          </Button>
        ))}
        {maySetSecret ? (
          <Button look="quiet" onClick={() => setAction('set_secret')}>
            {matter.is_secret ? MATTER_PAGE.unset_secret : MATTER_PAGE.set_secret}
          </Button>
        ) : null}
      </div>
    </footer>
  )
}
