import { z } from 'zod'
import { command, query } from './endpoint.ts'
import { DistrictId, Done, Id, Instant, Named, PersonName, Phone, Position } from './fields.ts'
import { arrivals, Held } from './platform-arrivals.ts'

/** What a signed-in person may be; roles come from posts, never from a tick box. */
export const ROLES = [
  'visitor',
  'resident',
  'grid_worker',
  'unit_staff',
  'centre_staff',
  'mediator',
  'catalogue_editor',
  'leader',
  'system_admin',
  'security_admin',
  'auditor',
] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

const AREA_LEVELS = ['district', 'street', 'community', 'grid', 'building'] as const
export const AreaLevel = z.enum(AREA_LEVELS)
export type AreaLevel = z.infer<typeof AreaLevel>

/** A post as its holder sees it: the role it gives, and the area in which it gives it. */
export const HeldPost = z.object({
  id: Id,
  kind: z.string(),
  role: Role,
  unit: Named,
  area: z.object({ id: Id, name: z.string(), level: AreaLevel }),
  /** Set while the holder is away and this person stands in. */
  on_behalf_of: Named.nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

export const District = z.object({
  district_id: DistrictId,
  name: z.string(),
  is_demonstration: z.boolean(),
  center: Position,
})
export type District = z.infer<typeof District>

export const Me = z.object({
  kind: z.enum(['visitor', 'resident', 'staff']),
  person: Named.nullable(),
  /** The district of this visit; null until a real district has been set up. */
  district: District.nullable(),
  posts: z.array(HeldPost),
  roles: z.array(Role),
  /** The password must be changed before anything else is done. */
  must_change_password: z.boolean(),
})
export type Me = z.infer<typeof Me>

/** ≥ 10 characters of at least three kinds (GB/T 22239-2019, level 3); checked on the server as well. */
export const Password = z
  .string()
  .min(10)
  .max(128)
  .refine((text) => kindsOfCharacters(text) >= 3, { error: 'too_few_kinds' })

export const Session = z.object({
  id: Id,
  is_current: z.boolean(),
  started_at: Instant,
  last_used_at: Instant,
  device: z.string(),
})
export type Session = z.infer<typeof Session>

export const identity = {
  /** Who am I, where, and what may I be. Answers visitors too. */
  me: query('/identity.me', z.object({}), Me),
  /** Staff sign in with name and password; `name@440310` chooses another district.
   * Refuses: wrong_name_or_password, locked_out, no_post, sign_in_again (a repeat). */
  sign_in: command(
    '/identity.sign_in',
    z.object({ account: z.string().trim().min(1).max(60), password: z.string().min(1).max(128) }),
    Me,
  ),
  /** Sends a six-digit code to a resident's phone. Refuses: too_many_codes, no_text_channel, not_set_up. */
  request_code: command(
    '/identity.request_code',
    z.object({ phone: Phone }),
    z.object({ valid_until: Instant, shown_in_tray: z.boolean() }),
  ),
  /** Refuses: wrong_code, code_expired, too_many_attempts, sign_in_again (a repeat). */
  sign_in_with_code: command(
    '/identity.sign_in_with_code',
    z.object({
      phone: Phone,
      code: z.string().regex(/^\d{6}$/),
      name: PersonName.optional(),
    }),
    Me,
  ),
  ...arrivals,
  /** Starts a visit of who the platform named. Refuses: arrival_not_yours, arrival_over, arrival_not_known, sign_in_again (a
   * repeat). */
  sign_in_arrived: command('/identity.sign_in_arrived', z.object(Held), Me),
  sign_out: command('/identity.sign_out', z.object({}), Done),
  /** Ends every other session. Refuses: wrong_password, locked_out, password_used_before, password_contains_account. */
  change_password: command(
    '/identity.change_password',
    z.object({ password: z.string().max(128), new_password: Password }),
    Me,
  ),
  list_sessions: query('/identity.list_sessions', z.object({}), z.array(Session)),
  end_session: command('/identity.end_session', z.object({ id: Id }), Done),
}

function kindsOfCharacters(text: string) {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length
}
