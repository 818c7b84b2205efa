import type { TriageLine } from '@linli/contract/matters'
import { Due, Moment } from '../../lib/Moment.tsx'
import { Badge } from '../../ui/States.tsx'
import { SOURCE, STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { joinedWords } from './joined-words.ts'
import { placeLine } from './place-line.ts'
import { STATUS_TONE } from './status-tone.ts'

/** A matter of the triage board that is not being worked on: one line to read, one press to take up. */
export function TriageRow({ line, onTake }: { line: TriageLine; onTake: () => void }) {
  const { category, urgency, source, clock, suggested_unit } = line
  const about = [
    urgency === 'ordinary' ? '' : URGENCY[urgency],
    category.name,
    placeLine(line.area_name, line.address),
    suggested_unit ? `→ ${suggested_unit.name}` : '',
    SOURCE[source],
    ...joinedWords(line),
  ]
  return (
    <button type="button" className="d-triage-row" onClick={onTake}>
      <span className="d-triage-what">{line.summary}</span>
      <span className="d-triage-state">
        <Badge tone={STATUS_TONE[line.status]}>{STATUS[line.status]}</Badge>
        {clock ? <Due at={clock.due_at} /> : null}
      </span>
      <span className="d-triage-about l-quiet l-small">
        {about.filter(Boolean).join(' · ')} · <Moment at={line.reported_at} style="when" />
      </span>
    </button>
  )
}
