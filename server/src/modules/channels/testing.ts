import type { ChannelKind, ChannelState } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { CommandContext, ErrandContext } from '#platform/module'
import { runJob } from '#platform/operate'
import { errandContext } from '#platform/outside'
import type { TestApp } from '../../../test/harness.ts'
import { channelsModule } from './index.ts'

/** Adds a channel as it stands after somebody has connected it, and answers its id. */
export async function aChannel(
  app: TestApp,
  channel: {
    kind: ChannelKind
    settings?: object
    secrets?: Record<string, string>
    state?: ChannelState
    district_id?: number
  },
): Promise<string> {
  const { database, keys } = app.services
  const id = newId(app.clock.now())
  const secrets = channel.secrets ? keys.seal(JSON.stringify(channel.secrets)) : null
  await sql`
    insert into channels.channel (district_id, id, kind, name, settings, sealed_secrets, state, made_by, made_at)
    values (${channel.district_id ?? 371502}, ${id}, ${channel.kind}, ${channel.kind}, ${JSON.stringify(channel.settings ?? {})}::jsonb,
      ${secrets}, ${channel.state ?? 'active'}, ${id}, ${app.clock.now()})`.execute(database.db)
  return id
}

/** Adds places of a channel in one statement, and answers their ids. */
export async function someBindings(
  app: TestApp,
  channel_id: string,
  places: readonly { address: string; via?: string; presser_id?: string; name?: string }[],
): Promise<string[]> {
  const now = app.clock.now()
  const ids = places.map(() => newId(now))
  await sql`
    insert into channels.binding (district_id, id, channel_id, target, address, via, presser_id, name, state, made_at)
    select 371502, r.id, ${channel_id}::uuid, 'group', r.address, r.via, r.presser_id, r.name, 'open', ${now}
    from unnest(${ids}::uuid[], ${places.map((one) => one.address)}::text[],
      ${places.map((one) => one.via ?? null)}::text[], ${places.map((one) => one.presser_id ?? null)}::uuid[],
      ${places.map((one) => one.name ?? one.address)}::text[]) as r (id, address, via, presser_id, name)`.execute(
    app.services.database.db,
  )
  return ids
}

/** Runs something in a job's transaction of the test district, with its events and news. */
export async function inJob<T>(app: TestApp, run: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const { services } = app
  const made: T[] = []
  const job = { name: 'test', actor: services.jobActor(371502), subject_id: null }
  await runJob(services, job, async (ctx) => {
    made.push(await run(ctx))
  })
  return made[0] as T
}

/** What an errand of the test district stands on. */
export function anErrand(app: TestApp): ErrandContext {
  return errandContext(app.services, 371502, 'test')
}

/** Runs a round of the module once. */
export async function aRound(
  app: TestApp,
  name: 'send' | 'ask' | 'poll' | 'places',
): Promise<void> {
  await channelsModule.rounds[name]?.run(anErrand(app))
}

/** How the deliveries about something stand, in the order in which they were queued. */
export async function deliveriesOf(
  app: TestApp,
  about: { id: string },
): Promise<
  {
    state: string
    who: string | null
    provider_id: string | null
    reason: string | null
    next_at: string | null
    attempts: number
  }[]
> {
  const found = await sql<Awaited<ReturnType<typeof deliveriesOf>>[number]>`
    select state, who, provider_id, reason, next_at, attempts from channels.delivery
    where district_id = 371502 and about_id = ${about.id} order by id`.execute(
    app.services.database.db,
  )
  return found.rows
}
