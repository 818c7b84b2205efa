import { ROUTE_ARTICLE, type Route } from '@linli/contract/codes/routes'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { searchVector } from '#platform/search-words'
import { countAppeals } from '../modules/matters/count-appeals.ts'
import { openRoutes } from '../modules/matters/routes.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, MINUTE_MS } from './moments.ts'
import { integer, pick, type Random, randomFor } from './random.ts'
import type { Organisation } from './store-organisation.ts'

/** Of the open matters that are public, one in so many is brought up by others, too; of these, one in so many has others
 * merged into it. */
const BROUGHT_UP = 8
const MERGED = 4

/** Neighbours with the same trouble, callers who ask again, matters merged into one, and ways told before petition. */
export async function layOutAppeals(tx: Tx, model: Organisation): Promise<void> {
  const random = randomFor(model.district_id, 'appeals')
  const open = await listOpen(tx, model.district_id)
  const common = open.filter(({ is_public }) => is_public)
  const taken = new Set<string>()
  for (const [at, matter] of common.entries()) {
    if (taken.has(matter.id) || at % BROUGHT_UP !== 0) continue
    taken.add(matter.id)
    if (at % (BROUGHT_UP * MERGED) === 0) {
      const others = neighbours(common, matter, taken).slice(0, integer(random, 1, 2))
      for (const other of others) taken.add(other.id)
      await merge(tx, model, matter, { others, random })
    }
    await bringUp(tx, model, matter, random)
  }
  for (const matter of open.filter(({ asks_route }) => asks_route))
    await tellRoutes(tx, model, matter, random)
  await countAppeals(tx, model.district_id, [...taken])
  await nameReceivers(tx, model.district_id)
}

// Of what is open: who took it in, and at which window.
async function nameReceivers(tx: Tx, district_id: number): Promise<void> {
  await sql`
    update matters.matter as m set
      received_by = (select a.actor_id from matters.act as a
        where a.district_id = m.district_id and a.matter_id = m.id
          and (a.action = 'accept' or (a.action = 'report' and m.source <> 'resident')) order by a.id limit 1),
      desk = case m.source when 'petition' then 'petition'
        when 'window' then case when split_part(m.category_code, '.', 1) = 'dispute' then 'mediation' else 'governance' end end
    where m.district_id = ${district_id} and m.status not in ('closed', 'voided')`.execute(tx)
}

interface OpenMatter {
  id: string
  number: string
  status: string
  street_id: string
  unit_id: string | null
  reporter_id: string | null
  description: string
  address: string
  is_public: boolean
  asks_route: boolean
  last_at: string
}

async function listOpen(tx: Tx, district_id: number): Promise<OpenMatter[]> {
  const found = await sql<OpenMatter>`
    select m.id, m.number, m.status, m.street_id, m.unit_id, m.reporter_id, m.description, m.address,
      split_part(m.category_code, '.', 1) in ('facility', 'env', 'hazard') and not m.is_secret
        and m.status in ('accepted', 'triaged', 'assigned', 'handling') as is_public,
      split_part(m.category_code, '.', 1) = 'dispute' and m.status in ('accepted', 'triaged', 'returned', 'reopened') as asks_route,
      (select max(a.at) from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id) as last_at
    from matters.matter as m
    where m.district_id = ${district_id} and m.status not in ('closed', 'voided', 'merged') order by m.id`.execute(
    tx,
  )
  return found.rows
}

// In the same street, and not known to be anybody's own yet.
function neighbours(all: readonly OpenMatter[], matter: OpenMatter, taken: ReadonlySet<string>) {
  return all.filter(
    (one) => one.street_id === matter.street_id && !taken.has(one.id) && one.id > matter.id,
  )
}

async function merge(
  tx: Tx,
  { district_id, roster }: Organisation,
  into: OpenMatter,
  { others, random }: { others: readonly OpenMatter[]; random: Random },
): Promise<void> {
  if (others.length === 0) return
  const duty = dutyOf(roster, into.street_id)
  const at = between(into, random, others)
  for (const other of others) {
    const description = pick(random, SAME)(into.description)
    await sql`
      update matters.matter as m set status = 'merged', merged_into_id = ${into.id}, unit_id = null, assignee_id = null,
        handled_by = null, due_kind = null, due_at = null, due_basis = null, due_is_beyond_calendar = false, handle_due_at = null,
        category_id = n.category_id, category_code = n.category_code, description = ${description}, address = ${into.address},
        community_id = n.community_id, grid_id = n.grid_id, building_id = n.building_id, lng = n.lng, lat = n.lat,
        words = ${searchVector(description, into.address)}::tsvector
      from matters.matter as n
      where m.district_id = ${district_id} and m.id = ${other.id} and n.district_id = m.district_id and n.id = ${into.id}`.execute(
      tx,
    )
    const reason = other.unit_id ? 'unit_relieved' : 'merged_away'
    const line = { action: 'merge', status: 'merged', reason, note: into.number }
    await addAct(tx, { district_id, random }, { ...line, matter: other, at, by: duty })
  }
  const note = others.map(({ number }) => number).join('、')
  const line = { action: 'note', status: into.status, reason: 'took_in', note }
  await addAct(tx, { district_id, random }, { ...line, matter: into, at, by: duty })
  into.last_at = new Date(at).toISOString()
}

