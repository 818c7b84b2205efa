import type { MatterSource } from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'
import { residentByPhone } from '#modules/identity'
import { parametersOn } from '#modules/parameters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isPublic } from './is-public.ts'
import { moveMatter } from './move-matter.ts'
import { lockMatters, type TakenMatter, takeAnswering, takeMatter } from './queries/take-matter.ts'

/** Staff write down that somebody has the same trouble, or asks again. Of a merged matter it counts for the one that
 * answers it. */
export async function appealMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.appeal>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'appeal')
  const { reporter_name: name, reporter_phone: phone, source, words } = input
  const person_id = phone ? await residentByPhone(ctx, phone) : null
  const who = sql`select ${person_id}::uuid as person_id, ${name ? ctx.keys.seal(name) : null}::bytea as sealed_name,
    ${phone ? ctx.keys.seal(phone) : null}::bytea as sealed_phone,
    ${phone ? ctx.keys.blindIndex('phone', phone) : null}::bytea as phone_index`
  await recordAppeal(ctx, await takeAnswering(ctx.tx, ctx.actor.district_id, matter), {
    who,
    source,
    words,
  })
}

/** A resident says "me too" to a matter that is public, or asks again after one of their own. Refuses: `not_found` for
 * what is not public and not theirs; `appealed_lately`. */
export async function appealReported(
  ctx: CommandContext,
  input: Parsed<typeof matters.appeal_reported>,
): Promise<void> {
  const { tx, actor } = ctx
  const [matter] = await lockMatters(tx, actor.district_id, [input.id])
  if (!matter) throw notFound()
  const isOwn = matter.reporter_id === actor.person_id && actor.kind !== 'visitor'
  const hasLink = input.token !== undefined && matter.tracking_token === input.token
  const mayJoin = actor.kind === 'resident' && isPublic(matter)
  if (!isOwn && !hasLink && !mayJoin && !(await hasJoined(ctx, matter.id))) throw notFound()
  await requireTimeBetween(ctx, matter.id, hasLink ? matter.reporter_id : actor.person_id)
  // The bearer of the link speaks for the reporter.
  const who = hasLink
    ? sql`select ${matter.reporter_id}::uuid as person_id, sealed_name, sealed_phone, phone_index
        from matters.reporter where district_id = ${actor.district_id} and matter_id = ${matter.id}`
    : sql`select id as person_id, sealed_name, sealed_phone, phone_index from identity.person
        where district_id = ${actor.district_id} and id = ${actor.person_id}`
  await recordAppeal(ctx, await takeAnswering(tx, actor.district_id, matter), {
    who,
    source: 'resident',
    words: input.words,
  })
}

async function hasJoined({ tx, actor }: CommandContext, matter_id: string): Promise<boolean> {
  const found = await sql`
    select 1 from matters.appeal
    where district_id = ${actor.district_id} and person_id = ${actor.person_id} and matter_id = ${matter_id} limit 1`.execute(
    tx,
  )
  return actor.kind === 'resident' && found.rows.length > 0
}

async function requireTimeBetween(
  { tx, actor, now }: CommandContext,
  matter_id: string,
  person_id: string | null,
) {
  const { 'matters.appeal_hours': hours } = await parametersOn(
    tx,
    actor.district_id,
    shanghaiDay(now),
    ['matters.appeal_hours'],
  )
  const since = new Date(now.getTime() - hours * 3_600_000)
  const found = await sql`
    select 1 from matters.appeal
    where district_id = ${actor.district_id} and person_id = ${person_id} and at > ${since}
      and matter_id in (select coalesce(m.merged_into_id, m.id) from matters.matter as m
        where m.district_id = ${actor.district_id} and m.id = ${matter_id}) limit 1`.execute(tx)
  if (found.rows.length > 0) throw new Refusal('conflict', 'appealed_lately', { hours })
}

interface NewAppeal {
  /** One row: person_id, sealed_name, sealed_phone, phone_index. */
  who: RawBuilder<unknown>
  source: MatterSource
  words: string | undefined
}

// The matter is locked, so that two at once count one after the other.
async function recordAppeal(ctx: CommandContext, matter: TakenMatter, made: NewAppeal) {
  const { tx, actor, now } = ctx
  const taken_by = actor.kind === 'staff' ? actor.person_id : null
  const added = await sql<{ kind: 'me_too' | 'repeat' }>`
    with who as (${made.who}), known as (
      select exists (
        select from matters.matter as m
        left join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
        where m.district_id = ${actor.district_id} and (m.id = ${matter.id} or m.merged_into_id = ${matter.id})
          and (m.reporter_id = who.person_id or r.phone_index = who.phone_index)
      ) or exists (
        select from matters.matter as m join matters.appeal as a on a.district_id = m.district_id and a.matter_id = m.id
        where m.district_id = ${actor.district_id} and (m.id = ${matter.id} or m.merged_into_id = ${matter.id})
          and (a.person_id = who.person_id or a.phone_index = who.phone_index)
      ) as is_known from who
    )
    insert into matters.appeal (district_id, id, matter_id, kind, at, source, person_id, sealed_name, sealed_phone,
      phone_index, words, taken_by)
    select ${actor.district_id}, ${ctx.newId()}::uuid, ${matter.id}::uuid, case when is_known then 'repeat' else 'me_too' end,
      ${now}::timestamptz, ${made.source}, person_id, sealed_name, sealed_phone, phone_index, ${made.words ?? null},
      ${taken_by}::uuid
    from who, known returning kind`.execute(tx)
  const kind = added.rows[0]?.kind ?? 'me_too'
  await moveMatter(ctx, matter, {
    action: 'appeal',
    reason: kind,
    note: made.words,
    set:
      kind === 'me_too'
        ? { me_too_count: matter.me_too_count + 1 }
        : { repeat_count: matter.repeat_count + 1 },
  })
}
