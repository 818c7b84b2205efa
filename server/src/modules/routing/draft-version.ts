import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { requireEditor } from '#modules/catalogue'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isInForce } from './read-rules.ts'
import { announceVersion, lockVersions } from './take-version.ts'

/** Starts the next version from the rules in force, or from those of another version; without any, from nothing.
 * Refuses: `outside_jurisdiction`, `not_found`, `draft_exists`. */
export async function draftVersion(
  context: CommandContext,
  { from_id }: Parsed<typeof routing.draft>,
): Promise<void> {
  const { tx, actor, now, new_id } = context
  requireEditor(actor)
  await lockVersions(context)
  const which = from_id ? sql`v.id = ${from_id}` : isInForce(shanghaiDay(now))
  const from = await sql<{ id: string }>`
    select v.id from routing.version as v where v.district_id = ${actor.district_id} and ${which}`.execute(
    tx,
  )
  const source = from.rows[0]
  if (from_id && !source) throw notFound()
  const made = await sql`
    insert into routing.version (district_id, id, number, night_from, night_to, drafted_by, drafted_at)
    select ${actor.district_id}::int, ${new_id}::uuid, coalesce(max(v.number), 0) + 1,
      coalesce(max(v.night_from) filter (where v.id = ${source?.id ?? null}), 22),
      coalesce(max(v.night_to) filter (where v.id = ${source?.id ?? null}), 7), ${actor.person_id}::uuid, ${now}::timestamptz
    from routing.version as v where v.district_id = ${actor.district_id}
    on conflict do nothing`.execute(tx)
  if (made.numAffectedRows === 0n) throw new Refusal('conflict', 'draft_exists')
  if (source) await copyRules(context, source.id, new_id)
  announceVersion(context, new_id)
}

/** Copies the rules of one version into another, each at its place. */
export async function copyRules(
  { tx, actor }: CommandContext,
  from_id: string,
  to_id: string,
): Promise<void> {
  await sql`
    insert into routing.rule (district_id, version_id, place, area_id, category_code, urgency, day_kind, target_kind,
      unit_id, doer_kind, refer_area_id, refer_category_code, cc_unit_ids)
    select district_id, ${to_id}, place, area_id, category_code, urgency, day_kind, target_kind, unit_id, doer_kind,
      refer_area_id, refer_category_code, cc_unit_ids
    from routing.rule where district_id = ${actor.district_id} and version_id = ${from_id}`.execute(
    tx,
  )
}
