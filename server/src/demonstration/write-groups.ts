import type { Keys } from '#platform/keys'
import { searchVector } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { groupWord } from '../modules/groups/add-message.ts'
import { FIRST_SOURCE } from '../modules/groups/first-watch-words.ts'
import { findWatched, type Watched } from '../modules/groups/watch-words.ts'
import { bytesOf, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, iso } from './moments.ts'
import type { DemoGroup } from './raise-groups.ts'
import { integer, type Random, randomFor } from './random.ts'
import { type DemoMessage, type GroupMatter, talkIn, talkOfMatter } from './talk-in-groups.ts'

/** The columns of each table, in the order in which the rows give them; parents before their children. */
export const TABLES = {
  'identity.person': 'district_id, id, kind, created_at',
  'groups.group': `district_id, id, name, grid_id, community_id, street_id, owner_id, deputy_id, opened_at, checked_at, checked_by,
    outside_members, outside_counted_on, last_seq, last_message_at`,
  'groups.cover': 'district_id, group_id, building_id, since',
  'groups.member': `district_id, group_id, person_id, kind, unit_id, status, sealed_alias, building_id, joined_at, read_seq`,
  'groups.message': `district_id, id, group_id, seq, kind, author_id, author_kind, at, text, matter_id, card_noun, card_id,
    acknowledge_by, words`,
  'groups.acknowledgement': 'district_id, message_id, person_id, group_id, at',
  'groups.pin': 'district_id, group_id, message_id, seq, pinned_by, pinned_at',
  'groups.talk':
    'district_id, matter_id, group_id, raised_by, raised_at, message_ids, told_closed_at',
  'groups.hint': `district_id, id, group_id, community_id, street_id, message_id, seq, kind, word, found_at, decided_at, decided_by,
    decision, note`,
  'groups.watch_word': 'district_id, id, word, kind, source, valid_from',
} as const

/** Rows that wait to be sent, by table. */
export type Rows = Record<keyof typeof TABLES, string[]>

/** What the rows of groups are written with. */
export type Loading = {
  district_id: number
  keys: Keys
  random: Random
  rows: Rows
  /** The words of a text for the search: the same sentences come again and again. */
  words: Map<string, string>
  watched: readonly Watched[]
}

/** An empty list for each table. */
export function emptyRows(): Rows {
  return {
    'identity.person': [],
    'groups.group': [],
    'groups.cover': [],
    'groups.member': [],
    'groups.message': [],
    'groups.acknowledgement': [],
    'groups.pin': [],
    'groups.talk': [],
    'groups.hint': [],
    'groups.watch_word': [],
  }
}

/** Writes the rows of one group with its talk. */
export function writeGroup(
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
  rows['groups.group'].push(
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
    rows['groups.cover'].push(rowOf([district_id, group.id, id, iso(opened)]))
  for (const member of group.members) {
    const joined = iso(opened + integer(random, 0, 60) * DAY_MS)
    const alias = member.alias === null ? null : bytesOf(keys.seal(member.alias))
    const read = Math.max(0, last_seq - integer(random, 0, 6))
    if (member.is_new)
      rows['identity.person'].push(rowOf([district_id, member.person_id, 'resident', joined]))
    rows['groups.member'].push(
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
  rows['groups.message'].push(
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
    rows['groups.acknowledgement'].push(rowOf([district_id, id, person_id, group.id, iso(when)]))
  if (kind === 'notice' && author)
    rows['groups.pin'].push(rowOf([district_id, group.id, id, seq, author.person_id, iso(at)]))
  if (author && kind === 'text') writeHints(loading, group, message, seq)
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
    rows['groups.hint'].push(
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
  rows['groups.talk'].push(
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

/** Writes the words that are watched for, as the district's own list. */
export function writeWatchWords({ district_id, rows, watched }: Loading): void {
  const random = randomFor(district_id, 'watch words')
  for (const { word, kind } of watched)
    rows['groups.watch_word'].push(
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
