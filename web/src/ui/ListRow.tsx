import type { ReactNode } from 'react'
import './list-row.css'

/** What, where, who has it now, and by when, in two or three lines. Wrap it in a link or give `onPress`. */
export function ListRow({
  over,
  title,
  state,
  where,
  foot,
  aside,
}: {
  /** A word above that says what the title is. */
  over?: ReactNode
  title: ReactNode
  state?: ReactNode
  where?: ReactNode
  foot?: ReactNode
  aside?: ReactNode
}) {
  return (
    <span className="l-list-row">
      {over ? <span className="l-list-row-where">{over}</span> : null}
      <span className="l-list-row-head">
        <span className="l-list-row-title">{title}</span>
        {state}
      </span>
      {where ? <span className="l-list-row-where">{where}</span> : null}
      {foot || aside ? (
        <span className="l-list-row-foot">
          <span>{foot}</span>
          <span>{aside}</span>
        </span>
      ) : null}
    </span>
  )
}

/** Rows on one sheet, parted by hairlines. Each child is a link, a button or a row. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="l-list" aria-label={label}>
      {children}
    </ul>
  )
}
