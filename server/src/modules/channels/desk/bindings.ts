import type { Binding, channels } from '@linli/contract/channels'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Count } from '@linli/contract/fields'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'

const SHOWN = 1000

interface BindingRow extends Omit<Binding, 'is_open'> {
  state: string
}

const columns = sql`id, name, address, via, presser_id, case when about_noun = 'group' then about_id end as group_id, state,
  closed_by is not null as is_closed_by_hand, checked_at`

const IS_UNTIED = sql`(state = 'open' and about_id is null)`
const CURSOR = /^([01])\.([0-9a-f-]{36})$/

/** The places of a channel: those that still belong to no group first, then the newest. Refuses: `cursor_not_understood`. */
export async function listBindings(
  { db, actor }: QueryContext,
  { channel_id, cursor, limit }: Parsed<typeof channels.list_bindings>,
): Promise<Output<typeof channels.list_bindings>> {
  const [, rank, id] = CURSOR.exec(cursor ?? '') ?? []
  if (cursor && !id) throw new Refusal('invalid', 'cursor_not_understood')
  const after = id
    ? sql`and (${IS_UNTIED}::int < ${Number(rank)} or ${IS_UNTIED}::int = ${Number(rank)} and id < ${id}::uuid)`
    : sql``
  const found = await sql<BindingRow & { rank: number }>`
    select ${columns}, ${IS_UNTIED}::int as rank from channels.binding
    where district_id = ${actor.district_id} and channel_id = ${channel_id} ${after}
    order by rank desc, id desc limit ${limit + 1}`.execute(db)
  const counted = await sql<{ n: number; untied: number }>`
    select
      (select count(*)::int from (select 1 from channels.binding
        where district_id = ${actor.district_id} and channel_id = ${channel_id} limit ${SHOWN + 1}) as known) as n,
      (select count(*)::int from (select 1 from channels.binding
        where district_id = ${actor.district_id} and channel_id = ${channel_id} and ${IS_UNTIED} limit ${SHOWN + 1}) as known)
        as untied`.execute(db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map(({ rank: _, ...row }) => show(row)),
    next_cursor: found.rows.length > limit && last ? `${last.rank}.${last.id}` : null,
    count: countOf(counted.rows[0]?.n ?? 0),
    untied: countOf(counted.rows[0]?.untied ?? 0),
  }
}

function countOf(n: number): Count {
  return { n: Math.min(n, SHOWN), is_more: n > SHOWN }
}

/** One place. */
export async function viewBinding({ db, actor }: QueryContext, id: string): Promise<Binding> {
  const found = await sql<BindingRow>`
    select ${columns} from channels.binding where district_id = ${actor.district_id} and id = ${id}`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return show(row)
}

/** Adds a place by hand. Refuses: `not_found` for an unknown channel, `bound_already`. */
export async function addBinding(
  ctx: CommandContext,
  { channel_id, address, name, via, presser_id, group_id }: Parsed<typeof channels.add_binding>,
): Promise<void> {
  const { district_id } = ctx.actor
  const channel = await sql<{ kind: string }>`
    select kind from channels.channel where district_id = ${district_id} and id = ${channel_id}`.execute(
    ctx.tx,
  )
  const kind = channel.rows[0]?.kind
  if (!kind) throw notFound()
  if (kind === 'manual' && !presser_id) throw new Refusal('invalid', 'presser_missing')
  const made = await sql`
    insert into channels.binding (district_id, id, channel_id, target, address, via, presser_id, name, about_noun, about_id,
      state, checked_at, made_at)
    values (${district_id}, ${ctx.new_id}, ${channel_id}, 'group', ${address}, ${via ?? null}, ${presser_id ?? null}, ${name},
      ${group_id ? 'group' : null}, ${group_id ?? null}, 'open', ${ctx.now}, ${ctx.now})
    on conflict (district_id, channel_id, address) do nothing`.execute(ctx.tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'bound_already')
  ctx.announce({ noun: 'channel', id: channel_id, district_id, facts: {} })
}

/** Says which group of ours a place is; what group that may be is known above. One that was closed by hand is open again with it. */
export async function tieBinding(
  ctx: CommandContext,
  { id, group_id }: Parsed<typeof channels.tie_binding>,
): Promise<void> {
  const tied = await sql<{ channel_id: string }>`
    update channels.binding set about_noun = ${group_id ? 'group' : null}, about_id = ${group_id},
      state = case when closed_by is not null and ${group_id !== null} then 'open' else state end,
      closed_by = case when ${group_id !== null} then null else closed_by end
    where district_id = ${ctx.actor.district_id} and id = ${id} returning channel_id`.execute(
    ctx.tx,
  )
  const row = tied.rows[0]
  if (!row) throw notFound()
  ctx.announce({
    noun: 'channel',
    id: row.channel_id,
    district_id: ctx.actor.district_id,
    facts: {},
  })
}

/** Closes a place: nothing new is queued for it, and no listing of its platform opens it again. */
export async function closeBinding(
  ctx: CommandContext,
  { id }: Parsed<typeof channels.close_binding>,
): Promise<void> {
  const closed = await sql<{ channel_id: string }>`
    update channels.binding set state = 'closed', closed_by = ${ctx.actor.person_id}
    where district_id = ${ctx.actor.district_id} and id = ${id} returning channel_id`.execute(
    ctx.tx,
  )
  const row = closed.rows[0]
  if (!row) throw notFound()
  ctx.announce({
    noun: 'channel',
    id: row.channel_id,
    district_id: ctx.actor.district_id,
    facts: {},
  })
}

function show({ state, ...row }: BindingRow): Binding {
  return { ...row, is_open: state === 'open' }
}
