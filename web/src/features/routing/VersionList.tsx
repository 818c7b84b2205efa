import type { VersionLine } from '@linli/contract/routing'
import type { ReactNode } from 'react'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { ROUTING, VERSION_STATE } from '../../words/zh-CN/routing.ts'

export const VERSION_TONE = {
  draft: 'soon',
  scheduled: 'todo',
  in_force: 'done',
  ended: 'quiet',
} as const

/** Every version: where it stands, from when to when, and what it was about. */
export function VersionList({
  versions,
  link,
}: {
  versions: readonly VersionLine[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <ul className="l-list">
      {versions.map((version) => (
        <li key={version.id}>
          {link(
            version.id,
            <span className="l-row l-row-apart">
              <span className="l-row">
                <Badge tone={VERSION_TONE[version.state]}>{VERSION_STATE[version.state]}</Badge>
                <strong>{fill(ROUTING.version, { number: version.number })}</strong>
                <span>{aboutOf(version)}</span>
              </span>
              <span className="l-quiet l-small">
                {[fill(ROUTING.rules_n, { n: version.rules }), daysOf(version)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>,
          )}
        </li>
      ))}
    </ul>
  )
}

function aboutOf({ note, restores_number, reason }: VersionLine) {
  if (restores_number !== null) return fill(ROUTING.restored, { number: restores_number, reason })
  return note ?? ''
}

/** From when to when it holds. */
export function daysOf({ valid_from, valid_to }: VersionLine): string {
  if (!valid_from) return ''
  const from = sayDay(valid_from)
  if (!valid_to) return fill(ROUTING.from_on, { from })
  if (valid_to < valid_from) return fill(ROUTING.same_day, { from })
  return fill(ROUTING.from_to, { from, to: sayDay(valid_to) })
}
