import { HINT_KINDS } from '@linli/contract/codes/groups'
import type { Outcome } from '@linli/contract/codes/matters'
import type pg from 'pg'
import type { Keys } from '#platform/keys'
import { FIRST_WATCH_WORDS } from '../modules/groups/first-watch-words.ts'
import { outcomeWords } from '../modules/groups/on-matter-told.ts'
import type { GridCast } from './cast.ts'
import { copyRows } from './copy-rows.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import { type DemoGroup, raiseGroups } from './raise-groups.ts'
import { randomFor } from './random.ts'
import { takeOffIndexes } from './rebuild-indexes.ts'
import type { Organisation } from './store-organisation.ts'
import type { GroupMatter } from './talk-in-groups.ts'
import {
  emptyRows,
  type Loading,
  type Rows,
  TABLES,
  writeGroup,
  writeWatchWords,
} from './write-groups.ts'

export type GroupCounts = { groups: number; members: number; messages: number }

/** Below this share of the matters only one street talks, for a week: enough for every page. */
const SMALL = 0.1
const STREET = '371502003'

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
    Object.keys(TABLES).filter((table) => table.startsWith('groups.')),
  )
  const loading: Loading = {
    district_id,
    keys: world.keys,
    random,
    rows: emptyRows(),
    words: new Map(),
    watched: HINT_KINDS.flatMap((kind) => FIRST_WATCH_WORDS[kind].map((word) => ({ word, kind }))),
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

// Each list is emptied as it is sent; answers how many messages were among it.
async function send(client: pg.ClientBase, rows: Rows): Promise<number> {
  const said = rows['groups.message'].length
  for (const table of SENT) {
    const list = rows[table].splice(0)
    if (list.length > 0) await copyRows(client, { table, columns: TABLES[table] }, list)
  }
  return said
}

const SENT = [
  'identity.person',
  'groups.group',
  'groups.cover',
  'groups.member',
  'groups.message',
  'groups.acknowledgement',
  'groups.pin',
  'groups.talk',
  'groups.hint',
  'groups.watch_word',
] as const satisfies readonly (keyof typeof TABLES)[]

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
