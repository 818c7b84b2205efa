import { type ReactNode, useEffect } from 'react'
import { DESK } from '../../words/zh-CN/desk.ts'

/** One page beside the rail: what it is, what may be done with all of it, and the thing itself. */
export function DeskPage({
  title,
  lead,
  acts,
  back,
  isWide = false,
  children,
}: {
  title: string
  lead?: ReactNode
  acts?: ReactNode
  /** The link to where this page belongs. */
  back?: ReactNode
  isWide?: boolean
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · ${DESK.title}`
  }, [title])
  return (
    <div className={`d-page ${isWide ? 'd-page-wide' : ''}`}>
      {back ? <p className="d-page-back">{back}</p> : null}
      <header className="d-page-head">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="l-quiet">{lead}</p> : null}
        </div>
        {acts ? <div className="l-row">{acts}</div> : null}
      </header>
      {children}
    </div>
  )
}
