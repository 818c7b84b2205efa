import { randomBytes } from 'node:crypto'
import { caucus } from '@linli/contract/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { modules } from '../../wiring.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { aRoomPhoto } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const rank = (path: string) => (path.startsWith('/audit.') ? 0 : 1)
const reads = modules
  .flatMap((module) => module.operations)
  .filter(({ operation }) => ['query', 'disclosure'].includes(operation.kind))
  // The record is looked at before the other questions of a round: some of them leave a line themselves.
  .sort((a, b) => rank(a.operation.path) - rank(b.operation.path))

/** Inputs that fit a schema: every id is one of the case in turn, every free text is looked for by the sealed words. */
function inputsFor(schema: z.ZodType, ids: readonly string[], words: string): object[] {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return ids.map((id) => fill(shape, id, words) as object)
}

function fill(shape: z.core.JSONSchema.BaseSchema, id: string, words: string): unknown {
  const choices = shape.anyOf ?? shape.oneOf
  if (choices?.[0]) return fill(choices[0] as typeof shape, id, words)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.format === 'uuid') return id
  if (shape.format === 'date') return '2022-09-05'
  if (shape.format === 'date-time') return '2022-09-05T02:00:00.000Z'
  if (shape.type === 'integer' || shape.type === 'number') return shape.minimum ?? 1
  if (shape.type === 'boolean') return true
  if (shape.type === 'array')
    return shape.items ? [fill(shape.items as typeof shape, id, words)] : []
  if (shape.type === 'string') return words
  const optional = new Set(['cursor', 'limit', 'point', 'position', 'as_of'])
  return Object.fromEntries(
    Object.entries(shape.properties ?? {})
      .filter(([name]) => !optional.has(name) || shape.required?.includes(name))
      .map(([name, one]) => [name, fill(one as typeof shape, id, words)]),
  )
}

interface Case {
  dispute: TestDispute
  ids: string[]
  markers: string[]
}

/** Everything that somebody may ask, and what is answered; the server's own marks of time stand still with its clock. */
async function everythingFor(
  as: string,
  { ids }: Case,
  words: string,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  const { roles } = await actorOf(as)
  for (const { operation, handler } of reads) {
    // The gate of roles asks nothing of any row: one question shows it.
    const isFor = roles.some((role) => handler.roles.includes(role))
    const inputs = [{}, ...inputsFor(operation.input, ids, words)]
    const fitting = inputs.filter((input) => operation.input.safeParse(input).success)
    const texts = new Set(fitting.map((input) => JSON.stringify(input)))
    for (const text of isFor ? texts : ['{}']) {
      const reply = await app.call(operation, JSON.parse(text) as never, as)
      answers.set(`${operation.path} ${text}`, `${reply.status} ${JSON.stringify(reply.body)}`)
    }
  }
  return answers
}

const actorOf = (as: string) =>
  app.services.authenticate(app.services.database.db, as, app.clock.now())

