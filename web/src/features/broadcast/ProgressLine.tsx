import type { Progress } from '@linli/contract/broadcast'
import { TARGET_STATES, type TargetState } from '@linli/contract/codes/broadcast'
import type { Tone } from '../../ui/States.tsx'
import './broadcast.css'
import { progressWords } from './progress-words.ts'

/** How much each state weighs, in the shapes of all states. */
export const TARGET_TONE: Record<TargetState, Tone> = {
  sent: 'done',
  accepted: 'doing',
  waiting: 'soon',
  queued: 'todo',
  unknown: 'soon',
  failed: 'over',
  stopped: 'quiet',
  expired: 'quiet',
  no_address: 'over',
  no_channel: 'over',
}

/** How far it has come: a bar of its parts, and the sentence that says the same. */
export function ProgressLine({ progress }: { progress: Progress }) {
  return (
    <div className="bc-progress">
      {progress.groups > 0 ? (
        <div className="bc-bar" aria-hidden="true">
          {TARGET_STATES.map((state) => {
            const n = progress.by_state[state] ?? 0
            return n > 0 ? (
              <span
                key={state}
                className={`bc-bar-${TARGET_TONE[state]}`}
                style={{ flexGrow: n }}
              />
            ) : null
          })}
        </div>
      ) : null}
      <p className="l-small">{progressWords(progress)}</p>
    </div>
  )
}
