import type { ReactNode } from 'react'
import './page.css'

export interface PageProps {
  title: string
  /** The way back; absent on the first page. */
  back?: { word: string; go: () => void }
  /** In place of the way back: the name of the house on the first page. */
  start?: ReactNode
  /** One thing at the right of the header. */
  slot?: ReactNode
  /** The act of the page, held at the thumb. */
  act?: ReactNode
  /** Shows the title large on the page and not in the bar. */
  hasLargeTitle?: boolean
  children: ReactNode
}

/** One page of a phone: a bar with the way back, the matter, and the main act at the thumb. */
export function Page({
  title,
  back,
  start,
  slot,
  act,
  hasLargeTitle = false,
  children,
}: PageProps) {
  return (
    <div className={`l-page ${act ? 'l-page-has-act' : ''}`}>
      <header className="l-page-bar">
        <div className="l-page-back">
          {back ? (
            <button type="button" className="l-page-back-button" onClick={back.go}>
              <svg viewBox="0 0 12 20" width="10" height="17" aria-hidden="true">
                <path d="M10 2 2 10l8 8" fill="none" stroke="currentColor" strokeWidth="2.4" />
              </svg>
              {back.word}
            </button>
          ) : (
            start
          )}
        </div>
        {hasLargeTitle ? <span /> : <h1 className="l-page-title">{title}</h1>}
        <div className="l-page-slot">{slot}</div>
      </header>
      <main className="l-page-body">
        {hasLargeTitle ? <h1 className="l-page-large-title">{title}</h1> : null}
        {children}
      </main>
      {act ? <footer className="l-page-act">{act}</footer> : null}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section({
  title,
  aside,
  children,
}: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="l-section">
      {title ? (
        <div className="l-section-head">
          <h2>{title}</h2>
          {aside}
        </div>
      ) : null}
      {children}
    </section>
  )
}

/** A sheet of paper on the ground. */
export function Paper({ children, isFlush = false }: { children: ReactNode; isFlush?: boolean }) {
  return <div className={`l-paper ${isFlush ? 'l-paper-flush' : ''}`}>{children}</div>
}

/** Facts as pairs of word and value. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="l-facts">
      {items
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
