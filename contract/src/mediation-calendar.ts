import { z } from 'zod'
import { SESSION_KINDS, SESSION_STATES } from './codes/mediation.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, Named } from './fields.ts'

export const Room = z.object({
  id: Id,
  name: z.string(),
  address: z.string().nullable(),
  committee: Named,
})

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

const Rooms = z.array(Room)

/** Rooms, the calendar, and how a committee writes its numbers. */
export const calendar = {
  /** Sessions of these days: for a committee's people those of the committee, for parties their own. */
  list_calendar: query(
    '/mediation.list_calendar',
    z.object({ from: Day, days: z.int().min(1).max(31) }),
    z.array(CalendarLine),
  ),
  /** Rooms of the committees for which this person works. */
  list_rooms: query('/mediation.list_rooms', z.object({}), Rooms),
  /** Refuses: committee_not_yours. */
  add_room: command(
    '/mediation.add_room',
    z.object({
      committee_id: Id,
      name: z.string().trim().min(1).max(50),
      address: z.string().trim().max(100).optional(),
    }),
    Rooms,
  ),
  /** Refuses: not_found, room_has_sessions. */
  close_room: command('/mediation.close_room', z.object({ id: Id }), Rooms),
  /** How the committee's numbers look from now on; those given stay. Refuses: committee_not_yours. */
  set_numbering: command(
    '/mediation.set_numbering',
    z.object({
      committee_id: Id,
      short_name: z.string().trim().min(1).max(20),
      series: z.string().trim().min(1).max(10).default('人调字'),
      brackets: z.enum(['round', 'square', 'angle']).default('round'),
      digits: z.int().min(1).max(6).default(3),
    }),
    z.object({ next: z.string() }),
  ),
}
