import type { HintKind } from '@linli/contract/codes/groups'
import type { Outcome } from '@linli/contract/codes/matters'
import type pg from 'pg'
import type { Keys } from '#platform/keys'
import { searchVector } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { groupWord } from '../modules/groups/add-message.ts'
import { FIRST_SOURCE, FIRST_WATCH_WORDS } from '../modules/groups/first-watch-words.ts'
import { outcomeWords } from '../modules/groups/on-matter-told.ts'
import { findWatched, type Watched } from '../modules/groups/watch-words.ts'
import type { GridCast } from './cast.ts'
import { bytesOf, copyRows, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, iso } from './moments.ts'
import { type DemoGroup, raiseGroups } from './raise-groups.ts'
import { integer, type Random, randomFor } from './random.ts'
import { takeOffIndexes } from './rebuild-indexes.ts'
import type { Organisation } from './store-organisation.ts'
import { type DemoMessage, type GroupMatter, talkIn, talkOfMatter } from './talk-in-groups.ts'

export type GroupCounts = { groups: number; members: number; messages: number }

/** Below this share of the matters only one street talks, for a week: enough for every page. */
const SMALL = 0.1
const STREET = '371502003'

const TABLES = {
  group: `district_id, id, name, grid_id, community_id, street_id, owner_id, deputy_id, opened_at, checked_at, checked_by,
    outside_members, outside_counted_on, last_seq, last_message_at`,
  cover: 'district_id, group_id, building_id, since',
  member: `district_id, group_id, person_id, kind, unit_id, status, sealed_alias, building_id, joined_at, read_seq`,
  message: `district_id, id, group_id, seq, kind, author_id, author_kind, at, text, matter_id, card_noun, card_id,
    acknowledge_by, words`,
  acknowledgement: 'district_id, message_id, person_id, group_id, at',
  pin: 'district_id, group_id, message_id, seq, pinned_by, pinned_at',
  talk: 'district_id, matter_id, group_id, raised_by, raised_at, message_ids, told_closed_at',
  hint: `district_id, id, group_id, community_id, street_id, message_id, seq, kind, word, found_at, decided_at, decided_by,
    decision, note`,
  watch_word: 'district_id, id, word, kind, source, valid_from',
} as const
type Table = keyof typeof TABLES

type Rows = Record<Table, string[]> & { person: string[] }

type Loading = {
  district_id: number
  keys: Keys
  random: Random
  rows: Rows
  /** The words of a text for the search: the same sentences come again and again. */
  words: Map<string, string>
  watched: readonly Watched[]
}

/** Fills groups, their members and some weeks of talk inside the caller's transaction. The matters must stand already: those
 * that came from a group get the talk they came from. */
export async function loadGroups(
  client: pg.ClientBase,
  { district_id, roster, residents }: Organisation,
  world: { grids: readonly GridCast[]; keys: Keys; scale: number },
): Promise<GroupCounts> {
  const random = randomFor(district_id, 'talk')
  const isSmall = world.scale < SMALL
  const groups = raiseGroups(roster, world.grids, residents)
  const days = isSmall ? 7 : 35
  const matters = await groupMatters(client, district_id, days)
  const taken = await takeOffIndexes(
    client,
    Object.keys(TABLES).map((table) => `groups.${table}`),
  )
  const loading: Loading = {
    district_id,
    keys: world.keys,
    random,
    rows: emptyRows(),
    words: new Map(),
    watched: Object.entries(FIRST_WATCH_WORDS).flatMap(([kind, words]) =>
      words.map((word) => ({ word, kind: kind as HintKind })),
    ),
  }
  const counts = { groups: 0, members: 0, messages: 0 }
  for (const [n, group] of groups.entries()) {
    const isQuiet = isSmall && !group.cast.grid.code.startsWith(STREET)
    if (isQuiet) group.members = group.members.filter(({ kind }) => kind !== 'resident')
    writeGroup(loading, group, isQuiet ? [] : takeMatters(matters, group), isQuiet ? 0 : days)
    counts.groups += 1
    counts.members += group.members.length
    if (n % PART === PART - 1) counts.messages += await send(client, loading.rows)
  }
  writeWatchWords(loading)
  counts.messages += await send(client, loading.rows)
  for (const { statement } of taken) await client.query(statement)
  return counts
}

const PART = 400

