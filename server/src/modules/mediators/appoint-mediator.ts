import type { Parsed } from '@linli/contract/endpoint'
import type { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { standsOn } from './standing.ts'
import { takeCommittee } from './take-committee.ts'
import { takeMediator } from './take-mediator.ts'
import { changesOf, writeStep } from './write-step.ts'

/** Enters a holder of a post of mediator with a committee, as its member or as one whom it has engaged (人民调解法 art. 13);
 * the same person may mediate for two. Refuses: `not_found`, `outside_your_area`, `committee_not_set_up`,
 * `no_mediator_post`, `no_such_studio`, `appointed_already`. */
export async function appointMediator(
  ctx: CommandContext,
  { committee_id, person_id, valid_from, ...fields }: Parsed<typeof mediators.appoint>,
): Promise<void> {
  const { tx, actor, new_id } = ctx
  const committee = await takeCommittee(ctx, committee_id)
  if (committee.entry === null) throw new Refusal('conflict', 'committee_not_set_up')
  await requirePost(ctx, person_id)
  await requireStudio(ctx, committee_id, fields.studio_id)
  const columns = Object.keys(fields)
  const made = await sql`
    insert into mediators.mediator (district_id, id, committee_id, person_id, valid_from,
      ${sql.join(columns.map((name) => sql.ref(name)))})
    values (${actor.district_id}, ${new_id}, ${committee_id}, ${person_id}, ${valid_from},
      ${sql.join(Object.values(fields))})
    on conflict do nothing`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'appointed_already')
  const changes = changesOf(null, { ...fields, valid_from })
  await writeStep(ctx, { committee_id, act: 'appoint', mediator_id: new_id, changes })
}

/** Corrects the entry of a mediator; what it was stands in the history. Refuses: `not_found`, `outside_your_area`,
 * `mediator_ended`, `no_such_studio`. */
export async function reviseMediator(
  ctx: CommandContext,
  { id, ...fields }: Parsed<typeof mediators.revise>,
): Promise<void> {
  const { committee_id, studio_id, entry } = await takeMediator(ctx, id, 'revise')
  if (fields.studio_id !== studio_id) await requireStudio(ctx, committee_id, fields.studio_id)
  const set = Object.entries(fields).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
  await sql`
    update mediators.mediator set ${sql.join(set)}
    where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
  const changes = changesOf(entry, fields)
  await writeStep(ctx, { committee_id, act: 'revise', mediator_id: id, changes })
}

/** Roles come from posts: whoever mediates holds one already, or is to hold it by today. */
async function requirePost({ tx, actor, now }: CommandContext, person_id: string): Promise<void> {
  const found = await sql`
    select from org.post as t where t.district_id = ${actor.district_id} and t.person_id = ${person_id}
      and t.kind = 'mediator' and ${standsOn('t', shanghaiDay(now))} limit 1`.execute(tx)
  if (found.rows.length === 0) throw new Refusal('invalid', 'no_mediator_post')
}

/** A studio works in the name and under the seal of its committee (司规〔2018〕6号). */
async function requireStudio(
  { tx, actor, now }: CommandContext,
  committee_id: string,
  studio_id: string | null,
): Promise<void> {
  if (studio_id === null) return
  const found = await sql`
    select from org.unit as u where u.district_id = ${actor.district_id} and u.id = ${studio_id}
      and u.kind = 'named_studio' and u.parent_id = ${committee_id} and ${standsOn('u', shanghaiDay(now))}
    for share of u`.execute(tx)
  if (found.rows.length === 0) throw new Refusal('invalid', 'no_such_studio')
}
