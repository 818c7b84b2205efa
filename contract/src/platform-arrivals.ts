import { z } from 'zod'
import { ARRIVAL_FAULTS, ARRIVAL_STEPS, PLATFORMS } from './codes/arrivals.ts'
import { command, query } from './endpoint.ts'
import { Done, Instant } from './fields.ts'

const PlatformField = z.enum(PLATFORMS)

/** What one browser holds of its coming in by way of a platform: `state` goes to the platform and back, `secret` never leaves it. */
export const Held = {
  state: z.string().regex(/^[0-9a-f]{64}$/),
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
}

export const Arrival = z.object({
  platform: PlatformField,
  ...Held,
  /** Where the browser goes now; null for a mini-program, which is asked on the phone itself. */
  address: z.string().nullable(),
  valid_until: Instant,
})
export type Arrival = z.infer<typeof Arrival>

export const ArrivalNow = z.object({
  platform: PlatformField,
  step: z.enum(ARRIVAL_STEPS),
  fault: z.enum(ARRIVAL_FAULTS).nullable(),
  /** Where it came out of a group outside: what `groups.look_at_invitation` asks for. It opens nothing else. */
  group_token: z.string().nullable(),
})
export type ArrivalNow = z.infer<typeof ArrivalNow>

/** Coming in by way of a platform: begun here, named there, asked about by the worker, and then a visit or a tie. */
export const arrivals = {
  /** By which platforms one may come in here; their buttons are shown and no others. */
  list_doors: query('/identity.list_doors', z.object({}), z.array(PlatformField)),
  /** Refuses: no_such_door. */
  begin_arrival: command(
    '/identity.begin_arrival',
    z.object({ platform: PlatformField, surface: z.enum(['resident', 'worker', 'desk']) }),
    Arrival,
  ),
  /** What the platform gave this browser, once. `entry` is what a mini-program knows of the group it was opened from, sealed.
   * Refuses: arrival_not_yours, arrival_over, code_used. */
  bring_code: command(
    '/identity.bring_code',
    z.object({
      ...Held,
      code: z.string().min(1).max(512),
      entry: z.object({ iv: z.string().max(64), data: z.string().max(4096) }).optional(),
    }),
    Done,
  ),
  /** How far it is. Refuses: arrival_not_yours. */
  get_arrival: query('/identity.get_arrival', z.object(Held), ArrivalNow),
  /** From now on this account of the platform opens mine. Refuses: arrival_not_yours, arrival_over, arrival_not_known,
   * other_kind_of_account, prove_first, tied_to_another. */
  tie_arrived: command('/identity.tie_arrived', z.object(Held), Done),
  /** Which platforms open my account. */
  list_ties: query(
    '/identity.list_ties',
    z.object({}),
    z.array(z.object({ platform: PlatformField, tied_at: Instant })),
  ),
  untie: command('/identity.untie', z.object({ platform: PlatformField }), Done),
}
