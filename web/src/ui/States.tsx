import type { ReactNode } from 'react'
import './states.css'

/** An empty place: what will appear here and how it starts. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="l-empty">
      <p className="l-empty-title">{title}</p>
      {children ? <div className="l-quiet">{children}</div> : null}
    </div>
  )
}

/** Lines that stand for what is being read. */
export function Skeleton({ lines = 3, word = '正在读取…' }: { lines?: number; word?: string }) {
  return (
    <div className="l-skeleton" role="status">
      <span className="l-visually-hidden">{word}</span>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} style={{ width: `${96 - ((at * 23) % 40)}%` }} />
      ))}
    </div>
  )
}

export type Tone = 'todo' | 'doing' | 'done' | 'soon' | 'over' | 'quiet'

/** A state in word, shape and colour: ○ waits, ◐ under way, ● done, ▲ soon due, ■ late or stopped, – without weight. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`l-badge l-badge-${tone}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  )
}

const ring = <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
const SHAPES: Record<Tone, ReactNode> = {
  todo: ring,
  doing: (
    <>
      {ring}
      <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2z" fill="currentColor" />
    </>
  ),
  done: <circle cx="6" cy="6" r="5.4" fill="currentColor" />,
  soon: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  over: <path d="M1 1h10v10H1z" fill="currentColor" />,
  quiet: <path d="M1.5 5h9v2h-9z" fill="currentColor" />,
}

/** A band of words that concern the page: `tone` says how much they weigh. */
export function Notice({
  tone = 'quiet',
  children,
  slot,
}: {
  tone?: 'quiet' | 'done' | 'soon' | 'over'
  children: ReactNode
  slot?: ReactNode
}) {
  return (
    <div className={`l-notice l-notice-${tone}`} role={tone === 'over' ? 'alert' : 'status'}>
      <div>{children}</div>
      {slot}
    </div>
  )
}
