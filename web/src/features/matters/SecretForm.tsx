import type { Matter } from '@linli/contract/matters'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'

/** Says what secrecy means before it is set or taken away. */
export function SecretForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const next = !matter.is_secret
  const word = next ? MATTER_PAGE.set_secret : MATTER_PAGE.unset_secret
  const set = useCommand('matters.set_secret', {
    onDone: () => {
      say(next ? MATTER_PAGE.secret_done : MATTER_PAGE.unset_secret_done)
      onClose()
    },
  })
  return (
    <div className="d-dock-form">
      <h3>{word}</h3>
      <p>{next ? MATTER_PAGE.secret_why : MATTER_PAGE.unset_secret_why}</p>
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <div className="l-row">
        <Button
          look="main"
          busyWord={set.isPending && MATTER_PAGE.working}
          onClick={() => set.mutate({ id: matter.id, is_secret: next })}
        >
          {word}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </div>
  )
}
