import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'

const Rules = z.object({
  /** A visit of staff that lies unused so long is over. */
  staff_idle_minutes: z.number().positive(),
  staff_longest_hours: z.number().positive(),
  resident_idle_days: z.number().positive(),
  resident_longest_days: z.number().positive(),
  /** So many wrong passwords within so many minutes lock the name for so many. */
  failures: z.int().positive(),
  failure_minutes: z.number().positive(),
  lock_minutes: z.number().positive(),
  passwords_remembered: z.int().positive(),
  /** After so many days a password must be changed at the next sign-in. */
  password_days: z.number().positive(),
  code_minutes: z.number().positive(),
  code_attempts: z.int().positive(),
  codes_a_day: z.int().positive(),
  code_pause_seconds: z.number().positive(),
  /** So long somebody may take to come in by way of a platform. */
  arrival_minutes: z.number().positive(),
})
export type IdentityRules = z.infer<typeof Rules>

const Amendments = z.array(z.object({ from: z.iso.date(), ...Rules.partial().shape }))

/** The rules in force from a day on. Source: GB/T 22239-2019 (等保2.0), level 3, in force 2019-12-01, which asks for
 * lock-out, time-outs and changed passwords and leaves the numbers to the operator; the numbers are the customary ones
 * of assessors, except for the times of residents and codes, which are this product's own. */
const IN_FORCE: readonly ({ from: string } & IdentityRules)[] = [
  {
    from: '2019-12-01',
    staff_idle_minutes: 15,
    staff_longest_hours: 12,
    resident_idle_days: 30,
    resident_longest_days: 180,
    failures: 5,
    failure_minutes: 10,
    lock_minutes: 20,
    passwords_remembered: 5,
    password_days: 180,
    code_minutes: 5,
    code_attempts: 5,
    codes_a_day: 10,
    code_pause_seconds: 60,
    arrival_minutes: 30,
  },
]

/** The rules of a moment: those of the product, amended by the installation's own dated entries in the setting
 * `identity_rules` (`[{ "from": "2026-01-01", "staff_idle_minutes": 30 }]`). */
export async function rulesAt(db: Db | Tx, now: Date): Promise<IdentityRules> {
  const day = shanghaiDay(now)
  const found = await sql<{ value: unknown }>`
    select value from platform.setting where name = 'identity_rules'`.execute(db)
  const amendments = Amendments.parse(found.rows[0]?.value ?? [])
  const inForce = [...IN_FORCE, ...amendments].filter(({ from }) => from <= day)
  inForce.sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))
  const { from: _, ...rules } = Object.assign({}, IN_FORCE[0], ...inForce)
  return Rules.parse(rules)
}