function emptyRows(): Rows {
  return {
    person: [],
    group: [],
    cover: [],
    member: [],
    message: [],
    acknowledgement: [],
    pin: [],
    talk: [],
    hint: [],
    watch_word: [],
  }
}

async function send(client: pg.ClientBase, rows: Rows): Promise<number> {
  const said = rows.message.length
  const person = { table: 'identity.person', columns: 'district_id, id, kind, created_at' }
  await copyRows(client, person, rows.person.splice(0))
  for (const [table, columns] of Object.entries(TABLES)) {
    const list = rows[table as Table]
    if (list.length > 0)
      await copyRows(client, { table: `groups.${table}`, columns }, list.splice(0))
  }
  return said
}

function writeGroup(
  loading: Loading,
  group: DemoGroup,
  matters: readonly GroupMatter[],
  days: number,
): void {
  const { random } = loading
  const raised = matters.map((matter) => ({ matter, ...joinReporter(loading, group, matter) }))
  const talk = days > 0 ? talkIn(group, { days, random }) : []
  const said = [...talk, ...raised.flatMap(({ messages }) => messages)].sort(
    (one, other) => one.at - other.at,
  )
  said.forEach((message, n) => {
    writeMessage(loading, group, message, n + 1)
  })
  for (const { matter, quoted } of raised) writeTalk(loading, group, matter, quoted)
  writeEntry(loading, group, { last_seq: said.length, last_at: said.at(-1)?.at ?? null })
}

// Who reported from a group is in it.
function joinReporter({ random }: Loading, group: DemoGroup, matter: GroupMatter) {
  const { reporter_id } = matter
  if (reporter_id && !group.members.some(({ person_id }) => person_id === reporter_id)) {
    const building = group.buildings[0]
    const alias = `${building?.name.replace(/^.*?(\d+号楼)$/, '$1')}住户`
    group.members.push({
      person_id: reporter_id,
      kind: 'resident',
      unit_id: null,
      alias,
      building,
      is_new: false,
    })
  }
  return talkOfMatter(group, matter, random)
}

function writeEntry(
  { district_id, keys, rows, random }: Loading,
  group: DemoGroup,
  { last_seq, last_at }: { last_seq: number; last_at: number | null },
): void {
  const { cast, outside, opened } = group
  const owner_id = cast.worker.person.id
  rows.group.push(
    rowOf([
      ...[
        district_id,
        group.id,
        group.name,
        cast.grid.id,
        cast.community_id,
        cast.street_id,
        owner_id,
        group.deputy_id,
      ],
      ...[iso(opened), iso(group.checked), group.checked === null ? null : owner_id],
      ...[
        outside?.members,
        outside && shanghaiDay(new Date(outside.counted)),
        last_seq,
        iso(last_at),
      ],
    ]),
  )
  for (const { id } of group.buildings)
    rows.cover.push(rowOf([district_id, group.id, id, iso(opened)]))
  for (const member of group.members) {
    const joined = iso(opened + integer(random, 0, 60) * DAY_MS)
    const alias = member.alias === null ? null : bytesOf(keys.seal(member.alias))
    const read = Math.max(0, last_seq - integer(random, 0, 6))
    if (member.is_new) rows.person.push(rowOf([district_id, member.person_id, 'resident', joined]))
    rows.member.push(
      rowOf([
        ...[district_id, group.id, member.person_id, member.kind, member.unit_id, 'in', alias],
        ...[member.building?.id, joined, read],
      ]),
    )
  }
}

function writeMessage(loading: Loading, group: DemoGroup, message: DemoMessage, seq: number): void {
  const { district_id, rows } = loading
  const { id, at, kind, author, text, matter_id, acknowledge_by, known } = message
  const card = message.is_card ? ['matter', matter_id] : [null, null]
  rows.message.push(
    rowOf([
      ...[
        district_id,
        id,
        group.id,
        seq,
        kind,
        author?.person_id,
        author?.kind,
        iso(at),
        text,
        matter_id,
      ],
      ...[
        ...card,
        iso(acknowledge_by ?? null),
        `${wordsOf(loading, text)} '${groupWord(group.id)}'`,
      ],
    ]),
  )
  for (const [person_id, when] of known ?? [])
    rows.acknowledgement.push(rowOf([district_id, id, person_id, group.id, iso(when)]))
  if (kind === 'notice' && author)
    rows.pin.push(rowOf([district_id, group.id, id, seq, author.person_id, iso(at)]))
  if (author) writeHints(loading, group, message, seq)
}