/** How the next one says the same. */
const SAME: readonly ((first: string) => string)[] = [
  (first) => `我家也是：${first}`,
  (first) => `${first}，我们这边好几户都这样。`,
]

async function bringUp(tx: Tx, model: Organisation, matter: OpenMatter, random: Random) {
  const { district_id, residents } = model
  const others = integer(random, 1, 4)
  for (let n = 0; n < others; n += 1) {
    const resident = pick(random, residents)
    if (resident.id === matter.reporter_id) continue
    const at = between(matter, random)
    await addAppeal(
      tx,
      { district_id, random },
      { matter, at, person_id: resident.id, kind: 'me_too' },
    )
    matter.last_at = new Date(at).toISOString()
  }
  const { reporter_id } = matter
  if (!reporter_id || random() < 0.5) return
  const at = between(matter, random)
  await addAppeal(
    tx,
    { district_id, random },
    { matter, at, person_id: reporter_id, kind: 'repeat' },
  )
}

const ASKED_AGAIN = [
  '还没有人来看过，麻烦催一下',
  '说好今天来的，没等到',
  '天快凉了，想早点弄好',
] as const

async function addAppeal(
  tx: Tx,
  { district_id, random }: { district_id: number; random: Random },
  made: { matter: OpenMatter; at: number; person_id: string; kind: 'me_too' | 'repeat' },
) {
  const { matter, at, person_id, kind } = made
  const words = kind === 'repeat' ? pick(random, ASKED_AGAIN) : null
  await sql`
    insert into matters.appeal (district_id, id, matter_id, kind, at, source, person_id, sealed_name, sealed_phone, phone_index, words)
    select district_id, ${idAt(at, random)}, ${matter.id}, ${kind}, ${new Date(at)}, 'resident', id, sealed_name, sealed_phone,
      phone_index, ${words} from identity.person where district_id = ${district_id} and id = ${person_id}`.execute(
    tx,
  )
  const line = { action: 'appeal', status: matter.status, reason: kind, note: words }
  await addAct(tx, { district_id, random }, { ...line, matter, at, by: person_id })
}

async function tellRoutes(tx: Tx, model: Organisation, matter: OpenMatter, random: Random) {
  const { district_id, roster } = model
  const told = openRoutes([])
  const chosen: Route | null = random() < 0.8 ? pick(random, CHOSEN) : null
  const reason = chosen ? null : '先回去和家里人商量'
  const at = between(matter, random)
  const duty = dutyOf(roster, matter.street_id)
  await sql`
    insert into matters.route_choice (district_id, id, matter_id, at, told, articles, chosen, reason, chosen_by, told_by)
    values (${district_id}, ${idAt(at, random)}, ${matter.id}, ${new Date(at)}, ${told},
      ${told.map((route) => ROUTE_ARTICLE[route])}, ${chosen}, ${reason}, 'self', ${duty})`.execute(
    tx,
  )
  const line = { action: 'choose_route', status: matter.status, note: reason }
  const slug = chosen ? `route_${chosen}` : 'route_none'
  await addAct(tx, { district_id, random }, { ...line, matter, at, by: duty, reason: slug })
}

const CHOSEN: readonly Route[] = [
  'mediation',
  'mediation',
  'mediation',
  'litigation',
  'arbitration',
]

function dutyOf(roster: Organisation['roster'], street_id: string): string {
  const duties = roster.posts.filter(({ kind }) => kind === 'centre_duty')
  const duty = duties.find(({ area }) => area.id === street_id) ?? duties[0]
  if (!duty) throw new RangeError('no centre has anybody on duty')
  return duty.person.id
}

/** A moment after everything that has happened to a matter, and before the cut-off. */
function between(matter: OpenMatter, random: Random, others: readonly OpenMatter[] = []): number {
  const last = Math.max(...[matter, ...others].map(({ last_at }) => Date.parse(last_at)))
  const end = CUT_OFF.getTime() - MINUTE_MS
  return Math.floor(Math.min(last + (end - last) * (0.1 + 0.5 * random()), end))
}

interface Line {
  matter: OpenMatter
  at: number
  action: string
  status: string
  by: string
  reason: string
  note: string | null
}

async function addAct(
  tx: Tx,
  { district_id, random }: { district_id: number; random: Random },
  { matter, at, action, status, by, reason, note }: Line,
) {
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id, note, reason)
    values (${district_id}, ${idAt(at, random)}, ${matter.id}, ${new Date(at)}, ${action}, ${status}, ${by}, ${matter.unit_id},
      ${note}, ${reason})`.execute(tx)
}
