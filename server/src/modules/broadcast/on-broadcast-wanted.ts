import type { Priority } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { queueDeliveries } from '#modules/channels'
import { postToGroups } from '#modules/groups'
import type { CommandContext } from '#platform/module'
import { callBackLate } from './call-back.ts'
import type { Scope } from './policy.ts'
import { BATCH_GROUPS } from './rules.ts'
import { announceBroadcast, wantSending } from './write-broadcast.ts'

// As county platforms play a request of a source: twice, within ten minutes.
const SPOKEN_TIMES = 2
const SPOKEN_MINUTES = 10

const MOST_AT_ONCE = 50

interface Wanted extends Scope {
  id: string
  kind: string
  bypass_reason: string | null
  asked_by: string
  title: string
  text: string
  link: string | null
  about_noun: string | null
  about_id: string | null
  not_after: string | null
}

/** Sends the next batch of a broadcast, and leaves the rest to the next job. What was said in a talk and that it was said stand
 * in one transaction: a worker that is killed has said nothing, or has written down that it did. */
export async function onBroadcastWanted(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  await sendBatch(ctx, payload.subject_id ?? '')
}

/** A channel has learnt more about what it was given: the open pages ask again, and what was out before it could be taken back is
 * called back. */
export async function onDeliveries(ctx: CommandContext, id: string): Promise<void> {
  await callBackLate(ctx, id)
  const found = await sql<
    Scope & { id: string; asked_by: string; about_noun: string | null; about_id: string | null }
  >`
    select id, asked_by, about_noun, about_id, scope_id, street_id, community_id from broadcast.broadcast
    where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
  for (const row of found.rows) announceBroadcast(ctx, row)
}

/** One batch of one broadcast; does nothing for one that is not being sent. The row is held, so that a stop comes before a batch or
 * after it, and two workers take turns. */
export async function sendBatch(ctx: CommandContext, id: string): Promise<void> {
  const { tx, actor, now } = ctx
  const found = await sql<Wanted>`
    select id, kind, bypass_reason, asked_by, title, text, link, about_noun, about_id, not_after, scope_id, street_id, community_id
    from broadcast.broadcast where district_id = ${actor.district_id} and id = ${id} and state = 'sending' for update`.execute(
    tx,
  )
  const wanted = found.rows[0]
  if (!wanted) return
  announceBroadcast(ctx, wanted)
  if (wanted.not_after && wanted.not_after <= now.toISOString()) return expire(ctx, id)
  const sent = await sayInTalks(ctx, wanted)
  const handed = await handOut(ctx, wanted)
  if (sent === BATCH_GROUPS || handed === BATCH_GROUPS) return wantSending(ctx, id)
  await sql`
    update broadcast.broadcast set state = 'done', ended_at = ${now}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
}

/** What is read in a group: a notice under its title, and last the page that shows what holds now. */
function wordsOf(
  { kind, title, text }: Pick<Wanted, 'kind' | 'title' | 'text'>,
  link: string | null,
): string {
  const said = kind === 'notice' ? `${title}\n${text}` : text
  return link ? `${said}\n${link}` : said
}

async function sayInTalks(ctx: CommandContext, wanted: Wanted): Promise<number> {
  const { tx, actor, now } = ctx
  const next = await sql<{ group_id: string }>`
    select group_id from broadcast.target
    where district_id = ${actor.district_id} and broadcast_id = ${wanted.id} and state = 'queued' and way = 'built_in'
    order by group_id limit ${BATCH_GROUPS}`.execute(tx)
  const group_ids = next.rows.map((row) => row.group_id)
  if (group_ids.length === 0) return 0
  const said = await postToGroups(ctx, {
    group_ids,
    text: wordsOf(wanted, wanted.link),
    card:
      wanted.about_noun && wanted.about_id
        ? { noun: wanted.about_noun, id: wanted.about_id }
        : { noun: 'broadcast', id: wanted.id },
    kind: 'broadcast',
  })
  // A group that was closed meanwhile has no talk any more.
  await sql`
    update broadcast.target set state = case when group_id = any(${said}::uuid[]) then 'sent' else 'no_channel' end, at = ${now}
    where district_id = ${actor.district_id} and broadcast_id = ${wanted.id} and way = 'built_in'
      and group_id = any(${group_ids}::uuid[])`.execute(tx)
  return group_ids.length
}

