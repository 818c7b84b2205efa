import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stoppedClock } from '#platform/clock'
import { isInPolygon, type Rings } from '#platform/geo'
import { buildHttp } from '#platform/http'
import { cloneDatabase } from '../../test/harness.ts'
import { after } from '../modules/matters/lifecycle.ts'
import { modules, openServices } from '../wiring.ts'
import { DEMONSTRATION_ACCOUNTS, demonstrationLoaded, loadDemonstration } from './load.ts'
import { CUT_OFF } from './moments.ts'

// The smallest part in which 99.74 % can be told from its neighbours.
const SCALE = 0.02
const made: { url: string; drop(): Promise<void> }[] = []
let data_folder = ''
let client: pg.Client

beforeAll(async () => {
  data_folder = await mkdtemp(join(tmpdir(), 'linli-demonstration-'))
  const url = await freshDatabase()
  await loadDemonstration({ url, data_folder, scale: SCALE })
  client = await connect(url)
}, 120_000)

afterAll(async () => {
  await client.end()
  for (const { drop } of made) await drop()
  await rm(data_folder, { recursive: true, force: true })
})

test('the organisation has exactly the reported figures', async () => {
  const units = await counts(
    client,
    'select kind, count(*)::int as n from org.unit where district_id = 371502 group by 1',
  )
  expect(units).toMatchObject({
    centre: 15,
    grid_party_branch: 423,
    building_party_group: 235,
    named_studio: 15,
    delegate_studio: 16,
    class_site: 5,
    utility: 6,
    property_firm: 180,
  })
  const people = await counts(
    client,
    'select kind, count(distinct person_id)::int as n from org.post where district_id = 371502 group by 1',
  )
  const sum = (...kinds: string[]) => kinds.reduce((all, kind) => all + (people[kind] ?? 0), 0)
  expect(sum('party_delegate', 'congress_delegate', 'cppcc_member')).toBe(107)
  expect(people.mediator).toBe(391)
  expect(sum('lawyer', 'legal_service_worker')).toBe(104)
})

test('every mediator is entered with a committee, and every studio works for one', async () => {
  const { rows } = await client.query<Record<string, number>>(
    `select (select count(distinct person_id)::int from mediators.mediator) as mediators,
       (select count(*)::int from mediators.committee where short_name = '闫寺') as story,
       (select count(*)::int from org.unit as u join org.unit as o on o.id = u.parent_id and o.kind = 'mediation_committee'
         where u.kind = 'named_studio') as studios,
       (select count(*)::int from mediators.mediator as m where m.studio_id is not null
         and not exists (select from org.unit as u where u.id = m.studio_id and u.parent_id = m.committee_id)) as astray`,
  )
  expect(rows[0]).toEqual({ mediators: 391, story: 1, studios: 15, astray: 0 })
})

test('the named studios settled 99 % of 1,347 disputes, and the story was paid on the spot', async () => {
  const { rows } = await client.query<Record<string, number | string>>(
    `select count(*)::int as accepted, count(*) filter (where exists (select from agreements.agreement as a
         where a.dispute_id = d.id and a.state in ('effective', 'done', 'ended')))::int as settled,
       count(distinct studio_id)::int as studios,
       (select count(*)::int from agreements.obligation where performed_on is null and due_on < '2022-09-06') as late,
       (select count(*)::int from agreements.relapse) as revived
     from mediation.dispute as d where d.studio_id is not null`,
  )
  expect(rows[0]).toEqual({ accepted: 1347, settled: 1334, studios: 15, late: 10, revived: 4 })
  const story = await client.query(
    `select d.number, d.state, o.amount_fen::int as fen, o.is_on_spot, o.performed_on::text as performed_on
     from mediation.dispute as d join agreements.obligation as o on o.dispute_id = d.id
     where d.type = 'traffic.injury' and d.studio_id is null`,
  )
  expect(story.rows).toEqual([
    {
      number: expect.stringMatching(/^（2022）闫寺人调字第\d{3}号$/),
      state: 'closed',
      fen: 3_500_000,
      is_on_spot: true,
      performed_on: '2022-08-10',
    },
  ])
  const numbers = await client.query(
    `select d.committee_id from mediation.dispute as d
     join mediation.number as n on n.committee_id = d.committee_id and n.year = 2022
     group by d.committee_id, n.last having count(d.number) <> n.last or count(distinct d.number) <> n.last`,
  )
  expect(numbers.rows).toEqual([])
  const late = await client.query(
    `select (select count(*)::int from mediation.step where at > $1) as steps,
       (select count(*)::int from agreements.performance where told_at > $1) as performances,
       (select count(*)::int from mediation.dispute where greatest(requested_at, accepted_at, ended_at, closed_at) > $1) as disputes`,
    [CUT_OFF],
  )
  expect(late.rows[0]).toEqual({ steps: 0, performances: 0, disputes: 0 })
})