/** Hears what somebody's pages hear. `quiet` waits until everything published before has been heard. */
async function listen(as: string) {
  const heard: string[] = []
  const fences = new Set<string>()
  const { live } = app.services
  const stop = live.listen({
    actor: await actorOf(as),
    tell: ({ noun, id }) =>
      void (noun === 'lost_card' ? fences.add(id) : heard.push(`${noun} ${id}`)),
    push: (event) => void heard.push(event.toString()),
    refresh: () => undefined,
  })
  const quiet = async () => {
    const id = crypto.randomUUID()
    live.publish([{ noun: 'lost_card', id, district_id: world.district_id, facts: {} }])
    while (!fences.has(id)) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await quiet()
  heard.length = 0
  return { heard, quiet, stop }
}

/** Side a's words, papers, releases, refusals and offers, by its party or the mediator. */
const act = fc.record({
  what: fc.constantFrom(
    'statement',
    'message',
    'note',
    'record',
    'photo',
    'release',
    'refuse',
    'offer',
    'glass_asked',
  ),
  by_mediator: fc.boolean(),
  side: fc.constantFrom('a' as const, 'b' as const),
})
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function play(one: Act, of: Case, round_id: string, side: Side): Promise<void> {
  const { dispute } = of
  const party = dispute.tokens[side === 'a' ? 'a' : 'b']
  const room = { id: dispute.id, side }
  const marker = `密${randomBytes(9).toString('hex')}`
  of.markers.push(marker)
  const held = {
    from: '2022-09-05T01:00:00Z',
    until: '2022-09-05T01:30:00Z',
    place: marker,
    present: marker,
  }
  if (one.what === 'offer') {
    const amount_fen = 1_000_000_000_000 + Math.floor(Math.random() * 1_000_000_000_000)
    of.markers.push(String(amount_fen))
    await app.must(caucus.offer, { id: dispute.id, round_id, amount_fen }, party)
  } else if (one.what === 'photo') {
    const upload = await aRoomPhoto(app, room, party)
    await app.must(
      caucus.write,
      { ...room, kind: 'paper', words: marker, upload_ids: [upload] },
      party,
    )
  } else if (one.what === 'release' || one.what === 'refuse') {
    await app.must(caucus.write, { ...room, kind: 'message', words: marker }, party)
    const { items } = await app.must(caucus.get_room, room, party)
    const to = side === 'a' ? ('b' as const) : ('a' as const)
    const what = { item_id: items[0]?.id ?? '', to_sides: [to] }
    await app.must(
      caucus.propose_release,
      { ...room, ...what },
      one.by_mediator ? dispute.tokens.lead : party,
    )
    const { releases } = await app.must(caucus.get_room, room, party)
    const answer = one.what === 'release' ? ('agreed' as const) : ('refused' as const)
    await app.must(
      caucus.answer_release,
      { ...room, release_id: releases[0]?.id ?? '', answer },
      party,
    )
  } else {
    const kind = one.by_mediator
      ? one.what === 'record'
        ? 'record'
        : 'note'
      : ('message' as const)
    const words = { kind, words: marker, ...(kind === 'record' && { held }) } as const
    await app.must(
      caucus.write,
      { ...room, ...words },
      one.by_mediator ? dispute.tokens.lead : party,
    )
  }
}

test('no answer to the other side, to overseers, other mediators, auditors and administrators holds or changes by a sealed byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a' as const, 'b' as const),
      fc.array(act, { minLength: 3, maxLength: 8 }),
      async (side, acts) => {
        const dispute = await aDispute(app, world)
        const of: Case = { dispute, ids: [dispute.id], markers: [] }
        const ends_at = new Date(app.clock.now().getTime() + 3_600_000).toISOString()
        const round = {
          id: dispute.id,
          payer_side: 'b',
          payee_side: 'a',
          rule: 'midpoint',
          ends_at,
        } as const
        const table = await app.must(caucus.open_round, round, dispute.tokens.lead)
        const round_id = table.rounds[0]?.id ?? ''
        // Something stands there before, so that lists have something to change in.
        await play({ what: 'photo', by_mediator: false, side }, of, round_id, side)
        const mine = dispute.tokens[side]
        const room = await app.must(caucus.get_room, { id: dispute.id, side }, mine)
        of.ids.push(dispute.parties[side], room.items[0]?.id ?? '')
        const { tokens } = world
        const outsiders = {
          other_side: dispute.tokens[side === 'a' ? 'b' : 'a'],
          clerk: dispute.tokens.clerk,
          other_mediator: dispute.tokens.other_mediator,
          leader: tokens.zheng_leader,
          centre: tokens.zhao_street,
          auditor: tokens.auditor,
          security: tokens.security,
          admin: tokens.admin,
        }
        for (const [who, as] of Object.entries(outsiders)) {
          const page = await listen(as)
          const before = await everythingFor(as, of, of.markers[0] ?? '')
          const record = who === 'auditor' ? await wholeRecord(as) : ''
          for (const one of acts) await play(one, of, round_id, side)
          await page.quiet()
          expect(page.heard, who).toEqual([])
          page.stop()
          if (who === 'auditor') expect(await wholeRecord(as)).toBe(record)
          const after = await everythingFor(as, of, of.markers[0] ?? '')
          for (const [asked, answer] of after) {
            // Its own questions of personal data stand in the record, and nothing else new may.
            if (!asked.startsWith('/audit.'))
              expect(answer, `${who} ${asked}`).toBe(before.get(asked))
            const sent = asked.slice(asked.indexOf(' '))
            for (const marker of of.markers)
              if (!sent.includes(marker)) expect(answer, `${who} ${asked}`).not.toContain(marker)
          }
        }
      },
    ),
    { numRuns: Number(process.env.LINLI_SEALED_RUNS ?? 1), endOnFailure: true },
  )
}, 600_000)

test('the mediators hear nothing of a single offer', async () => {
  const dispute = await aDispute(app, world)
  const ends_at = new Date(app.clock.now().getTime() + 3_600_000).toISOString()
  const round = {
    id: dispute.id,
    payer_side: 'b',
    payee_side: 'a',
    rule: 'midpoint',
    ends_at,
  } as const
  const { rounds } = await app.must(caucus.open_round, round, dispute.tokens.lead)
  const look = () => app.must(caucus.get_table, { id: dispute.id }, dispute.tokens.lead)
  const room = () => app.must(caucus.get_room, { id: dispute.id, side: 'a' }, dispute.tokens.lead)
  const before = JSON.stringify([await look(), await room()])
  const page = await listen(dispute.tokens.lead)
  const offered = { id: dispute.id, round_id: rounds[0]?.id ?? '', amount_fen: 7 }
  await app.must(caucus.offer, offered, dispute.tokens.a)
  await page.quiet()
  page.stop()
  expect(page.heard).toEqual([])
  expect(JSON.stringify([await look(), await room()])).toBe(before)
})

test('no table of the whole database holds a sealed word in the open', async () => {
  const dispute = await aDispute(app, world)
  const marker = `密${randomBytes(9).toString('hex')}`
  const room = { id: dispute.id, side: 'a' as const }
  await app.must(caucus.write, { ...room, kind: 'statement', words: marker }, dispute.tokens.a)
  await app.services.database.db.connection().execute(async (one) => {
    await sql`set role none`.execute(one)
    const tables = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(one)
    expect(tables.rows.length).toBeGreaterThan(100)
    for (const { name } of tables.rows) {
      const found = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.raw(name)} as t where t::text like ${`%${marker}%`}`.execute(
        one,
      )
      expect(found.rows[0]?.n, name).toBe(0)
    }
    await sql`set role linli_app`.execute(one)
  })
})

/** The whole record as the auditor takes it away, but for the taking itself, which stands in it too. */
async function wholeRecord(as: string): Promise<string> {
  const lines = (await app.raw('GET', '/audit/export', { as })).body.toString().split('\n')
  return lines.filter((line) => !line.includes('"operation":"audit.export"')).join('\n')
}
