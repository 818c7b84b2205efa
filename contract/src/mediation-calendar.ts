import { z } from 'zod'
import { SESSION_KINDS, SESSION_STATES } from './codes/mediation.ts'
import { query } from './endpoint.ts'
import { Day, Id, Instant, Named } from './fields.ts'

/** A session in the calendar; of one that this person may not know of only that room and mediators are taken. */
export const CalendarLine = z.object({
  id: Id,
  kind: z.enum(SESSION_KINDS).nullable(),
  dispute: z.object({ id: Id, number: z.string().nullable(), title: z.string() }).nullable(),
  room: Named.nullable(),
  place: z.string().nullable(),
  mediators: z.array(Named),
  starts_at: Instant,
  ends_at: Instant,
  state: z.enum(SESSION_STATES),
})
export type CalendarLine = z.infer<typeof CalendarLine>

/** When rooms and mediators are taken. */
export const calendar = {
  /** Sessions of these days: for a committee's people those of the committee, for parties their own. */
  list_calendar: query(
    '/mediation.list_calendar',
    z.object({ from: Day, days: z.int().min(1).max(31) }),
    z.array(CalendarLine),
  ),
}
