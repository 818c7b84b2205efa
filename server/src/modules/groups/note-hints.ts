import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { arrangesGroup } from './registry-policy.ts'
import { readGroup } from './take-record.ts'
import { findWatched, watchedWords } from './watch-words.ts'

/** Looks at a message that has just been written for words that a person should know of, and leaves a hint for each kind;
 * nothing else happens by itself. No statement where no word is found. */
export async function noteHints(
  ctx: CommandContext,
  message: { id: string; group_id: string; seq: number; text: string | null },
): Promise<void> {
  if (!message.text) return
  const { tx, actor, now } = ctx
  const found = findWatched(message.text, await watchedWords(tx, actor.district_id, now))
  if (found.length === 0) return
  await sql`
    insert into groups.hint (district_id, id, group_id, community_id, street_id, message_id, seq, kind, word, found_at)
    select g.district_id, n.id, g.id, g.community_id, g.street_id, ${message.id}::uuid, ${message.seq}::bigint, n.kind, n.word,
      ${now}::timestamptz
    from groups.group as g, unnest(${found.map(() => ctx.newId())}::uuid[], ${found.map(({ kind }) => kind)}::text[],
      ${found.map(({ word }) => word)}::text[]) as n (id, kind, word)
    where g.district_id = ${actor.district_id} and g.id = ${message.group_id} on conflict do nothing`.execute(
    tx,
  )
  await announceHint(ctx, message.group_id)
}

/** Lets the open queues of those who look at hints hear that something waits, or waits no more. */
export async function announceHint(ctx: CommandContext, group_id: string): Promise<void> {
  const group = await readGroup(ctx.tx, ctx.actor.district_id, group_id)
  if (!group) return
  const { grid_id, community_id, street_id, owner_id, deputy_id } = group
  const facts = { grid_id, community_id, street_id, owner_id, deputy_id }
  ctx.announce({ noun: 'group_hint', id: group_id, district_id: ctx.actor.district_id, facts })
}

/** Whether an open queue of this person may hold a hint of the group. */
export function hearsHint(actor: Actor, facts: LiveChange['facts']): boolean {
  const text = (key: string) => {
    const value = facts[key]
    return typeof value === 'string' ? value : null
  }
  return arrangesGroup(actor, {
    grid_id: text('grid_id') ?? '',
    community_id: text('community_id') ?? '',
    street_id: text('street_id'),
    owner_id: text('owner_id') ?? '',
    deputy_id: text('deputy_id'),
    closed_at: null,
  })
}
