import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { type ComponentType, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ACT } from '../../words/zh-CN/acts.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { ActForm } from './ActForm.tsx'
import { ACT_FIELDS, ACT_ORDER } from './act-command.ts'
import { SecretForm } from './SecretForm.tsx'

/** The form of an act that another module has; it closes itself when the act is done or dropped. */
export type ActForms = Partial<
  Record<MatterAction, ComponentType<{ matter: Matter; onClose: () => void }>>
>

// So many verbs stand at the bottom; the others wait behind a word.
const AT_HAND = 4

/** The acts that are possible now, each a verb; the one chosen opens its form in place. `forms` are those of acts that
 * ask more than `ACT_FIELDS` can say. */
export function ActDock({ matter, forms = {} }: { matter: Matter; forms?: ActForms }) {
  const [action, setAction] = useState<MatterAction | 'set_secret'>()
  const acts = ACT_ORDER.filter(
    (one) => matter.can.includes(one) && (ACT_FIELDS[one] !== undefined || one in forms),
  )
  const close = () => setAction(undefined)
  if (action === 'set_secret' && matter.can.includes('set_secret')) {
    return (
      <footer className="d-dock">
        <SecretForm matter={matter} onClose={close} />
      </footer>
    )
  }
  if (action && action !== 'set_secret' && acts.includes(action)) {
    const Form = forms[action]
    return (
      <footer className="d-dock">
        {Form ? (
          <Form key={action} matter={matter} onClose={close} />
        ) : (
          <ActForm key={action} matter={matter} action={action} onClose={close} />
        )}
      </footer>
    )
  }
  return (
    <footer className="d-dock">
      <Acts matter={matter} acts={acts} onChoose={setAction} />
    </footer>
  )
}

function Acts({
  matter,
  acts,
  onChoose,
}: {
  matter: Matter
  acts: readonly MatterAction[]
  onChoose: (action: MatterAction | 'set_secret') => void
}) {
  const [isOpen, setOpen] = useState(false)
  const maySetSecret = matter.can.includes('set_secret')
  const shown = isOpen ? acts : acts.slice(0, AT_HAND)
  const isMore = acts.length > AT_HAND || maySetSecret
  return (
    <div className="l-row">
      {acts.length === 0 ? <span className="l-quiet">{MATTER_PAGE.nothing}</span> : null}
      {shown.map((one, at) => (
        <Button
          key={one}
          look={at === 0 && one !== 'note' ? 'main' : 'plain'}
          onClick={() => onChoose(one)}
        >
          {ACT[one]}
        </Button>
      ))}
      {maySetSecret && isOpen ? (
        <Button look="quiet" onClick={() => onChoose('set_secret')}>
          {matter.is_secret ? MATTER_PAGE.unset_secret : MATTER_PAGE.set_secret}
        </Button>
      ) : null}
      {isMore ? (
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? MATTER_PAGE.fewer_acts : MATTER_PAGE.more_acts}
        </Button>
      ) : null}
    </div>
  )
}
