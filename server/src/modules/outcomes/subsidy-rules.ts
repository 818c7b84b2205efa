import type { Output, Parsed } from '@linli/contract/endpoint'
import type { outcomes, SubsidyRule } from '@linli/contract/outcomes'
import { type RawBuilder, sql } from 'kysely'
import { type Actor, holdsInDistrict } from '#platform/actor'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Sets what is paid for a kind of case from a day on; older amounts stay for their time. Refuses: `outside_jurisdiction`,
 * `day_is_past`. */
export async function setSubsidyRule(
  { tx, actor, now, new_id }: CommandContext,
  rule: Parsed<typeof outcomes.set_subsidy_rule>,
): Promise<void> {
  if (!maySet(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
  if (rule.valid_from < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  await sql`
    insert into outcomes.subsidy_rule (district_id, id, difficulty, form, amount_fen, needs_performed, source, valid_from, set_by,
      set_at)
    values (${actor.district_id}, ${new_id}, ${rule.difficulty}, ${rule.form}, ${rule.amount_fen}, ${rule.needs_performed},
      ${rule.source}, ${rule.valid_from}, ${actor.person_id}, ${now})`.execute(tx)
}

/** Every amount that was ever set, the newest of each kind first. */
export async function listSubsidyRules(
  ctx: QueryContext,
): Promise<Output<typeof outcomes.list_subsidy_rules>> {
  return { rules: await readRules(ctx, sql`true`), may_set: maySet(ctx.actor) }
}

/** The amount as a command shows it afterwards. */
export async function viewSubsidyRule(ctx: QueryContext, id: string): Promise<SubsidyRule> {
  const [rule] = await readRules(ctx, sql`r.id = ${id}`)
  if (!rule) throw notFound()
  return rule
}

// As with other numbers of the district: whoever edits its list of matters for the whole of it.
function maySet(actor: Pick<Actor, 'posts'>): boolean {
  return holdsInDistrict(actor, 'catalogue_editor')
}

async function readRules(
  { db, actor }: QueryContext,
  condition: RawBuilder<unknown>,
): Promise<SubsidyRule[]> {
  const found = await sql<SubsidyRule>`
    select r.id, r.difficulty, r.form, r.amount_fen, r.needs_performed, r.source, r.valid_from,
      json_build_object('id', r.set_by, 'name', coalesce(p.public_name, '—')) as set_by
    from outcomes.subsidy_rule as r
    left join identity.person as p on p.district_id = r.district_id and p.id = r.set_by
    where r.district_id = ${actor.district_id} and ${condition}
    order by r.difficulty, r.form, r.valid_from desc, r.id desc`.execute(db)
  return found.rows
}
