import type { HintDecision, HintKind } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { Hint } from '@linli/contract/group-hints'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { nameInGroup } from '../name-people.ts'
import { recordsOf } from './record-rows.ts'

// What touches life comes first.
const ORDER: readonly HintKind[] = ['self_harm', 'violence', 'danger', 'mass', 'fraud', 'repair']
const EXACT_COUNT = 1000

interface HintRow {
  id: string
  kind: HintKind
  word: string
  group: Named
  community: Named
  message_id: string
  found_at: string
  rank: number
  lines: LineRow[]
  decision: HintDecision | null
  decided_at: string | null
  decided_by: string | null
  decider: string | null
  note: string | null
  matter: Hint['matter']
  is_member: boolean
}

interface LineRow {
  id: string
  at: string
  text: string | null
  sealed_alias: string | null
  public_name: string | null
  sealed_name: string | null
}

/** The hints that wait for this person, or were decided; one message and its two neighbours of each. Refuses:
 * `cursor_not_understood`. */
export async function listHints(
  ctx: QueryContext,
  { is_decided, cursor, limit }: Parsed<typeof groups.list_hints>,
): Promise<Output<typeof groups.list_hints>> {
  const where = sql`h.district_id = ${ctx.actor.district_id} and ${hintsOf(ctx.actor)}
    and ${is_decided ? sql`h.decided_at is not null` : sql`h.decided_at is null`}`
  const rows = await findHints(ctx, sql`${where} ${behind(cursor, is_decided)}`, {
    order: is_decided ? sql`h.id desc` : sql`rank, h.id`,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from groups.hint as h ${GROUP} where ${where} limit ${EXACT_COUNT + 1}) as hit`.execute(
    ctx.db,
  )
  const n = counted.rows[0]?.n ?? 0
  return {
    items: items.map((row) => hintOf(ctx, row)),
    next_cursor: last ? `${last.rank}~${last.id}` : null,
    count: { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT },
  }
}

/** One hint, for those who look at it. Refuses: `not_found`. */
export async function viewHint(ctx: QueryContext, id: string): Promise<Hint> {
  const which = sql`h.district_id = ${ctx.actor.district_id} and h.id = ${id} and ${hintsOf(ctx.actor)}`
  const [row] = await findHints(ctx, which, { order: sql`h.id`, limit: 1 })
  if (!row) throw notFound()
  return hintOf(ctx, row)
}

/** The hints whose group `g` this person arranges: `arrangesGroup` in SQL. To lead there is not enough. */
export function hintsOf(actor: Actor): RawBuilder<boolean> {
  return recordsOf({ ...actor, posts: actor.posts.filter(({ role }) => role !== 'leader') })
}

const GROUP = sql`join groups.group as g on g.district_id = h.district_id and g.id = h.group_id`

function behind(cursor: string | undefined, is_decided: boolean): RawBuilder<unknown> {
  if (!cursor) return sql``
  const [rank = '', id = ''] = cursor.split('~')
  if (!/^\d$/.test(rank) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('invalid', 'cursor_not_understood')
  return is_decided
    ? sql`and h.id < ${id}`
    : sql`and (array_position(${[...ORDER]}::text[], h.kind), h.id) > (${Number(rank)}, ${id})`
}

async function findHints(
  { db, actor }: QueryContext,
  where: RawBuilder<unknown>,
  { order, limit }: { order: RawBuilder<unknown>; limit: number },
): Promise<HintRow[]> {
  const found = await sql<HintRow>`
    select h.id, h.kind, h.word, jsonb_build_object('id', g.id, 'name', g.name) as group,
      jsonb_build_object('id', c.id, 'name', c.name) as community, h.message_id, h.found_at,
      array_position(${[...ORDER]}::text[], h.kind) as rank, h.decision, h.decided_at, h.decided_by, d.public_name as decider,
      h.note, (select jsonb_build_object('id', r.id, 'number', r.number) from matters.matter as r
        where r.district_id = h.district_id and r.id = h.matter_id) as matter,
      exists (select from groups.member as p where p.district_id = h.district_id and p.group_id = h.group_id
        and p.person_id = any(${[...actor.acts_for]}::uuid[]) and p.status = 'in') as is_member,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'at', m.at, 'text', case when m.withheld_at is null then m.text end,
          'sealed_alias', encode(a.sealed_alias, 'hex'), 'public_name', n.public_name, 'sealed_name', encode(n.sealed_name, 'hex'))
          order by m.seq)
        from groups.message as m
        left join groups.member as a on a.district_id = m.district_id and a.group_id = m.group_id and a.person_id = m.author_id
        left join identity.person as n on n.district_id = m.district_id and n.id = m.author_id
        where m.district_id = h.district_id and m.group_id = h.group_id and m.seq between h.seq - 1 and h.seq + 1) as lines
    from groups.hint as h ${GROUP}
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    left join identity.person as d on d.district_id = h.district_id and d.id = h.decided_by
    where ${where} order by ${order} limit ${limit}`.execute(db)
  return found.rows
}

function hintOf({ keys }: QueryContext, row: HintRow): Hint {
  const { rank: _, lines, decided_by, decider, ...hint } = row
  const bytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'))
  return {
    ...hint,
    decided_by: decided_by ? { id: decided_by, name: decider ?? '—' } : null,
    lines: (lines ?? []).map(({ id, at, text, public_name, ...sealed }) => ({
      id,
      at: new Date(at).toISOString(),
      text,
      author_name:
        nameInGroup(keys, {
          public_name,
          sealed_alias: bytes(sealed.sealed_alias),
          sealed_name: bytes(sealed.sealed_name),
        }) || null,
      is_hinted: id === row.message_id,
    })),
  }
}
