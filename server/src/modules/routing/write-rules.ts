import type { RuleText } from '@linli/contract/routing'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceVersion, type TakenVersion } from './take-version.ts'

type Says = RuleText & { place: number }

/** Writes rules of a draft, new ones and changed ones alike, as its next revision. Refuses what does not stand in this
 * district today: `no_such_unit`, `no_such_area`, `no_such_category`. */
export async function writeRules(
  context: CommandContext,
  draft: TakenVersion,
  rules: readonly Says[],
): Promise<void> {
  const { tx, actor } = context
  await refuseUnknown(context, rules)
  const rows = JSON.stringify(rules.map(plainOf))
  await sql`
    insert into routing.rule as r (district_id, version_id, place, area_id, category_code, urgency, day_kind, target_kind,
      unit_id, doer_kind, refer_area_id, refer_category_code, cc_unit_ids, revision, changed_by)
    select ${actor.district_id}::int, ${draft.id}::uuid, n.place, a.id, n.category_code, n.urgency, n.day_kind, n.target_kind,
      n.unit_id, n.doer_kind, n.refer_area_id, n.refer_category_code, n.cc_unit_ids, ${draft.revision + 1}::int,
      ${actor.person_id}::uuid
    from jsonb_to_recordset(${rows}::jsonb) as n (place int, area_id uuid, category_code text, urgency text, day_kind text,
      target_kind text, unit_id uuid, doer_kind text, refer_area_id uuid, refer_category_code text, cc_unit_ids uuid[])
    -- A rule for the whole district names no area.
    left join org.area as a on a.district_id = ${actor.district_id} and a.id = n.area_id and a.level <> 'district'
    on conflict (district_id, version_id, place) do update set area_id = excluded.area_id,
      category_code = excluded.category_code, urgency = excluded.urgency, day_kind = excluded.day_kind,
      target_kind = excluded.target_kind, unit_id = excluded.unit_id, doer_kind = excluded.doer_kind,
      refer_area_id = excluded.refer_area_id, refer_category_code = excluded.refer_category_code,
      cc_unit_ids = excluded.cc_unit_ids, revision = excluded.revision, changed_by = excluded.changed_by`.execute(
    tx,
  )
  await countRevision(context, draft)
}

/** Counts a change of a draft and tells the open pages. */
export async function countRevision(context: CommandContext, draft: TakenVersion): Promise<void> {
  await sql`
    update routing.version set revision = revision + 1
    where district_id = ${context.actor.district_id} and id = ${draft.id}`.execute(context.tx)
  announceVersion(context, draft.id)
}

// What belongs to another kind of target is dropped, so that a rule says one thing.
function plainOf(rule: Says): Says {
  const is = (kind: RuleText['target_kind']) => rule.target_kind === kind
  return {
    ...rule,
    unit_id: is('unit') ? rule.unit_id : null,
    doer_kind: is('doer') ? rule.doer_kind : null,
    refer_area_id: is('refer') ? rule.refer_area_id : null,
    refer_category_code: is('refer') ? rule.refer_category_code : null,
    cc_unit_ids: [...new Set(rule.cc_unit_ids)],
  }
}

async function refuseUnknown(
  { tx, actor, now }: CommandContext,
  rules: readonly RuleText[],
): Promise<void> {
  const { district_id } = actor
  const day = shanghaiDay(now)
  const distinct = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))]
  const units = distinct(rules.flatMap((rule) => [rule.unit_id, ...rule.cc_unit_ids]))
  const areas = distinct(rules.flatMap((rule) => [rule.area_id, rule.refer_area_id]))
  const codes = distinct(rules.flatMap((rule) => [rule.category_code, rule.refer_category_code]))
  const found = await sql<{ units: number; areas: number; codes: number }>`
    select
      (select count(*) from org.unit where district_id = ${district_id} and id = any(${units}::uuid[])
        and (valid_to is null or valid_to > ${day}::date)) as units,
      (select count(*) from org.area where district_id = ${district_id} and id = any(${areas}::uuid[])
        and level <> 'building' and (valid_to is null or valid_to > ${day}::date)) as areas,
      (select count(distinct code) from catalogue.edition where district_id = ${district_id} and code = any(${codes}::text[])
        and published_at is not null and (valid_to is null or valid_to >= ${day}::date)) as codes`.execute(
    tx,
  )
  const [row] = found.rows
  if (row?.units !== units.length) throw new Refusal('invalid', 'no_such_unit')
  if (row.areas !== areas.length) throw new Refusal('invalid', 'no_such_area')
  if (row.codes !== codes.length) throw new Refusal('invalid', 'no_such_category')
}
