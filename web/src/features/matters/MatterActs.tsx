import type { MatterAction } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { waitingCommand } from '../../lib/outbox.ts'
import { invalidate } from '../../lib/queries.ts'
import { serverNow } from '../../lib/time.ts'
import { sendOrKeep } from '../../lib/useOutbox.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, DONE } from '../../words/zh-CN/acts.ts'
import { MATTER } from '../../words/zh-CN/worker.ts'
import type { DraftFile } from '../documents/useUploads.ts'
import type { ActForms } from './ActDock.tsx'
import { ActSheet } from './ActSheet.tsx'
import { ACT_FIELDS, actCommand, actsOf, LEADING_ACT, type Told } from './act-command.ts'

/** The acts that are possible now, the one that moves the matter on first; the rest behind a word. `forms` are those of acts
 * that ask more than `ACT_FIELDS` can say. */
export function MatterActs({
  matter,
  personId,
  forms = {},
}: {
  matter: Matter
  personId: string
  forms?: ActForms
}) {
  const [action, setAction] = useState<MatterAction>()
  const [isOpen, setOpen] = useState(false)
  const send = useAct(matter, personId)
  const [problem, setProblem] = useState<unknown>()
  const [first, second, ...others] = actsOf(matter, forms)
  const Form = action && forms[action]
  if (!first) return <p className="l-quiet">{MATTER.nothing}</p>
  const choose = (next: MatterAction) => {
    setOpen(false)
    setProblem(undefined)
    // What asks nothing is done by its own press.
    if (ACT_FIELDS[next]?.note === 'none') send(next, { note: '' }, []).catch(setProblem)
    else setAction(next)
  }
  return (
    <>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="l-acts">
        {others.length > 0 ? <Button onClick={() => setOpen(true)}>{MATTER.acts}</Button> : null}
        {second ? <Button onClick={() => choose(second)}>{ACT[second]}</Button> : null}
        <Button
          look={first === LEADING_ACT[matter.status] ? 'main' : 'plain'}
          onClick={() => choose(first)}
        >
          {ACT[first]}
        </Button>
      </div>
      <Sheet title={MATTER.acts} isOpen={isOpen} onClose={() => setOpen(false)}>
        {others.map((one) => (
          <Button
            key={one}
            isWide
            look={one === 'propose_void' || one === 'return' ? 'stop' : 'plain'}
            onClick={() => choose(one)}
          >
            {ACT[one]}
          </Button>
        ))}
      </Sheet>
      {action && Form ? (
        <Sheet title={ACT[action]} isOpen onClose={() => setAction(undefined)}>
          <Form matter={matter} onClose={() => setAction(undefined)} />
        </Sheet>
      ) : action ? (
        <ActSheet
          key={action}
          matter={matter}
          action={action}
          onClose={() => setAction(undefined)}
          onAct={async (told, files) => {
            await send(action, told, files)
            setAction(undefined)
          }}
        />
      ) : null}
    </>
  )
}

/** Does an act now, or keeps it until the network is back. Throws the `ProblemError` of a refusal. */
function useAct(matter: Matter, personId: string) {
  const client = useQueryClient()
  return async (action: MatterAction, told: Told, files: DraftFile[]) => {
    const command = actCommand(action, matter.id, told)
    if (!command) return
    const outcome = await sendOrKeep(
      waitingCommand({
        ...command,
        person_id: personId,
        title: `${ACT[action]}：${matter.summary}`,
        made_at: new Date(serverNow()).toISOString(),
        files: files.map(({ blob, name, kind }) => ({ blob, name, kind })),
      }),
    )
    await invalidate(client, ['matters.'])
    const unit = matter.suggested_unit?.id === told.unit_id ? matter.suggested_unit?.name : ''
    say(outcome === 'kept' ? MATTER.kept : fill(DONE[action], { unit }))
  }
}
