import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { giveToUnit, isPossible, lockMatter, unitsOf } from '#modules/matters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { findOwnGroup } from './queries/find-membership.ts'
import { unitsFor } from './unit-for.ts'

/** Somebody who speaks for a firm in the group takes a matter of it that nobody has, where the rules mean this firm. Refuses:
 * `not_found`, `not_in_that_state`, `not_your_work`. */
export async function takeFreeMatter(
  ctx: CommandContext,
  { group_id, matter_id, note }: Parsed<typeof groups.take_matter>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  await findOwnGroup(tx, actor, group_id)
  const found = await sql`
    select from groups.talk where district_id = ${district_id} and matter_id = ${matter_id} and group_id = ${group_id}`.execute(
    tx,
  )
  if (found.rows.length === 0) throw notFound()
  const matter = await lockMatter(tx, district_id, matter_id)
  if (!matter || matter.is_secret) throw notFound()
  const { status, unit_id } = matter
  if (unit_id !== null || !isPossible('assign', status))
    throw new Refusal('conflict', 'not_in_that_state', { status, action: 'assign' })
  const [unit] = await unitsFor(tx, { district_id, group_id }, [matter], now)
  if (!unit || !unitsOf(actor).includes(unit.id)) throw new Refusal('forbidden', 'not_your_work')
  await giveToUnit(ctx, matter, { action: 'assign', unit_id: unit.id, note })
}
