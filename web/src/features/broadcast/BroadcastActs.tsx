import type { Broadcast } from '@linli/contract/broadcast'
import type { BroadcastAction } from '@linli/contract/codes/broadcast'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { BROADCAST } from '../../words/zh-CN/broadcast.ts'

type Written = 'decline' | 'confirm' | 'stop'
const ASKS: Record<Written, string> = {
  decline: BROADCAST.decline_why,
  confirm: BROADCAST.confirm_words,
  stop: BROADCAST.stop_why,
}

/** What may be done with a broadcast now, each a verb; what wants a word asks for it in place. */
export function BroadcastActs({ broadcast }: { broadcast: Broadcast }) {
  const { id, can } = broadcast
  const [open, setOpen] = useState<Written>()
  const [words, setWords] = useState('')
  const run = useActs(() => {
    setOpen(undefined)
    setWords('')
  })
  const may = (act: BroadcastAction) => can.includes(act)
  const written: Written[] = ['decline', 'confirm', 'stop']
  if (can.length === 0) return null
  return (
    <div className="l-stack">
      <div className="l-row">
        {may('release') ? (
          <Button
            look="main"
            busyWord={run.release.isPending && BROADCAST.working}
            onClick={() => run.release.mutate({ id }, { onSuccess: () => say(BROADCAST.released) })}
          >
            {BROADCAST.release}
          </Button>
        ) : null}
        {written
          .filter((act) => may(act))
          .map((act) => (
            <Button
              key={act}
              look={act === 'confirm' ? 'main' : act === 'stop' ? 'stop' : 'plain'}
              onClick={() => setOpen(act)}
            >
              {BROADCAST[act]}
            </Button>
          ))}
        {may('remind') && broadcast.owners.some(({ can_remind }) => can_remind) ? (
          <Button
            busyWord={run.remind.isPending && BROADCAST.working}
            onClick={() => run.remind.mutate({ id }, { onSuccess: () => say(BROADCAST.reminded) })}
          >
            {BROADCAST.remind}
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="l-stack">
          <Field
            label={ASKS[open]}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <div>
            <Button
              look={open === 'stop' ? 'stop' : 'main'}
              disabled={!words.trim()}
              onClick={() => run.write(open, id, words)}
            >
              {BROADCAST[open]}
            </Button>
          </div>
        </div>
      ) : null}
      {run.error ? <Notice tone="over">{fill(reasonText(run.error), {})}</Notice> : null}
    </div>
  )
}

function useActs(onDone: () => void) {
  const release = useCommand('broadcast.release', { onDone })
  const decline = useCommand('broadcast.decline', { onDone })
  const confirm = useCommand('broadcast.confirm', { onDone })
  const stop = useCommand('broadcast.stop', { onDone })
  const remind = useCommand('broadcast.remind', { onDone })
  return {
    release,
    remind,
    write: (act: Written, id: string, words: string) => {
      if (act === 'decline') decline.mutate({ id, reason: words })
      else if (act === 'confirm') confirm.mutate({ id, words })
      else stop.mutate({ id, reason: words })
    },
    error: release.error ?? decline.error ?? confirm.error ?? stop.error ?? remind.error,
  }
}