function wordsOf({ words }: Loading, text: string): string {
  const known = words.get(text)
  if (known !== undefined) return known
  const made = searchVector(text)
  words.set(text, made)
  return made
}

// What was found before yesterday has been looked at; of repairs only the newest wait.
function writeHints(
  { district_id, rows, random, watched }: Loading,
  { id, cast }: DemoGroup,
  message: DemoMessage,
  seq: number,
): void {
  const age = CUT_OFF.getTime() - message.at
  for (const { kind, word } of findWatched(message.text, watched)) {
    if (kind === 'repair' && age > 6 * HOUR_MS) continue
    const isOld = age > 10 * HOUR_MS
    const called = kind !== 'repair' && random() < 0.6
    const decided = [
      iso(message.at + integer(random, 4, 90) * 60_000),
      cast.worker.person.id,
      called ? 'called' : 'nothing',
      called ? '已电话联系，人已到场' : null,
    ]
    rows.hint.push(
      rowOf([
        ...[
          district_id,
          idAt(message.at, random),
          id,
          cast.community_id,
          cast.street_id,
          message.id,
          seq,
          kind,
          word,
          iso(message.at),
        ],
        ...(isOld ? decided : [null, null, null, null]),
      ]),
    )
  }
}

function writeTalk(
  { district_id, rows }: Loading,
  group: DemoGroup,
  matter: GroupMatter,
  quoted: string,
): void {
  rows.talk.push(
    rowOf([
      ...[
        district_id,
        matter.id,
        group.id,
        group.cast.worker.person.id,
        iso(matter.reported),
        `{${quoted}}`,
      ],
      iso(matter.ended),
    ]),
  )
}

function writeWatchWords({ district_id, rows, watched }: Loading): void {
  const random = randomFor(district_id, 'watch words')
  for (const { word, kind } of watched)
    rows.watch_word.push(
      rowOf([
        district_id,
        idAt(CUT_OFF.getTime() - 90 * DAY_MS, random),
        word,
        kind,
        FIRST_SOURCE,
        '2022-06-01',
      ]),
    )
}

type MatterPlace = GroupMatter & { grid_id: string; building_id: string | null }

async function groupMatters(
  client: pg.ClientBase,
  district_id: number,
  days: number,
): Promise<MatterPlace[]> {
  const found = await client.query<{
    id: string
    number: string
    grid_id: string
    building_id: string | null
    category_name: string
    description: string
    reporter_id: string | null
    reported_at: Date | string
    closed_at: Date | string | null
    unit_name: string | null
    outcome: Outcome | null
    answer: string | null
  }>(
    `select m.id, m.number, m.grid_id, m.building_id, e.name as category_name, m.description, m.reporter_id, m.reported_at,
       m.closed_at, u.name as unit_name, coalesce(m.verified_outcome, m.claimed_outcome) as outcome,
       (select a.note from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id and a.note is not null
         and a.action in ('resolve', 'self_close') order by a.id desc limit 1) as answer
     from matters.matter as m
     join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
     left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
     where m.district_id = $1 and m.source = 'group' and not m.is_secret and m.reported_at > $2 and m.status <> 'voided'
     order by m.id`,
    [district_id, new Date(CUT_OFF.getTime() - days * DAY_MS)],
  )
  return found.rows.map((row) => ({
    id: row.id,
    number: row.number,
    grid_id: row.grid_id,
    building_id: row.building_id,
    category_name: row.category_name,
    words: row.description,
    reporter_id: row.reporter_id,
    reported: new Date(row.reported_at).getTime(),
    ended: row.closed_at === null ? null : new Date(row.closed_at).getTime(),
    told: row.closed_at === null ? null : outcomeWords({ ...row, status: 'closed' }),
  }))
}

// Each matter belongs to the first group of its grid that covers its building, else to the first one asked; no lift in the
// group in which the story lets one break.
function takeMatters(left: MatterPlace[], group: DemoGroup): GroupMatter[] {
  const isOurs = ({ grid_id, building_id, words }: MatterPlace) =>
    grid_id === group.cast.grid.id &&
    (building_id === null || group.buildings.some(({ id }) => id === building_id)) &&
    !(group.cast.community_name === '凤苑社区' && words.includes('电梯'))
  const ours = left.filter(isOurs)
  for (const matter of ours) left.splice(left.indexOf(matter), 1)
  return ours
}
