import type { AlikeMatter } from '@linli/contract/matters'
import { fill } from '../../lib/words.ts'
import { ALIKE, MERGE } from '../../words/zh-CN/alike.ts'
import { alikeReason } from './alike-reason.ts'
import './alike-list.css'

/** A matter that is to be merged: one that was offered, or one that was found by its number. */
export interface Mergeable {
  id: string
  number: string
  summary: string | null
  is_secret: boolean
  why: string
}

/** Those that may be the same, to be ticked; one alone where this matter goes into another. */
export function MergeChoice({
  items,
  chosen,
  isSingle,
  onChange,
}: {
  items: readonly AlikeMatter[]
  chosen: readonly Mergeable[]
  isSingle: boolean
  onChange: (chosen: Mergeable[]) => void
}) {
  const offered = items.map(mergeable)
  // What was found by number stands first, and stays when it is unticked.
  const extra = chosen.filter(({ id }) => !offered.some((one) => one.id === id))
  const all = [...extra, ...offered]
  if (all.length === 0) return <p className="l-quiet">{ALIKE.none}</p>
  const has = (id: string) => chosen.some((one) => one.id === id)
  const toggle = (one: Mergeable, isOn: boolean) =>
    onChange(
      isSingle
        ? isOn
          ? [one]
          : []
        : isOn
          ? [...chosen, one]
          : chosen.filter(({ id }) => id !== one.id),
    )
  return (
    <div className="l-stack">
      {isSingle || all.length < 2 ? null : (
        <label className="d-check">
          <input
            type="checkbox"
            checked={all.every(({ id }) => has(id))}
            onChange={(event) => onChange(event.target.checked ? all : [])}
          />
          {fill(MERGE.all, { n: all.length })}
        </label>
      )}
      <ul className="l-list d-alike d-alike-scroll" aria-label={ALIKE.title}>
        {all.map((one) => (
          <li key={one.id}>
            <label className="d-alike-check">
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name="merge"
                checked={has(one.id)}
                onChange={(event) => toggle(one, event.target.checked)}
              />
              <span>
                {one.summary} <span className="l-quiet l-small">{one.number}</span>
                <br />
                <span className="d-alike-why l-small">{one.why}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}

function mergeable(matter: AlikeMatter): Mergeable {
  const { id, number, summary, is_secret } = matter
  return { id, number, summary, is_secret, why: alikeReason(matter) }
}
