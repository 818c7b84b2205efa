import type { channels } from '@linli/contract/channels'
import type { ChannelKind } from '@linli/contract/codes/channels'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { adapterOf } from '../adapters.ts'
import { type OpenChannel, openChannels } from '../open-channels.ts'

type Texts = Record<string, string>

/** Configures a channel: active where nothing is missing and the district is a real one. Refuses: `settings_not_understood`. */
export async function addChannel(
  ctx: CommandContext,
  { kind, name, settings, secrets }: Parsed<typeof channels.add_channel>,
): Promise<void> {
  const adapter = adapterOf(kind)
  if (!adapter) throw notFound()
  const kept = check(kind, settings)
  const given = filled(secrets)
  const is_whole = adapter.secrets.every((one) => given[one])
  const state = is_whole && (await mayReachOut(ctx, kind)) ? 'active' : 'unconnected'
  await sql`
    insert into channels.channel (district_id, id, kind, name, settings, sealed_secrets, state, made_by, made_at)
    values (${ctx.actor.district_id}, ${ctx.new_id}, ${kind}, ${name}, ${JSON.stringify(kept)}::jsonb,
      ${ctx.keys.seal(JSON.stringify(given))}, ${state}, ${ctx.actor.person_id}, ${ctx.now})`.execute(
    ctx.tx,
  )
  if (state === 'active') wantPlaces(ctx, ctx.new_id)
  announce(ctx, ctx.new_id)
}

/** Changes name, settings and those secrets that are given anew. A pass that was fetched with the old ones is thrown away.
 * Refuses: `settings_not_understood`. */
export async function reviseChannel(
  ctx: CommandContext,
  { id, name, settings, secrets }: Parsed<typeof channels.revise_channel>,
): Promise<void> {
  const { channel } = await takeChannel(ctx, id)
  const kept = check(channel.kind, settings)
  const given = { ...channel.secrets, ...filled(secrets) }
  await sql`
    update channels.channel set name = ${name}, settings = ${JSON.stringify(kept)}::jsonb,
      sealed_secrets = ${ctx.keys.seal(JSON.stringify(given))}
    where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
  await sql`
    update channels.token set sealed_token = null, expires_at = null, lease_until = null
    where district_id = ${ctx.actor.district_id} and channel_id = ${id}`.execute(ctx.tx)
  announce(ctx, id)
}

/** Nothing goes out through it until it is resumed; what waits stays. */
export async function pauseChannel(
  ctx: CommandContext,
  { id }: Parsed<typeof channels.pause_channel>,
): Promise<void> {
  await takeChannel(ctx, id)
  await setState(ctx, id, 'paused')
}

/** Brings a paused channel back, or one that was down or not connected. Refuses: `secrets_missing`,
 * `demonstration_stays_inside`. */
export async function resumeChannel(
  ctx: CommandContext,
  { id }: Parsed<typeof channels.resume_channel>,
): Promise<void> {
  await mustBeWhole(ctx, await takeChannel(ctx, id))
  await setState(ctx, id, 'active')
  ctx.emit('channels.send_wanted', { district_id: String(ctx.actor.district_id), subject_id: id })
  wantPlaces(ctx, id)
}

// A platform that knows its places is asked for them at once: whoever connects it sees them come.
function wantPlaces(ctx: CommandContext, id: string) {
  ctx.emit('channels.places_wanted', { district_id: String(ctx.actor.district_id), subject_id: id })
}

/** Asks the platform, in a job, whether it knows us. Refuses as `resumeChannel`. */
export async function testChannel(
  ctx: CommandContext,
  { id }: Parsed<typeof channels.test_channel>,
): Promise<void> {
  await mustBeWhole(ctx, await takeChannel(ctx, id))
  ctx.emit('channels.test_wanted', { district_id: String(ctx.actor.district_id), subject_id: id })
}

/** Sets a limit as the district's console has it, since a day. Refuses: `no_such_bucket`, `day_is_past`. */
export async function setBucket(
  ctx: CommandContext,
  { id, bucket, most, period, seconds, valid_from }: Parsed<typeof channels.set_bucket>,
): Promise<void> {
  const { channel, adapter } = await takeChannel(ctx, id)
  const is_known = adapter.buckets(channel).some(({ name }) => name === bucket)
  if (!is_known) throw new Refusal('conflict', 'no_such_bucket')
  if (new Date(`${valid_from}T24:00:00+08:00`) <= ctx.now)
    throw new Refusal('conflict', 'day_is_past')
  const span = period === 'sliding' ? (seconds ?? 60) : null
  await sql`
    insert into channels.bucket_edition (district_id, channel_id, bucket, valid_from, set_at, most, period, seconds, set_by)
    values (${ctx.actor.district_id}, ${id}, ${bucket}, ${valid_from}, ${ctx.now}, ${most}, ${period}, ${span},
      ${ctx.actor.person_id})`.execute(ctx.tx)
  announce(ctx, id)
}

async function takeChannel(ctx: CommandContext, id: string): Promise<OpenChannel> {
  await sql`
    select 1 from channels.channel where district_id = ${ctx.actor.district_id} and id = ${id} for update`.execute(
    ctx.tx,
  )
  const { tx: db, keys, actor } = ctx
  const [open] = await openChannels({ db, keys, district_id: actor.district_id }, { id })
  if (!open) throw notFound()
  return open
}

async function mustBeWhole(ctx: CommandContext, { channel, adapter }: OpenChannel): Promise<void> {
  const is_whole = adapter.secrets.every((name) => channel.secrets[name])
  if (!is_whole) throw new Refusal('conflict', 'secrets_missing')
  if (!(await mayReachOut(ctx, channel.kind))) {
    throw new Refusal('conflict', 'demonstration_stays_inside')
  }
}

/** Invented people and matters never leave a demonstration district; a person who pastes sees what it is. */
async function mayReachOut(ctx: CommandContext, kind: ChannelKind): Promise<boolean> {
  if (kind === 'manual') return true
  const found = await sql<{ is_demonstration: boolean }>`
    select is_demonstration from platform.district where district_id = ${ctx.actor.district_id}`.execute(
    ctx.tx,
  )
  return found.rows[0]?.is_demonstration === false
}

function check(kind: ChannelKind, settings: Texts): Texts {
  const kept = filled(settings)
  const parsed = adapterOf(kind)?.settings.safeParse(kept)
  if (parsed?.success) return kept
  const fields = parsed?.error.issues.map(({ path }) => String(path[0] ?? '')) ?? []
  throw new Refusal('invalid', 'settings_not_understood', { fields: [...new Set(fields)] })
}

function filled(texts: Texts): Texts {
  const all = Object.entries(texts).map(([name, text]) => [name, text.trim()] as const)
  return Object.fromEntries(all.filter(([, text]) => text !== ''))
}

async function setState(ctx: CommandContext, id: string, state: 'active' | 'paused') {
  await sql`
    update channels.channel set state = ${state} where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.tx,
  )
  announce(ctx, id)
}

function announce(ctx: CommandContext, id: string) {
  ctx.announce({ noun: 'channel', id, district_id: ctx.actor.district_id, facts: {} })
}
