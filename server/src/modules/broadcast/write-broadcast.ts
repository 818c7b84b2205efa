import type { Audience } from '@linli/contract/broadcast'
import type { BroadcastKind } from '@linli/contract/codes/broadcast'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { type FoundAudience, groupsOf } from './find-audience.ts'
import { waysOf } from './place-states.ts'
import type { Scope } from './policy.ts'

/** A broadcast to be written down. */
export interface NewBroadcast {
  id: string
  kind: BroadcastKind
  about: { noun: string; id: string } | null
  title: string
  text: string
  link: string | null
  audience: Audience
  scope: Scope
  asked_by: string
  /** Null where a second person is still asked. */
  released_by: string | null
  bypass_reason: string | null
  not_after: string | null
  stops_id?: string | null
}

/** Writes the row of a broadcast, released or not; its places are made when it is released. */
export async function writeBroadcast(ctx: CommandContext, made: NewBroadcast): Promise<void> {
  const { tx, actor, now } = ctx
  const { scope, about } = made
  const released_at = made.released_by === null ? null : now
  await sql`
    insert into broadcast.broadcast (district_id, id, kind, about_noun, about_id, title, text, link, state, audience, scope_id,
      street_id, community_id, asked_by, asked_at, released_by, released_at, bypass_reason, not_after, stops_id)
    values (${actor.district_id}, ${made.id}, ${made.kind}, ${about?.noun ?? null}, ${about?.id ?? null}, ${made.title}, ${made.text},
      ${made.link}, ${made.released_by === null ? 'asked' : 'sending'}, ${JSON.stringify(made.audience)}::jsonb, ${scope.scope_id},
      ${scope.street_id}, ${scope.community_id}, ${made.asked_by}, ${now}, ${made.released_by}, ${released_at}, ${made.bypass_reason},
      ${made.not_after}, ${made.stops_id ?? null})`.execute(tx)
  announceBroadcast(ctx, { ...scope, id: made.id, asked_by: made.asked_by })
}

/** Writes every place that a released broadcast goes to, all waiting, by one statement; the worker takes them from there. Answers
 * how many places there are. */
export async function writeTargets(
  ctx: CommandContext,
  id: string,
  { found, except_about }: { found: FoundAudience; except_about?: string | undefined },
): Promise<number> {
  const { district_id } = ctx.actor
  const made = await sql`
    with chosen as materialized (${groupsOf(district_id, found, except_about)}),
    way as materialized (${waysOf(sql`chosen`)})
    insert into broadcast.target (district_id, broadcast_id, group_id, way, place_id, state, at)
    select ${district_id}::int, ${id}::uuid, group_id, way, place_id, 'queued', ${ctx.now}::timestamptz from way
    union all
    select ${district_id}::int, ${id}::uuid, c.id, 'none', c.id, 'no_channel', ${ctx.now}::timestamptz from chosen as c
    where c.id not in (select group_id from way)`.execute(ctx.tx)
  wantSending(ctx, id)
  return Number(made.numAffectedRows ?? 0)
}

/** Leaves the sending to the worker. */
export function wantSending(ctx: CommandContext, id: string): void {
  ctx.emit('broadcast.wanted', { district_id: String(ctx.actor.district_id), subject_id: id })
}

/** Tells the open pages that a broadcast has changed, and those of the case that it is about. */
export function announceBroadcast(
  ctx: Pick<CommandContext, 'actor' | 'announce'>,
  row: Scope & {
    id: string
    asked_by: string
    about_noun?: string | null
    about_id?: string | null
  },
): void {
  const { id, scope_id, street_id, community_id, asked_by } = row
  const { district_id } = ctx.actor
  const facts = { scope_id, street_id, community_id, asked_by }
  ctx.announce({ noun: 'broadcast', id, district_id, facts })
  if (row.about_noun && row.about_id)
    ctx.announce({ noun: row.about_noun, id: row.about_id, district_id, facts })
}
