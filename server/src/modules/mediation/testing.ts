import type { DisputeType } from '@linli/contract/codes/dispute-types'
import type { DisputeState, Side } from '@linli/contract/codes/mediation'
import type { Input, Output } from '@linli/contract/endpoint'
import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** A committee of the first street with its clerk and two mediators. */
export interface TestCommittee {
  id: string
  tokens: Record<'clerk' | 'lead' | 'other_mediator', string>
  people: Record<'clerk' | 'lead' | 'other_mediator', string>
}

const committees = new WeakMap<TestApp, TestCommittee>()

/** The committee of a test's district, made on first use. */
export async function aCommittee(app: TestApp, world: World): Promise<TestCommittee> {
  const known = committees.get(app)
  if (known) return known
  const { db } = app.services.database
  const now = app.clock.now()
  const id = newId(now)
  await sql`insert into org.unit (district_id, id, kind, name, area_id, phone, valid_from)
    values (${world.district_id}, ${id}, 'mediation_committee', '新区街道人民调解委员会', ${world.areas.xinqu}, '0635-1000009',
      '2022-01-01')`.execute(db)
  const someone = async (name: string, kind: 'mediator' | 'committee_clerk') => {
    const person_id = newId(now)
    await sql`insert into identity.person (district_id, id, kind, public_name, created_at)
      values (${world.district_id}, ${person_id}, 'staff', ${name}, ${now})`.execute(db)
    await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
      values (${world.district_id}, ${newId(now)}, ${person_id}, ${id}, ${kind}, ${world.areas.xinqu}, '2022-01-01')`.execute(
      db,
    )
    if (kind === 'mediator') {
      await sql`insert into mediators.mediator (district_id, id, person_id, committee_id, seat, time, fields, languages, valid_from)
        values (${world.district_id}, ${newId(now)}, ${person_id}, ${id}, 'member', 'full_time', '{}', '{}', '2022-01-01')`.execute(
        db,
      )
    }
    return person_id
  }
  const people = {
    clerk: await someone('孟文书', 'committee_clerk'),
    lead: await someone('许调解', 'mediator'),
    other_mediator: await someone('常调解', 'mediator'),
  }
  const tokens = {
    clerk: await app.signIn(people.clerk),
    lead: await app.signIn(people.lead),
    other_mediator: await app.signIn(people.other_mediator),
  }
  const made = { id, people, tokens }
  committees.set(app, made)
  return made
}

export interface TestDispute {
  id: string
  committee: TestCommittee
  tokens: Record<'clerk' | 'lead' | 'other_mediator' | 'a' | 'b', string>
  people: Record<'clerk' | 'lead' | 'other_mediator' | 'a' | 'b', string>
  /** The first party of each side. */
  parties: Record<Side, string>
}

/** What 刘大爷 asks for at the street's committee: his neighbour's water. */
export function waterQuarrel(
  committee_id: string,
  more: Partial<Input<typeof mediation.apply>> = {},
): Input<typeof mediation.apply> {
  return {
    source: 'self',
    committee_id,
    type: 'neighbour.water',
    title: '楼上漏水',
    account: '楼上卫生间漏水，把我家厨房顶泡坏了，说了三次没人修。',
    claims: '修好漏水，赔偿粉刷的钱。',
    amount_fen: 3_500_000,
    parties: [
      { side: 'a', name: '刘大爷', phone: '13900000001', is_me: true },
      { side: 'b', name: '何邻居', phone: '13900000002' },
    ],
    ...more,
  }
}

/** A dispute of the resident (side a) against the neighbour (side b), accepted by the committee with its lead unless told
 * otherwise. `sides` adds further ones. */
export async function aDispute(
  app: TestApp,
  world: World,
  made: {
    state?: DisputeState
    type?: DisputeType
    sides?: readonly Side[]
    apply?: Partial<Input<typeof mediation.apply>>
  } = {},
): Promise<TestDispute> {
  const committee = await aCommittee(app, world)
  const { state = 'accepted', type = 'neighbour.water', sides = ['a', 'b'] } = made
  const quarrel = waterQuarrel(committee.id, { type, area_id: world.areas.grid1, ...made.apply })
  const others = sides
    .filter((side) => side !== 'a' && side !== 'b')
    .map((side) => ({ side, name: `第三人${side}` }))
  const applied = await app.must(
    mediation.apply,
    { ...quarrel, parties: [...quarrel.parties, ...others] },
    world.tokens.resident,
  )
  const { id } = applied
  const tokens = { ...committee.tokens, a: world.tokens.resident, b: world.tokens.neighbour }
  const people = { ...committee.people, a: world.people.resident, b: world.people.neighbour }
  const party = (side: Side) => applied.people.find((one) => one.side === side)?.id ?? ''
  const parties = { a: party('a'), b: party('b'), c: party('c'), d: party('d') }
  if (state !== 'applied') {
    await app.must(mediation.accept, { id, lead_id: people.lead }, tokens.clerk)
    await bringTo(app, id, state)
  }
  return { id, committee, tokens, people, parties }
}

/** Puts an accepted dispute into a later state as if everything before had been done. */
async function bringTo(app: TestApp, id: string, state: DisputeState): Promise<void> {
  if (state === 'accepted') return
  const isOver = state !== 'mediating'
  await sql`update mediation.dispute set state = ${state}, version = version + 1,
      ended_at = ${isOver ? app.clock.now() : null}, routes = ${state === 'failed' || state === 'refused' ? ['litigation'] : []},
      termination = ${state === 'failed' ? 'no_consensus' : null}, closed_at = ${state === 'closed' || state === 'filed' ? app.clock.now() : null}
    where id = ${id}`.execute(app.services.database.db)
}

/** A dispute as somebody sees it. */
export function look(app: TestApp, id: string, as: string): Promise<Output<typeof mediation.get>> {
  return app.must(mediation.get, { id }, as)
}

/** Everything that must be before people meet: both parties accept the lead and know their rights. */
export async function makeReady(app: TestApp, made: TestDispute): Promise<void> {
  const { id, tokens } = made
  const seen = await look(app, id, tokens.lead)
  const asked = seen.proposals.find(({ kind, state }) => kind === 'mediator' && state === 'open')
  for (const party of seen.people) {
    await app.must(mediation.tell_rights, { id, party_id: party.id, way: 'in_person' }, tokens.lead)
    if (asked)
      await app.must(
        mediation.respond,
        { id, proposal_id: asked.id, party_id: party.id, agrees: true, way: 'in_person' },
        tokens.lead,
      )
  }
}

/** So many hours from now on the stopped clock. */
export function inHours(app: TestApp, hours: number): string {
  return new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString()
}

/** Lets days pass on the stopped clock. */
export function passDays(app: TestApp, days: number): void {
  app.clock.set(new Date(app.clock.now().getTime() + days * 86_400_000))
}

/** Plans a session tomorrow at this hour and answers the dispute with it. */
export function aSession(
  app: TestApp,
  { id, people, tokens }: TestDispute,
  more: Partial<Input<typeof mediation.plan_session>> = {},
): Promise<Output<typeof mediation.plan_session>> {
  return app.must(
    mediation.plan_session,
    {
      id,
      kind: 'joint',
      mediator_ids: [people.lead],
      starts_at: inHours(app, 24),
      ends_at: inHours(app, 26),
      place: '闫寺司法所调解室',
      ...more,
    },
    tokens.lead,
  )
}

/** What is written down of a joint session. */
export const RECORD = {
  present: '双方到场，社区网格员旁听',
  statements: [
    { side: 'a', words: '厨房顶泡坏了' },
    { side: 'b', words: '愿意修，但是钱太多' },
  ],
  found: '楼上卫生间防水层破损',
  risk_told: '打官司要鉴定，时间长',
  result: '改日再谈',
} satisfies Input<typeof mediation.hold_session>['record']
