import { fill } from '../../lib/words.ts'
import { Sheet } from '../../ui/Sheet.tsx'
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
    ['Esc', KEYS.close],
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