/** Hands the next places outside over to their channels. A repeat finds its key taken and sends nothing twice; nothing is called
 * sent before its channel says so. */
async function handOut(ctx: CommandContext, wanted: Wanted): Promise<number> {
  const { tx, actor, now } = ctx
  const { title } = wanted
  if (wanted.link && ctx.public_url === null) await leaveOutside(ctx, wanted.id)
  // Outside nobody knows on which machine we are: there the link is a whole address, or none.
  const link = ctx.public_url === null ? null : wanted.link && `${ctx.public_url}${wanted.link}`
  const next = await sql<{ place_id: string }>`
    update broadcast.target as t set state = 'handed_over', at = ${now}
    from (select place_id, group_id from broadcast.target where district_id = ${actor.district_id} and broadcast_id = ${wanted.id}
      and state = 'queued' and way <> 'built_in' order by place_id limit ${BATCH_GROUPS}) as next
    where t.district_id = ${actor.district_id} and t.broadcast_id = ${wanted.id} and t.group_id = next.group_id
      and t.place_id = next.place_id returning t.place_id`.execute(tx)
  if (next.rows.length === 0) return 0
  await queueDeliveries(ctx, {
    about: { noun: 'broadcast', id: wanted.id },
    content: {
      text: wordsOf(wanted, link),
      speech: speechOf(wanted),
      ...(link ? { link: { title, url: link } } : {}),
    },
    priority: priorityOf(wanted, next.rows.length),
    not_after: wanted.not_after ? new Date(wanted.not_after) : null,
    rows: next.rows.map(({ place_id }) => ({
      idempotency_key: `broadcast/${wanted.id}/${place_id}`,
      binding_id: place_id,
    })),
  })
  return next.rows.length
}

// A notice to a whole street keeps clear of the minutes in which platforms refuse; to a few groups it goes at once.
function priorityOf({ kind, bypass_reason }: Wanted, places: number): Priority {
  if (kind !== 'notice' || bypass_reason !== null) return 'emergency'
  return places > MOST_AT_ONCE ? 'bulk' : 'normal'
}

/** What loudspeakers say; one that cannot say so much says so, and the place shows it. */
function speechOf({ title, text }: Wanted) {
  return { text: `${title}。${text}`, repeat: SPOKEN_TIMES, minutes: SPOKEN_MINUTES }
}

/** A path opens nowhere outside, so nothing is handed over, and every place says why. A loudspeaker says no link anyway. */
async function leaveOutside({ tx, actor, now }: CommandContext, id: string): Promise<void> {
  await sql`
    update broadcast.target as t set state = 'no_address', at = ${now}
    where t.district_id = ${actor.district_id} and t.broadcast_id = ${id} and t.state = 'queued' and t.way <> 'built_in'
      and not exists (select from channels.binding as b join channels.channel as h on h.district_id = b.district_id
        and h.id = b.channel_id where b.district_id = t.district_id and b.id = t.place_id
        and h.kind = 'loudspeaker-platform')`.execute(tx)
}

/** Ends what waits longer than it may. */
async function expire({ tx, actor, now }: CommandContext, id: string): Promise<void> {
  await sql`
    with over as (
      update broadcast.broadcast set state = 'expired', ended_at = ${now}
      where district_id = ${actor.district_id} and id = ${id} returning id
    )
    update broadcast.target as t set state = 'expired', at = ${now} from over
    where t.district_id = ${actor.district_id} and t.broadcast_id = over.id and t.state = 'queued'`.execute(
    tx,
  )
}