test('99.74 % are closed at the cut-off, counted from the rows', async () => {
  const { rows } = await client.query<{ accepted: number; closed: number }>(
    `select count(*)::int as accepted, count(*) filter (where status = 'closed')::int as closed from matters.matter
     where district_id = 371502 and accepted_at is not null and status <> 'voided' and not is_imported`,
  )
  const { accepted = 0, closed = 0 } = rows[0] ?? {}
  expect(accepted).toBeGreaterThan(11_900)
  expect(((closed / accepted) * 100).toFixed(2)).toBe('99.74')
})

test('every timeline is a path of the lifecycle and ends where the matter stands', async () => {
  const { rows } = await client.query<{
    id: string
    status: MatterStatus
    acts: [MatterAction, MatterStatus, string][]
  }>(
    `select m.id, m.status, array_agg(array[a.action, a.status, a.at::text] order by a.id) as acts
     from matters.matter as m join matters.act as a on a.district_id = m.district_id and a.matter_id = m.id
     group by m.id, m.status`,
  )
  const { rows: all } = await client.query<{ n: number }>(
    'select count(*)::int as n from matters.matter',
  )
  expect(rows.length).toBe(all[0]?.n)
  for (const { status, acts } of rows) {
    let here: MatterStatus | 'nothing' = 'nothing'
    for (const [action, next] of acts) {
      here = after(action, here)
      expect(here).toBe(next)
    }
    expect(here).toBe(status)
  }
})

test('nothing happens after the cut-off, and no clock stands still', async () => {
  const { rows } = await client.query<{ n: number; overdue: number; open: number }>(
    `select count(*) filter (where greatest(reported_at, accepted_at, assigned_at, resolved_at, verified_at, closed_at) > $1)::int as n,
       count(*) filter (where status not in ('closed', 'voided', 'merged') and due_at is null)::int as overdue,
       count(*) filter (where status in ('closed', 'voided', 'merged') and due_at is not null)::int as open
     from matters.matter`,
    [CUT_OFF],
  )
  expect(rows[0]).toEqual({ n: 0, overdue: 0, open: 0 })
  const acts = await client.query<{ late: number }>(
    'select count(*)::int as late from matters.act where at > $1',
    [CUT_OFF],
  )
  expect(acts.rows[0]?.late).toBe(0)
})

test('every matter lies inside the outline of its grid of 东昌府区', async () => {
  const { rows } = await client.query<{
    district_id: number
    lng: number
    lat: number
    outline: Rings[]
  }>(
    `select m.district_id, m.lng, m.lat, g.outline from matters.matter as m
     left join org.area as g on g.district_id = m.district_id and g.id = m.grid_id and g.parent_id = m.community_id`,
  )
  for (const { district_id, lng, lat, outline } of rows) {
    expect(district_id).toBe(371502)
    expect(outline.some((part) => isInPolygon([lng, lat], part))).toBe(true)
  }
})

test('the tallies equal what is counted from the rows', async () => {
  const counted = await client.query(
    `select scope_id::text, status || case when is_secret then '!' else '' end as kind, count(*)::int as n from matters.matter
     cross join lateral (values (community_id), (grid_id), (unit_id), (assignee_id)) as s (scope_id)
     where scope_id is not null group by 1, 2 order by 1, 2`,
  )
  const tallied = await client.query(
    `select scope_id::text, kind, n::int from platform.tally_now where fact = 'matter' order by 1, 2`,
  )
  expect(tallied.rows).toEqual(counted.rows)
})

test('the next number follows the last one', async () => {
  const { rows } = await client.query<{ next: number; last: number }>(
    `select n.next::int, (select max(right(number, 7)::int) from matters.matter) as last from platform.number as n
     where district_id = 371502 and kind = 'matter' and year = 2022`,
  )
  expect(rows[0]?.next).toBe((rows[0]?.last ?? 0) + 1)
})

