import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { type ComponentType, useEffect, useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useMe } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { ACT, ACTED } from '../../words/zh-CN/acts.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { ActForm } from './ActForm.tsx'
import { ACT_FIELDS, ACT_ORDER } from './act-command.ts'
import { ACT_KEY } from './act-keys.ts'
import { SecretForm } from './SecretForm.tsx'
import { useActKeys } from './useActKeys.ts'

/** The form of an act that another module has; it closes itself when the act is done or dropped. */
export type ActForms = Partial<
  Record<MatterAction, ComponentType<{ matter: Matter; onClose: () => void }>>
>

/** What the dock has open: the form of an act, or that of secrecy. */
export type OpenForm = MatterAction | 'set_secret'

// So many verbs stand at the bottom; the others wait behind a word.
const AT_HAND = 4

/** The acts that are possible now, each a verb; the one chosen opens its form in place. `forms` are those of acts that
 * ask more than `ACT_FIELDS` can say. `onForm` hears which form is open. A form that is open stays when somebody else was
 * faster: it says so, and what was typed is not lost. */
export function ActDock({
  matter,
  forms = {},
  onForm,
}: {
  matter: Matter
  forms?: ActForms
  onForm?: (form: OpenForm | null) => void
}) {
  const [form, setForm] = useState<OpenForm>()
  const acts = ACT_ORDER.filter(
    (one) => matter.can.includes(one) && (ACT_FIELDS[one] !== undefined || one in forms),
  )
  const me = useMe().data?.person?.name
  // My own act may be told to the page before its answer comes.
  const isMine = matter.timeline.at(-1)?.actor_name === me
  useActKeys(acts, setForm)
  useEffect(() => {
    onForm?.(form ?? null)
  }, [form, onForm])
  const close = () => setForm(undefined)
  return (
    <footer className="d-dock">
      {form === undefined ? (
        <Acts matter={matter} acts={acts} onChoose={setForm} />
      ) : form === 'set_secret' ? (
        <SecretForm matter={matter} onClose={close} />
      ) : (
        <Form
          key={form}
          {...{ matter, action: form, forms }}
          isOvertaken={!acts.includes(form) && !isMine}
          onClose={close}
        />
      )}
    </footer>
  )
}

function Form({
  matter,
  action,
  forms,
  isOvertaken,
  onClose,
}: {
  matter: Matter
  action: MatterAction
  forms: ActForms
  isOvertaken: boolean
  onClose: () => void
}) {
  const Own = forms[action]
  return (
    <>
      {isOvertaken ? <Overtaken matter={matter} action={action} /> : null}
      {Own ? (
        <Own matter={matter} onClose={onClose} />
      ) : (
        <ActForm matter={matter} action={action} isOvertaken={isOvertaken} onClose={onClose} />
      )}
    </>
  )
}

/** Somebody else was faster: who, when and how. */
function Overtaken({ matter, action }: { matter: Matter; action: MatterAction }) {
  const last = matter.timeline.at(-1)
  const wanted = ACT[action].replace('…', '')
  if (!last?.actor_name)
    return <Notice tone="soon">{fill(MATTER_PAGE.overtaken_quiet, { wanted })}</Notice>
  const [before, after] = fill(MATTER_PAGE.overtaken, {
    by: last.actor_name,
    at: '\u0000',
    act: ACTED[last.action],
    wanted,
  }).split('\u0000')
  return (
    <Notice tone="soon">
      {before}
      <Moment at={last.at} />
      {after}
    </Notice>
  )
}

function Acts({
  matter,
  acts,
  onChoose,
}: {
  matter: Matter
  acts: readonly MatterAction[]
  onChoose: (form: OpenForm) => void
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
          title={ACT_KEY[one] && fill(MATTER_PAGE.key, { key: ACT_KEY[one] })}
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
