import {
  type CommitteeKind,
  type Gender,
  MEDIATION_FIELDS,
  type MediationField,
  type Seat,
} from '@linli/contract/codes/mediators'
import type pg from 'pg'
import { copyRows, listOf, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { STANDS_FROM } from './place-areas.ts'
import { integer, pick, type Random, randomFor, shuffle } from './random.ts'
import type { DemoPost, DemoUnit } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** Enters the committees of the district with their rooms, and who mediates for them. A few lack something that the law asks,
 * so that the page of gaps has something to say. */
export async function loadForces(
  client: pg.ClientBase,
  { district_id, roster }: Organisation,
): Promise<void> {
  const random = randomFor(district_id, 'forces')
  const committees = roster.units.filter(({ kind }) => kind === 'mediation_committee')
  const entries = committees.map((unit, at) => committeeRow(district_id, unit, { at, random }))
  await copyRows(client, { table: 'mediators.committee', columns: COMMITTEE_COLUMNS }, entries)
  const rooms = committees.flatMap((unit, at) => roomRows(district_id, unit, { at, random }))
  await copyRows(client, { table: 'mediators.room', columns: ROOM_COLUMNS }, rooms)
  const posts = roster.posts.filter(({ kind }) => kind === 'mediator')
  const seats = [...seatsOf(posts, committees), ...engagedByTrades(posts, committees)]
  const people = seats.map((seat) => mediatorRow(district_id, seat, random))
  await copyRows(client, { table: 'mediators.mediator', columns: MEDIATOR_COLUMNS }, people)
}

interface Drawn {
  at: number
  random: Random
}

/** Somebody's seat with a committee. */
export interface DemoSeat {
  post: DemoPost
  committee: DemoUnit
  studio: DemoUnit | undefined
  seat: Seat
  is_full_time: boolean
  fields?: readonly MediationField[]
}

const COMMITTEE_COLUMNS = `district_id, unit_id, kind, short_name, number_brackets, number_series, number_width, established_on,
  elected_on, term_ends_on, seal_since, seal_keeper`
const ROOM_COLUMNS = 'district_id, id, committee_id, name, seats, is_accessible'
const MEDIATOR_COLUMNS = `district_id, id, person_id, committee_id, studio_id, seat, time, fields, languages, grade, gender,
  introduction, valid_from`

/** Members beside the head and their colleague of the office: with five, a committee is within the three to nine of the law. */
const MEMBERS_FROM_VILLAGES = 3
const FOUNDED = Date.parse(`${STANDS_FROM}T00:00:00Z`)

function committeeRow(district_id: number, unit: DemoUnit, { at, random }: Drawn): string {
  const elected = `20${at % 9 === 4 ? 19 : pick(random, [20, 21])}-0${integer(random, 1, 6)}-15`
  const ends = `${Number(elected.slice(0, 4)) + 3}${elected.slice(4)}`
  const keeper = unit.posts.find(({ kind }) => kind === 'committee_clerk')?.person.name
  // One committee waits for its new seal.
  const isSealed = at !== 11 && keeper !== undefined
  return rowOf([
    district_id,
    unit.id,
    kindOf(unit),
    shortNameOf(unit),
    'round',
    '人调字',
    3,
    '2018-01-01',
    elected,
    ends,
    isSealed ? '2018-01-01' : null,
    isSealed ? keeper : null,
  ])
}

/** How the committee is called in its numbers, such as 闫寺. */
export function shortNameOf({ name, area }: DemoUnit): string {
  const short = name.replace('人民调解委员会', '').replace(/(街道|镇|服务中心)$/, '')
  return area.level === 'district' ? short.replace(area.name, '') : short
}

function kindOf({ area }: DemoUnit): CommitteeKind {
  if (area.level === 'district') return 'industry'
  return area.name.endsWith('镇') ? 'town' : 'street'
}

function roomRows(district_id: number, unit: DemoUnit, { at, random }: Drawn): string[] {
  // One committee has not entered a room yet.
  if (at === 17) return []
  const rooms = [
    { name: '第一调解室', seats: integer(random, 8, 12), is_accessible: true },
    { name: '圆桌调解室', seats: integer(random, 6, 8), is_accessible: random() < 0.6 },
  ]
  return rooms.map((room) =>
    rowOf([district_id, idAt(FOUNDED, random), unit.id, room.name, room.seats, room.is_accessible]),
  )
}

/** For whom each holder of a post mediates: their committee, that of their studio, or that of their street. */
export function seatsOf(posts: readonly DemoPost[], committees: readonly DemoUnit[]): DemoSeat[] {
  const byStreet = new Map(committees.map((unit) => [unit.area.code, unit]))
  const seats: DemoSeat[] = []
  const members = new Map<DemoUnit, number>()
  for (const post of posts) {
    const { unit } = post
    const isStudio = unit.kind === 'named_studio'
    const isOffice = unit.kind === 'mediation_committee'
    const committee = isOffice ? unit : isStudio ? unit.parent : byStreet.get(streetOf(unit))
    if (!committee) continue
    const studio = isStudio ? unit : undefined
    if (isStudio || unit !== committee) {
      seats.push({ post, committee, studio, seat: 'engaged', is_full_time: isStudio })
      continue
    }
    const n = members.get(committee) ?? 0
    members.set(committee, n + 1)
    const seat = n === 0 ? 'head' : n === 1 ? 'deputy' : 'engaged'
    seats.push({ post, committee, studio, seat, is_full_time: true })
  }
  return seatMembers(seats)
}

/** The first of the villages are members beside those of the office. */
function seatMembers(seats: readonly DemoSeat[]): DemoSeat[] {
  const seated = new Map<DemoUnit, number>()
  return seats.map((one) => {
    const n = seated.get(one.committee) ?? 0
    const isVillage = one.post.unit.kind === 'community_committee'
    if (!isVillage || n >= MEMBERS_FROM_VILLAGES) return one
    seated.set(one.committee, n + 1)
    return { ...one, seat: 'member' }
  })
}

function streetOf({ area }: DemoUnit): string {
  return area.level === 'street' ? area.code : (area.parent_code ?? '')
}

/** Committees of single trades engage mediators of others: the same person may mediate for two. */
function engagedByTrades(posts: readonly DemoPost[], committees: readonly DemoUnit[]): DemoSeat[] {
  const trades = committees.filter(({ area }) => area.level === 'district')
  const fields: readonly MediationField[] = ['traffic', 'property', 'medical']
  const office = posts.filter(({ unit }) => unit.kind === 'mediation_committee')
  return trades.flatMap((committee, at) =>
    office.slice(at * 4, at * 4 + 4).map((post, n) => {
      const field = fields[at] ?? 'other'
      const seat = n === 0 ? 'head' : n === 1 ? 'deputy' : 'member'
      return { post, committee, studio: undefined, seat, is_full_time: false, fields: [field] }
    }),
  )
}

function mediatorRow(district_id: number, one: DemoSeat, random: Random): string {
  const { post, committee, studio, seat } = one
  const fields = one.fields ?? shuffle(random, COMMON).slice(0, integer(random, 2, 4))
  const years = integer(random, 3, 28)
  return rowOf([
    district_id,
    idAt(FOUNDED, random),
    post.person.id,
    committee.id,
    studio?.id,
    seat,
    one.is_full_time ? 'full_time' : 'part_time',
    listOf(MEDIATION_FIELDS.filter((field) => fields.includes(field))),
    listOf(languagesOf(random)),
    random() < 0.35 ? integer(random, 2, 4) : null,
    genderOf(post.person.name),
    `${pick(random, BEFORE)}，调解 ${years} 年。${pick(random, MANNER)}`,
    pick(random, ['2019-03-01', '2020-06-15', '2021-01-15']),
  ])
}

function languagesOf(random: Random): string[] {
  const own = ['普通话', '本地话']
  if (random() < 0.03) return [...own, '手语']
  return random() < 0.02 ? [...own, '英语'] : own
}

function genderOf(name: string): Gender {
  return WOMEN.some((sign) => name.includes(sign)) ? 'female' : 'male'
}

const WOMEN = [...'芳秀霞红梅艳玲娟敏静燕丽桂兰凤英荣洁婉雪怡']
const COMMON: readonly MediationField[] = [
  'family',
  'neighbour',
  'housing',
  'damages',
  'traffic',
  'labour',
  'property',
  'consumer',
  'land',
  'contract',
]
const BEFORE = [
  '退休教师',
  '老支书',
  '原法庭书记员',
  '村妇联主任',
  '退役军人',
  '退休民警',
  '社区工作者',
  '乡村医生',
]
const MANNER = [
  '先听完，再说话。',
  '把账一笔一笔算给双方看。',
  '爱到家里去坐着谈。',
  '话说得直，事办得细。',
  '会讲法，也讲人情。',
]
