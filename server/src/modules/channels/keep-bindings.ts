import { sql } from 'kysely'
import type { CommandContext, ErrandContext } from '#platform/module'
import type { Target, TargetNews } from './adapter.ts'
import { noteFault } from './ask-due.ts'
import { callContext, type OpenChannel, openChannels } from './open-channels.ts'
import { faultOf } from './send-due.ts'

const MOST_READS = 200

/** Takes what a call says of a place. Versions that fit together are news enough; anything else makes the place be looked
 * at again, in the next minute: platforms write their own change a moment after they tell of it. */
export async function takeNews(
  ctx: CommandContext,
  channel_id: string,
  news: TargetNews,
): Promise<void> {
  const { district_id } = ctx.actor
  const [from, to] = news.change === 'version' ? [news.from, news.to] : [null, null]
  await sql`
    insert into channels.binding as b (district_id, id, channel_id, target, address, name, state, made_at)
    values (${district_id}, ${ctx.newId()}, ${channel_id}, 'group', ${news.address}, ${news.address}, 'closed', ${ctx.now})
    on conflict (district_id, channel_id, address) do update set
      state = case when ${news.change === 'gone'} then 'closed' else b.state end,
      version = case when b.version = ${from}::text then ${to}::text else b.version end,
      checked_at = case when b.version = ${from}::text then ${ctx.now}::timestamptz
        when b.version = ${to}::text then b.checked_at end`.execute(ctx.tx)
}

/** Looks at places again of which something was told that does not fit what is known, and at new ones. */
export async function repairBindings(ctx: ErrandContext): Promise<void> {
  for (const open of await openChannels(ctx, { state: 'active' })) {
    const { readTarget } = open.adapter
    if (!readTarget) continue
    for (const address of await unchecked(ctx, open)) {
      const found = await readTarget(callContext(ctx, open), address).catch(faultOf)
      const is_fault = found !== null && 'code' in found
      await ctx.write(open.channel.id, (command) =>
        is_fault
          ? noteFault(command, open, found)
          : keepTargets(command, open, found ? [found] : [{ address }]),
      )
      if (is_fault) break
    }
  }
}

/** Looks at all places of every active channel, or of one, so that what was lost on the way is found: places that are gone are closed. */
export async function listAllTargets(ctx: ErrandContext, id?: string): Promise<void> {
  for (const open of await openChannels(ctx, { state: 'active', ...(id && { id }) })) {
    if (!open.adapter.listTargets) continue
    const found = await open.adapter.listTargets(callContext(ctx, open)).catch(faultOf)
    await ctx.write(open.channel.id, async (command) => {
      if ('code' in found) return noteFault(command, open, found)
      await keepTargets(command, open, found)
      await sql`
        update channels.binding set state = 'closed'
        where district_id = ${ctx.district_id} and channel_id = ${open.channel.id} and state = 'open'
          and address <> all(${found.map(({ address }) => address)}::text[])`.execute(command.tx)
      command.announce({
        noun: 'channel',
        id: open.channel.id,
        district_id: ctx.district_id,
        facts: {},
      })
    })
  }
}

async function unchecked(ctx: ErrandContext, { channel }: OpenChannel): Promise<string[]> {
  const found = await sql<{ address: string }>`
    select address from channels.binding
    where district_id = ${ctx.district_id} and channel_id = ${channel.id} and checked_at is null
    order by id limit ${MOST_READS}`.execute(ctx.db)
  return found.rows.map((row) => row.address)
}

async function keepTargets(
  ctx: CommandContext,
  { channel }: OpenChannel,
  found: readonly (Target | { address: string })[],
): Promise<void> {
  const rows = found.map((one) =>
    'name' in one ? one : { ...one, name: '', via: '', version: '' },
  )
  await sql`
    insert into channels.binding as b (district_id, id, channel_id, target, address, via, name, version, state, checked_at, made_at)
    select ${ctx.actor.district_id}, r.id, ${channel.id}::uuid, 'group', r.address, nullif(r.via, ''),
      coalesce(nullif(r.name, ''), r.address), nullif(r.version, ''), case when r.via = '' then 'closed' else 'open' end,
      ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from unnest(${rows.map(() => ctx.newId())}::uuid[], ${rows.map((one) => one.address)}::text[],
      ${rows.map((one) => one.via)}::text[], ${rows.map((one) => one.name)}::text[],
      ${rows.map((one) => one.version)}::text[]) as r (id, address, via, name, version)
    on conflict (district_id, channel_id, address) do update set via = excluded.via, version = excluded.version,
      name = case when excluded.name = excluded.address then b.name else excluded.name end,
      state = case when b.closed_by is null then excluded.state else 'closed' end, checked_at = excluded.checked_at`.execute(
    ctx.tx,
  )
}
