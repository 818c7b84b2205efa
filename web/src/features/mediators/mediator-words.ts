import type { Mediator } from '@linli/contract/mediators'
import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { MEDIATION_FIELD, MEDIATOR, MEDIATOR_TIME, SEAT } from '../../words/zh-CN/mediators.ts'

type Of<K extends keyof Mediator> = Pick<Mediator, K>

/** What a mediator knows about, in one line. */
export function fieldsLine({ fields }: Of<'fields'>): string {
  return fields.length === 0
    ? MEDIATOR.no_fields
    : fields.map((field) => MEDIATION_FIELD[field]).join('、')
}

/** What a mediator is to the committee, in one line. */
export function officeLine({ time, seat, grade }: Of<'time' | 'seat' | 'grade'>): string {
  return [MEDIATOR_TIME[time], SEAT[seat], grade === null ? '' : MEDIATOR.grade[grade]]
    .filter(Boolean)
    .join(' · ')
}

/** Why no new case can go there now; empty where one can. */
export function awayLine({
  is_paused,
  pause_note,
  away_until,
}: Of<'is_paused' | 'pause_note' | 'away_until'>): string {
  if (away_until !== null) return fill(MEDIATOR.away, { day: sayDay(away_until) })
  if (!is_paused) return ''
  return pause_note ? `${MEDIATOR.paused}：${pause_note}` : MEDIATOR.paused
}
