import type { TaskDue } from '@linli/contract/joint'
import { Refusal } from '#platform/errors'
import { calendarCovers, dueAt } from '#platform/workdays'

/** When a task is due, and whether that rests on days whose rest days nobody has published yet. A named day ends at 24:00
 * in Shanghai and does not roll over: whoever named it meant it. Refuses: `due_is_past`. */
export function taskDueAt(now: Date, due: TaskDue): { due_at: Date; beyond_calendar: boolean } {
  if ('unit' in due) return dueAt(now, { ...due, basis: '' })
  const due_at = new Date(`${due.on}T24:00:00+08:00`)
  if (due_at <= now) throw new Refusal('invalid', 'due_is_past')
  return { due_at, beyond_calendar: due.on > calendarCovers().to }
}
