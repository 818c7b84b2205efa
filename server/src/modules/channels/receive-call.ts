import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { CommandContext, OutsideContext, RouteAnswer, RouteRequest } from '#platform/module'
import type { HookAnswer, Receipt } from './adapter.ts'
import { noteFault, writeReports } from './ask-due.ts'
import { storeInbound } from './inbound.ts'
import { takeNews } from './keep-bindings.ts'
import { type OpenChannel, openChannels } from './open-channels.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where a platform calls for one channel. The last part only our keys can make: a second lock for platforms that sign
 * nothing, such as receipts of text messages. */
export function hookPath(keys: Keys, district_id: number, channel_id: string): string {
  return `/hooks/${district_id}/${channel_id}/${lockOf(keys, channel_id)}`
}

function lockOf(keys: Keys, channel_id: string): string {
  return keys.sign('channels_hook', channel_id).toString('base64url')
}

/** A platform calls: the lock and then the signature over the bytes, stored, answered. Work is left to an event. An unknown
 * channel, a wrong lock and a kind that hears nothing are `not_found` alike; a wrong signature is 403 and stores nothing. */
export async function receiveCall(
  ctx: OutsideContext,
  method: 'GET' | 'POST',
  request: RouteRequest,
): Promise<RouteAnswer> {
  const { channel_id = '', lock = '' } = request.params
  if (!UUID.test(channel_id) || !same(lock, lockOf(ctx.keys, channel_id))) {
    throw notFound()
  }
  const [open] = await openChannels(ctx, { id: channel_id })
  if (!open?.adapter.receive) throw notFound()
  const { query, headers, body } = request
  const answer = open.adapter.receive(
    { channel: open.channel, now: ctx.now(), random: randomBytes },
    { method, query, headers, body },
  )
  await keep(ctx, open, answer)
  return {
    status: answer.refused ? 403 : answer.status,
    headers: { 'content-type': answer.type ?? 'text/plain; charset=utf-8' },
    body: Buffer.from(answer.refused ? '' : (answer.body ?? '')),
  }
}

async function keep(ctx: OutsideContext, open: OpenChannel, answer: HookAnswer): Promise<void> {
  const { refused } = answer
  if (refused) {
    const fault = { code: refused, message: 'a call was refused' }
    await ctx.write(open.channel.id, (command) => noteFault(command, open, fault), 'unrecorded')
    return
  }
  if (![answer.inbound, answer.receipts, answer.targets].some((list) => list?.length)) return
  await ctx.write(open.channel.id, async (command) => {
    await storeInbound(command, open.channel.id, answer.inbound ?? [])
    for (const news of answer.targets ?? []) await takeNews(command, open.channel.id, news)
    for (const receipt of answer.receipts ?? []) await takeReceipt(command, open, receipt)
  })
}

async function takeReceipt(
  ctx: CommandContext,
  { channel }: OpenChannel,
  { provider_id, delivery_id, report }: Receipt,
): Promise<void> {
  const { district_id } = ctx.actor
  if (delivery_id && UUID.test(delivery_id)) {
    await sql`
      update channels.delivery set provider_id = ${provider_id}
      where district_id = ${district_id} and id = ${delivery_id} and channel_id = ${channel.id}
        and state = 'unknown' and provider_id is null`.execute(ctx.tx)
  }
  const asked = { provider_id, who: null, accepted_at: ctx.now.toISOString() }
  await writeReports(ctx, channel.id, { asked, found: [report] })
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
