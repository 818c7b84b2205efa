import type { Category, CategoryLine } from '@linli/contract/catalogue'
import { type ReactNode, useState } from 'react'
import { fill } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { Badge, Empty } from '../../ui/States.tsx'
import { CATALOGUE } from '../../words/zh-CN/catalogue.ts'
import { CATALOGUE_DESK } from '../../words/zh-CN/catalogue-desk.ts'
import './category-nav.css'

export interface NavEntry {
  code: string
  parent_code: string | null
  name: string
  words: string
  mark: 'draft' | 'new' | 'ended' | null
}

/** One entry a category from all editions: the one in force, else the newest; a draft leaves its mark. */
export function entriesOf(editions: readonly Category[]): NavEntry[] {
  const byCode = Map.groupBy(editions, ({ code }) => code)
  return [...byCode].flatMap(([code, all]) => {
    const inForce = all.find(({ state }) => state === 'published')
    const shown = inForce ?? all.find(({ state }) => state === 'ended') ?? all[0]
    if (!shown) return []
    const hasDraft = all.some(({ state }) => state === 'draft')
    const mark = inForce
      ? hasDraft
        ? ('draft' as const)
        : null
      : shown.state === 'ended'
        ? ('ended' as const)
        : ('new' as const)
    const { parent_code, name, keywords } = shown
    return [{ code, parent_code, name, words: `${name} ${keywords.join(' ')}`, mark }]
  })
}

/** The same from the public list. */
export function entriesOfLines(lines: readonly CategoryLine[]): NavEntry[] {
  return lines.map(({ code, parent_code, name, keywords }) => ({
    code,
    parent_code,
    name,
    words: `${name} ${keywords.join(' ')}`,
    mark: null,
  }))
}

/** All categories under their groups, narrowed by words. `link` is the surface's. */
export function CategoryNav({
  entries,
  link,
}: {
  entries: readonly NavEntry[]
  link: (code: string, words: ReactNode) => ReactNode
}) {
  const [text, setText] = useState('')
  const words = text.trim()
  const parents = new Set(
    entries.map(({ parent_code }) => parent_code).filter((code) => code !== null),
  )
  const heads = entries.filter(({ code, parent_code }) => parents.has(code) || parent_code === null)
  const groups = heads
    .map((head) => ({
      head,
      inside: entries.filter(
        (one) => one.parent_code === head.code && (words === '' || one.words.includes(words)),
      ),
    }))
    .filter(({ head, inside }) => inside.length > 0 || words === '' || head.words.includes(words))
  return (
    <div className="d-category-nav">
      <Field
        label={CATALOGUE_DESK.find}
        placeholder={CATALOGUE.find_hint}
        type="search"
        data-search
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {groups.length === 0 && words ? (
        <Empty title={fill(CATALOGUE.empty, { text: words })} />
      ) : null}
      {entries.length === 0 ? (
        <Empty title={CATALOGUE.nothing}>{CATALOGUE.nothing_hint}</Empty>
      ) : null}
      <ul>
        {groups.map(({ head, inside }) => (
          <li key={head.code}>
            <p className="d-category-group">{link(head.code, <Entry entry={head} />)}</p>
            <ul>
              {inside.map((one) => (
                <li key={one.code}>{link(one.code, <Entry entry={one} />)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Entry({ entry }: { entry: NavEntry }) {
  return (
    <>
      {entry.name}
      {entry.mark === 'draft' ? <Badge tone="soon">{CATALOGUE_DESK.has_draft}</Badge> : null}
      {entry.mark === 'new' ? <Badge tone="todo">{CATALOGUE_DESK.drafted}</Badge> : null}
      {entry.mark === 'ended' ? <Badge tone="quiet">{CATALOGUE_DESK.ended}</Badge> : null}
    </>
  )
}
