import type { ReactNode } from 'react'
import { useMe } from '../../lib/session.ts'
import { APP } from '../../words/zh-CN/app.ts'

/** The one sheet before the desk: the house's name, the district's, and what is asked. */
export function Door({
  title,
  isWide = false,
  children,
}: {
  title: string
  isWide?: boolean
  children: ReactNode
}) {
  const district = useMe().data?.district
  return (
    <main className={`d-door ${isWide ? 'd-door-wide' : ''}`}>
      <p className="d-door-house">
        <strong>{APP.name}</strong>
        {district ? <span>{district.name}</span> : null}
      </p>
      <div className="d-door-sheet">
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
