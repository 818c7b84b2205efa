import { ACT_ORDER } from '../../features/matters/act-command.ts'
import { ACT_KEY } from '../../features/matters/act-keys.ts'
import { fill } from '../../lib/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { ACT } from '../../words/zh-CN/acts.ts'
import { JOB, KEYS } from '../../words/zh-CN/desk.ts'
import type { Job } from './jobs.ts'

/** Which key does what. */
export function KeysHelp({
  jobs,
  isOpen,
  onClose,
}: {
  jobs: readonly Job[]
  isOpen: boolean
  onClose: () => void
}) {
  const keys: readonly (readonly [string, string])[] = [
    ['j', KEYS.next],
    ['k', KEYS.previous],
    ['Enter', KEYS.open],
    ['/', KEYS.search],
    ['x', KEYS.pick],
    ['Shift x', KEYS.pick_range],
    ['v', KEYS.batch],
    ['1', KEYS.view],
    ['Esc', KEYS.close],
    ...ACT_ORDER.flatMap((act) => {
      const letter = ACT_KEY[act]
      const words = fill(KEYS.act, { act: ACT[act].replace('…', '') })
      return letter ? [[`a ${letter}`, words] as const] : []
    }),
    ...jobs.map(({ letter, name }) => [`g ${letter}`, fill(KEYS.go, { job: JOB[name] })] as const),
    ['?', KEYS.help],
  ]
  return (
    <Sheet title={KEYS.title} isOpen={isOpen} onClose={onClose}>
      <p className="l-quiet">{KEYS.lead}</p>
      <dl className="d-keys">
        {keys.map(([key, word]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{word}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
