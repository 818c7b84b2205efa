import { createHash, randomBytes } from 'node:crypto'
import type { Platform } from '@linli/contract/codes/arrivals'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import type { IdentityRules } from './rules.ts'

const MOST_DEVICE_LETTERS = 200

/** The digest under which a session is kept; its token is in the browser's cookie alone. */
export function digestOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** By what somebody showed who they are. */
export type Way = 'password' | 'code' | Platform

/** Starts a visit under the command's new id and gives its cookie to the browser. */
export async function startSession(
  { tx, now, new_id, device, setSession }: CommandContext,
  who: { district_id: number; person_id: string; kind: 'staff' | 'resident'; way: Way },
  rules: IdentityRules,
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const isStaff = who.kind === 'staff'
  const idle_seconds = isStaff ? rules.staff_idle_minutes * 60 : rules.resident_idle_days * DAY
  const longest_seconds = isStaff
    ? rules.staff_longest_hours * 3600
    : rules.resident_longest_days * DAY
  const ends_at = new Date(now.getTime() + longest_seconds * 1000)
  await sql`
    insert into identity.session (token_digest, id, district_id, person_id, kind, started_at, last_used_at,
      idle_seconds, ends_at, device, way)
    values (${digestOfToken(token)}, ${new_id}, ${who.district_id}, ${who.person_id}, ${who.kind}, ${now}, ${now},
      ${Math.round(idle_seconds)}, ${ends_at}, ${device.slice(0, MOST_DEVICE_LETTERS)}, ${who.way})`.execute(
    tx,
  )
  setSession(token)
}

const DAY = 86_400