test('everybody who is told of signs in at once, with the role of the post', async () => {
  const database_url = `${made[0]?.url}?options=-c%20role%3Dlinli_app`
  const config = { database_url, data_folder, pool_size: 2, log_level: 'silent' }
  const services = await openServices(config, stoppedClock(CUT_OFF))
  const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
  const roles: Record<string, string[]> = {}
  for (const [at, { account, password, district_id }] of DEMONSTRATION_ACCOUNTS.entries()) {
    const reply = await http.inject({
      method: 'POST',
      url: '/api/identity.sign_in',
      remoteAddress: `10.0.0.${at}`,
      headers: { 'x-request-id': randomUUID() },
      payload: { account, password },
    })
    expect(reply.statusCode, `${account}: ${reply.body}`).toBe(200)
    const me = reply.json()
    expect(me.district.district_id).toBe(district_id)
    expect(me.must_change_password).toBe(false)
    roles[account] = me.roles
  }
  await http.close()
  await services.close()
  expect(roles).toMatchObject({
    wangge: expect.arrayContaining(['grid_worker']),
    zhiban: expect.arrayContaining(['centre_staff']),
    ludeng: expect.arrayContaining(['unit_staff']),
    wuye: expect.arrayContaining(['unit_staff']),
    lingdao: expect.arrayContaining(['leader']),
    shenji: expect.arrayContaining(['auditor']),
    'pingshan@440310': expect.arrayContaining(['centre_staff']),
  })
}, 60_000)

test('the clock stands at the cut-off when the load ends', async () => {
  const clock = await client.query<{ offset_ms: number }>(
    `select (value->>'offset_ms')::float8 as offset_ms from platform.setting where name = 'clock'`,
  )
  const late = Date.now() + (clock.rows[0]?.offset_ms ?? 0) - CUT_OFF.getTime()
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(120_000)
})

test('a load that was cut off starts over, and two loads give the same rows', async () => {
  const url = await freshDatabase()
  expect(await demonstrationLoaded(url)).toBe('none')
  const cutOff = loadDemonstration({
    url,
    data_folder,
    scale: SCALE,
    onProgress: ({ step }) => {
      if (step === 'indexes') throw new Error('pulled the plug')
    },
  })
  await expect(cutOff).rejects.toThrow('pulled the plug')
  expect(await demonstrationLoaded(url)).toBe('partial')
  await loadDemonstration({ url, data_folder, scale: SCALE })
  expect(await demonstrationLoaded(url)).toBe('complete')
  const second = await connect(url)
  const digests = await Promise.all([client, second].map(digestOf))
  const indexes = await Promise.all([client, second].map(indexesOf))
  await second.end()
  expect(digests[1]).toEqual(digests[0])
  const bare = await connect(await freshDatabase())
  const whole = await indexesOf(bare)
  await bare.end()
  expect(indexes).toEqual([whole, whole])
}, 120_000)

test('a database of somebody else is refused', async () => {
  const url = await freshDatabase()
  const other = await connect(url)
  await other.query(`insert into platform.district (district_id, name, code_system, lng, lat, datum, joined_at)
    values (110101, '东城区', 'stats_2023', 116.4, 39.9, 'gcj02', now())`)
  await other.end()
  await expect(loadDemonstration({ url, data_folder, scale: SCALE })).rejects.toThrow(
    '已有别的区县',
  )
  expect(await demonstrationLoaded(url)).toBe('none')
})

async function freshDatabase(): Promise<string> {
  const { owner_url, drop } = await cloneDatabase()
  made.push({ url: owner_url, drop })
  return owner_url
}

async function connect(url: string): Promise<pg.Client> {
  const one = new pg.Client({ connectionString: url })
  await one.connect()
  return one
}

async function counts(db: pg.Client, query: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ kind: string; n: number }>(query)
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

/** A digest of every table's rows without what is drawn anew: what is sealed, hashed, or says when the load ran. */
async function digestOf(db: pg.Client): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of [
    'org.area',
    'org.unit',
    'org.post',
    'identity.person',
    'catalogue.edition',
    'matters.matter',
    'matters.act',
    'matters.reporter',
    'groups.group',
    'groups.cover',
    'groups.member',
    'groups.message',
    'groups.talk',
    'groups.hint',
    'platform.tally_now',
    'platform.tally_day',
    'platform.number',
  ]) {
    const { rows } = await db.query<{ digest: string }>(
      `select md5(string_agg(line, '' order by line)) as digest from
         (select (to_jsonb(t) - 'sealed_name' - 'sealed_phone' - 'sealed_alias')::text as line from ${table} as t) as lines`,
    )
    digests[table] = rows[0]?.digest ?? ''
  }
  return digests
}

async function indexesOf(db: pg.Client): Promise<unknown[]> {
  const { rows } = await db.query(
    `select indexdef as made from pg_indexes where schemaname in ('matters', 'platform')
     union all select conrelid::regclass || ' ' || conname || ' ' || convalidated || ' ' || pg_get_constraintdef(oid)
     from pg_constraint where connamespace = 'matters'::regnamespace order by 1`,
  )
  return rows
}
