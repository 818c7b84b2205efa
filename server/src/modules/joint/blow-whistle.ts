import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { holdMatter, moveMatter, type TakenMatter, takeMatter } from '#modules/matters'
import { parametersOn } from '#modules/parameters'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { dueAt, shanghaiDay } from '#platform/workdays'
import { findUnits } from './find-units.ts'
import { WHISTLE_HOURS, whistleRingsAt } from './whistle-clock.ts'

type Blown = Parsed<typeof joint.whistle>

/** A street calls units to a place for a matter, which stays open until the street has written what came of it. Refuses:
 * `no_such_unit`, `unit_has_nobody`, `unit_named_twice`, `calls_itself`, `meeting_is_past`. */
export async function blowWhistle(ctx: CommandContext, input: Blown): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'whistle')
  const caller_unit_id = callerOf(ctx.actor, matter)
  if (new Set(input.unit_ids).size < input.unit_ids.length)
    throw new Refusal('invalid', 'unit_named_twice')
  if (input.unit_ids.includes(caller_unit_id)) throw new Refusal('invalid', 'calls_itself')
  if (input.meets_at < ctx.now.toISOString()) throw new Refusal('invalid', 'meeting_is_past')
  await findUnits(ctx, input.unit_ids)
  await writeWhistle(ctx, input, caller_unit_id)
  await moveMatter(ctx, matter, {
    action: 'whistle',
    reason: input.kind,
    note: input.what,
    unit_id: caller_unit_id,
    set: { helper_unit_ids: [...new Set([...matter.helper_unit_ids, ...input.unit_ids])] },
  })
  await holdMatter(ctx, matter.id, 'whistle')
  ctx.emit('whistle.blown', {
    district_id: String(ctx.actor.district_id),
    subject_id: ctx.new_id,
  })
}

// Whoever may call holds a post in the centre of the street (policy of `matters`).
function callerOf(actor: Actor, matter: TakenMatter): string {
  const post = actor.posts.find(
    ({ role, level, area_id }) =>
      role === 'centre_staff' && level === 'street' && area_id === matter.street_id,
  )
  if (!post) throw new Refusal('forbidden', 'may_not_whistle')
  return post.unit_id
}

async function writeWhistle(ctx: CommandContext, input: Blown, caller: string): Promise<void> {
  const { district_id, person_id } = ctx.actor
  const key = WHISTLE_HOURS[input.kind]
  const hours = await parametersOn(ctx.tx, district_id, shanghaiDay(ctx.now), [key])
  const rings_at = whistleRingsAt(input.kind, ctx.now)
  const { due_at } = dueAt(rings_at, { unit: 'hours', value: hours[key], basis: key })
  await sql`
    with blown as (
      insert into joint.whistle (district_id, id, matter_id, kind, caller_unit_id, blown_by, blown_at, what, place, meets_at,
        rings_at, due_at, due_hours)
      values (${district_id}, ${ctx.new_id}, ${input.id}, ${input.kind}, ${caller}, ${person_id}, ${ctx.now}, ${input.what},
        ${input.place}, ${input.meets_at}, ${rings_at}, ${due_at}, ${hours[key]})
      returning district_id, id
    )
    insert into joint.whistle_unit (district_id, whistle_id, unit_id)
    select district_id, id, unit_id from blown cross join unnest(${input.unit_ids}::uuid[]) as called (unit_id)`.execute(
    ctx.tx,
  )
}
