import type { Mediator } from '@linli/contract/mediators'
import { Badge } from '../../ui/States.tsx'
import { MEDIATOR } from '../../words/zh-CN/mediators.ts'
import { awayLine, fieldsLine, officeLine } from './mediator-words.ts'
import './mediators.css'

/** A mediator as whoever has to choose reads it: what they know and speak, and nothing that ranks them. */
export function MediatorCard({ mediator }: { mediator: Mediator }) {
  const away = awayLine(mediator)
  const languages = mediator.languages.join('、')
  return (
    <span className="m-card">
      <span className="m-card-head">
        <span className="m-card-name">{mediator.person.name}</span>
        <span className="l-quiet">{officeLine(mediator)}</span>
        {away ? <Badge tone="quiet">{away}</Badge> : null}
      </span>
      <span>
        {MEDIATOR.fields}：{fieldsLine(mediator)}
      </span>
      {languages ? (
        <span>
          {MEDIATOR.languages}：{languages}
        </span>
      ) : null}
      {mediator.introduction ? <span className="l-quiet">{mediator.introduction}</span> : null}
    </span>
  )
}
