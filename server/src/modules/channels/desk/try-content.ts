import type { channels, DryRun } from '@linli/contract/channels'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { bucketsInForce } from '../buckets-in-force.ts'
import type { Content } from '../content.ts'
import { openLedger } from '../limits.ts'
import { type OpenChannel, openChannels } from '../open-channels.ts'
import { matchTemplate } from '../sms/match-template.ts'
import { templatesOf } from '../sms/templates-of.ts'

/** Renders what would go out and says what stands before it: the text, the state, the limits of each place. Sends nothing. */
export async function tryContent(
  ctx: QueryContext,
  { id, text, link }: Parsed<typeof channels.try_content>,
): Promise<DryRun> {
  const { db, keys, actor } = ctx
  const [open] = await openChannels({ db, keys, district_id: actor.district_id }, { id })
  if (!open) throw notFound()
  const { channel, adapter, state } = open
  const template = matchTemplate(templatesOf(channel), { text, purpose: '' })
  const content: Content = { text, ...(link && { link }), ...(template && { template }) }
  const is_whole = adapter.settings.safeParse(channel.settings).success
  const { body, complaints } = is_whole
    ? adapter.render(channel, content)
    : { body: text, complaints: ['settings_not_understood'] }
  const { places, waiting } = is_whole ? await countPlaces(ctx, open) : { places: 0, waiting: 0 }
  const conditions: string[] = []
  if (state !== 'active') conditions.push('not_active')
  if (adapter.capabilities.needs_person) conditions.push('needs_person')
  if (places === 0 && !channel.kind.startsWith('sms-')) conditions.push('no_place')
  return { body, complaints, conditions, open_places: places, waiting_places: waiting }
}

async function countPlaces(ctx: QueryContext, open: OpenChannel) {
  const { district_id } = ctx.actor
  const found = await sql<{ address: string; via: string | null }>`
    select address, via from channels.binding
    where district_id = ${district_id} and channel_id = ${open.channel.id} and state = 'open'`.execute(
    ctx.db,
  )
  const buckets = await bucketsInForce(ctx.db, open, ctx.now)
  const uses = found.rows.map((row) =>
    buckets.map((bucket) => ({
      bucket,
      key: bucket.per === 'scope' ? '' : bucket.per === 'via' ? (row.via ?? '') : row.address,
    })),
  )
  const ledger = await openLedger(ctx.db, district_id, uses.flat(), ctx.now)
  let waiting = 0
  for (const own of uses) {
    if (ledger.mayUse(own).free_at > 0) waiting += 1
    else ledger.take(own)
  }
  return { places: found.rows.length, waiting }
}
