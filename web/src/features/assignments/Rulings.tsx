import type { Ruling } from '@linli/contract/assignments'
import type { Matter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayWhen } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { MEMORY } from '../../words/zh-CN/assignments.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { RETURN_REASON } from '../../words/zh-CN/matters.ts'

/** Beside a matter that somebody is about to give out: what was ruled about such things here before. Absent where nothing
 * was. */
export function MemoryHint({ matter }: { matter: Matter }) {
  const isWanted = matter.can.includes('assign')
  const found = useQuery('assignments.recall', { matter_id: matter.id }, { isEnabled: isWanted })
  if (!isWanted || !found.data) return null
  const { returns, rulings } = found.data
  if (returns === 0 && rulings.length === 0) return null
  return (
    <Section title={MEMORY.title}>
      <Notice>
        {returns > 0 ? <p>{fill(MEMORY.returns, { n: returns })}</p> : null}
        {rulings.map((ruling) => (
          <p key={ruling.id}>
            {fill(MEMORY.line, {
              arguments: argumentsOf(ruling),
              unit: ruling.unit.name,
              day: sayWhen(ruling.at),
            })}
          </p>
        ))}
      </Notice>
    </Section>
  )
}

function argumentsOf(ruling: Ruling) {
  return ruling.arguments
    .map(({ unit, note, reason }) =>
      fill(MEMORY.argument, {
        unit: unit.name,
        note: note ?? (reason ? RETURN_REASON[reason] : ''),
      }),
    )
    .join('')
}

/** Every ruling, with what was said against it. */
export function RulingList({ link }: { link: (id: string, words: ReactNode) => ReactNode }) {
  const input = { limit: 20 }
  const list = usePages(['assignments.list_rulings', input], (cursor, signal) =>
    call('assignments.list_rulings', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  if (list.items.length === 0) return <Empty title={MEMORY.none}>{MEMORY.none_hint}</Empty>
  return (
    <>
      <ul className="d-rulings">
        {list.items.map((ruling) => (
          <li key={ruling.id}>
            <p className="l-row l-row-apart">
              <strong>{fill(MEMORY.ruling, { unit: ruling.unit.name })}</strong>
              <span className="l-quiet l-small">
                {ruling.by_name ? fill(MEMORY.by, { name: ruling.by_name }) : null}{' '}
                <Moment at={ruling.at} />
              </span>
            </p>
            <p className="l-quiet l-small">
              {fill(MEMORY.where, {
                street: ruling.street?.name ?? MEMORY.everywhere,
                category: ruling.category.name,
              })}{' '}
              · {link(ruling.matter.id, fill(MEMORY.matter, { number: ruling.matter.number }))}
            </p>
            <p>
              <span className="l-quiet">{MEMORY.grounds}</span> {ruling.grounds}
            </p>
            {ruling.arguments.map((one) => (
              <p key={one.at}>
                <span className="l-quiet">{MEMORY.lost}</span>{' '}
                {fill(MEMORY.argument, {
                  unit: one.unit.name,
                  note: one.note ?? (one.reason ? RETURN_REASON[one.reason] : ''),
                }).replace(/；$/, '')}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
