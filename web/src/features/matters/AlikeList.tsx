import type { AlikeMatter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/States.tsx'
import { STATUS } from '../../words/zh-CN/matters.ts'
import { alikeReason } from './alike-reason.ts'
import { STATUS_TONE } from './status-tone.ts'
import './alike-list.css'

/** Matters that may be the same, each with the reason and what may be done with it. */
export function AlikeList({
  label,
  items,
  link,
  acts,
}: {
  label: string
  items: readonly AlikeMatter[]
  /** The link of the surface around a matter's words. */
  link: (matter: AlikeMatter, words: ReactNode) => ReactNode
  acts?: (matter: AlikeMatter) => ReactNode
}) {
  return (
    <ul className="l-list d-alike" aria-label={label}>
      {items.map((matter) => (
        <li key={matter.id}>
          <div className="d-alike-line">
            <span className="d-alike-words">{link(matter, matter.summary)}</span>
            <Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>
          </div>
          <p className="l-quiet l-small">
            {[matter.category.name, matter.area_name].filter(Boolean).join(' · ')}
          </p>
          <p className="d-alike-why l-small">{alikeReason(matter)}</p>
          {acts ? <div className="l-row">{acts(matter)}</div> : null}
        </li>
      ))}
    </ul>
  )
}
