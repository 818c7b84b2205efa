import { LAW_KINDS } from '@linli/contract/codes/law'
import { useState } from 'react'
import { keepPrivate, keptPrivate } from '../../lib/private-state.ts'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { LAW, LAW_KIND } from '../../words/zh-CN/law.ts'
import { LawLink } from './LawLink.tsx'
import { OnDay, useOnDay } from './OnDay.tsx'
import { SearchResults } from './SearchResults.tsx'
import { useSearchKey } from './useSearchKey.ts'
import './law.css'

/** The library: what is typed is looked for at once; with nothing typed every law stands here by its kind. */
export function LawLibrary() {
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const { on, isToday } = useOnDay()
  const words = useSettled(text.trim(), 120)
  useSearchKey()
  return (
    <div className="law-library">
      <div className="law-ask">
        <Field
          label={LAW.search}
          placeholder={LAW.search_hint}
          type="search"
          maxLength={60}
          data-law-search
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            keepPrivate({ words: event.target.value })
          }}
        />
        <OnDay />
      </div>
      {words === '' ? (
        <AllLaws on={on} day={isToday ? undefined : on} />
      ) : (
        <SearchResults text={words} on={on} day={isToday ? undefined : on} />
      )}
      <p className="l-quiet l-small">{LAW.not_legal_advice}</p>
    </div>
  )
}

function AllLaws({ on, day }: { on: string; day: string | undefined }) {
  const list = useQuery('law.list', { on }, { staleMs: 600_000, keepsPrevious: true })
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={10} word={LAW.loading} />
  const of = Map.groupBy(list.data, ({ kind }) => kind)
  return (
    <>
      {LAW_KINDS.map((kind) => {
        const laws = of.get(kind) ?? []
        return laws.length === 0 ? null : (
          <details key={kind} className="law-kind" open={kind === 'law'}>
            <summary>
              {LAW_KIND[kind]}{' '}
              <span className="l-quiet">{fill(LAW.of_kind, { n: laws.length })}</span>
            </summary>
            <ul className="law-laws">
              {laws.map((law) => (
                <li key={law.code}>
                  <LawLink law={law} day={day} />
                </li>
              ))}
            </ul>
          </details>
        )
      })}
    </>
  )
}
