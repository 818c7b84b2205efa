import type { assignments } from '@linli/contract/assignments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { findFaults, readRules, requireRevision, rulesInForce, takeVersion } from '#modules/routing'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceDryRun, wantedPayload } from './on-dry-run-wanted.ts'

/** Asks the worker to try a draft, as it stands now, on the matters of a period; earlier tries of it are forgotten.
 * Refuses: `version_not_in_that_state`, `draft_changed`, `rules_faulty` where the rules contradict themselves,
 * `days_the_wrong_way`, `dry_run_going`. */
export async function startDryRun(
  context: CommandContext,
  input: Parsed<typeof assignments.start_dry_run>,
): Promise<void> {
  const { tx, actor, now, new_id, emit } = context
  const { district_id } = actor
  if (input.to < input.from) throw new Refusal('invalid', 'days_the_wrong_way')
  const draft = await takeVersion(context, input.version_id, 'dry_run')
  await requireRevision(context, draft, input.revision)
  const rules = await readRules(tx, district_id, draft.id)
  const problems = findFaults(rules)
  if (problems.length > 0) throw new Refusal('conflict', 'rules_faulty', { problems })
  const than = await rulesInForce(tx, district_id, shanghaiDay(now))
  await forgetTried(context, draft.id)
  const kept = { night: { from: draft.night_from, to: draft.night_to }, lines: rules }
  const made = await sql`
    insert into assignments.dry_run (district_id, id, version_id, revision, rules, than_version_id, from_day, to_day, state,
      started_by, started_at)
    values (${district_id}, ${new_id}, ${draft.id}, ${draft.revision}, ${JSON.stringify(kept)}::jsonb, ${than?.id ?? null},
      ${input.from}, ${input.to}, 'running', ${actor.person_id}, ${now})
    on conflict (district_id) where state = 'running' do nothing`.execute(tx)
  if (made.numAffectedRows === 0n) throw new Refusal('conflict', 'dry_run_going')
  emit('dry_run.wanted', wantedPayload({ district_id, id: new_id }))
  announceDryRun(context, new_id)
}

/** Takes away the finished tries of this draft, and those of drafts that were thrown away. */
async function forgetTried({ tx, actor }: CommandContext, version_id: string): Promise<void> {
  await sql`
    with gone as (
      delete from assignments.dry_run as d
      where d.district_id = ${actor.district_id} and d.state <> 'running' and (d.version_id = ${version_id}
        or not exists (select from routing.version as v where v.district_id = d.district_id and v.id = d.version_id))
      returning d.id
    ), groups as (
      delete from assignments.dry_run_group where district_id = ${actor.district_id} and dry_run_id in (select id from gone)
    )
    delete from assignments.dry_run_matter where district_id = ${actor.district_id} and dry_run_id in (select id from gone)`.execute(
    tx,
  )
}

/** Stops a dry run; the worker's next piece finds it stopped. Refuses: `not_found`, `dry_run_over`. */
export async function cancelDryRun(
  context: CommandContext,
  { id }: Parsed<typeof assignments.cancel_dry_run>,
): Promise<void> {
  const { tx, actor, now } = context
  const found = await sql<{ state: string }>`
    select state from assignments.dry_run where district_id = ${actor.district_id} and id = ${id} for update`.execute(
    tx,
  )
  if (!found.rows[0]) throw notFound()
  if (found.rows[0].state !== 'running') throw new Refusal('conflict', 'dry_run_over')
  await sql`
    update assignments.dry_run set state = 'cancelled', finished_at = ${now}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  announceDryRun(context, id)
}
