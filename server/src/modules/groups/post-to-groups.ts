import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { searchVector } from '#platform/search-words'
import { groupWord } from './add-message.ts'
import { announceTalk } from './announce.ts'

/** One thing said to many groups. */
export interface PostToGroups {
  group_ids: readonly string[]
  text: string
  /** Where the card leads: the noun and id of a broadcast or of a case. */
  card: { noun: string; id: string }
  kind: 'broadcast'
}

/** Says one thing in many groups by one statement: each gets the next number of its own talk, without a gap, and groups that are
 * closed are left out. Answers the ids of the groups that have it now. */
export async function postToGroups(
  ctx: Pick<CommandContext, 'tx' | 'now' | 'newId' | 'announce'> & {
    actor: { district_id: number }
  },
  { group_ids, text, card, kind }: PostToGroups,
): Promise<string[]> {
  if (group_ids.length === 0) return []
  const { district_id } = ctx.actor
  const said = searchVector(text)
  const posts = [...new Set(group_ids)].map((group_id) => ({
    group_id,
    id: ctx.newId(),
    words: `${said} '${groupWord(group_id)}'`,
  }))
  // Locked in one order: two broadcasts at once would else wait for each other.
  const posted = await sql<{ group_id: string; seq: number }>`
    with post as (select * from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as p (group_id uuid, id uuid, words text)),
    held as (
      select g.id, p.id as message_id, p.words from post as p
      join groups.group as g on g.district_id = ${district_id} and g.id = p.group_id and g.closed_at is null
      order by g.id for update of g
    ),
    counted as (
      update groups.group as g set last_seq = g.last_seq + 1, last_message_at = ${ctx.now}
      from held where g.district_id = ${district_id} and g.id = held.id
      returning g.id, g.last_seq, held.message_id, held.words
    )
    insert into groups.message (district_id, id, group_id, seq, kind, at, text, card_noun, card_id, words)
    select ${district_id}, message_id, id, last_seq, ${kind}, ${ctx.now}, ${text}, ${card.noun}, ${card.id}::uuid, words::tsvector
    from counted
    returning group_id, seq::int as seq`.execute(ctx.tx)
  for (const { group_id, seq } of posted.rows) announceTalk(ctx, group_id, seq)
  return posted.rows.map(({ group_id }) => group_id)
}
