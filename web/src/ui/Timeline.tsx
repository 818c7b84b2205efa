import type { ReactNode } from 'react'
import type { Tone } from './States.tsx'
import './timeline.css'

export interface TimelineItem {
  id: string
  when: ReactNode
  title: ReactNode
  who?: ReactNode
  body?: ReactNode
  tone?: Tone
}

/** What happened, one act under another, as a person reads it. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="l-timeline">
      {items.map((item) => (
        <li key={item.id} className={`l-timeline-item l-timeline-${item.tone ?? 'quiet'}`}>
          <p className="l-timeline-head">
            <span className="l-timeline-title">{item.title}</span>
            <span className="l-timeline-when">{item.when}</span>
          </p>
          {item.who ? <p className="l-timeline-who">{item.who}</p> : null}
          {item.body}
        </li>
      ))}
    </ol>
  )
}
