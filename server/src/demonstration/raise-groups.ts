import type { MemberKind } from '@linli/contract/codes/groups'
import type { GridCast } from './cast.ts'
import { idAt } from './identify.ts'
import { inventName } from './invent-names.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import type { Place } from './place-areas.ts'
import { integer, pick, type Random, randomFor } from './random.ts'
import type { Resident } from './residents.ts'
import type { DemoPost, Roster } from './roster.ts'

/** Somebody in a group; residents who came by a code have an alias and no name here. */
export type GroupMember = {
  person_id: string
  kind: MemberKind
  unit_id: string | null
  alias: string | null
  building: Place | undefined
  /** A resident made for the groups, of whom nothing else is known. */
  is_new: boolean
}

export type DemoGroup = {
  id: string
  name: string
  cast: GridCast
  buildings: readonly Place[]
  deputy_id: string | null
  opened: number
  checked: number | null
  outside: { members: number; counted: number } | null
  members: GroupMember[]
}

/** Buildings of one group, so that about 2,700 groups cover the district. */
const BUILDINGS = 2.5
/** Of a hundred buildings so many are in no group; of a hundred groups so many lack a deputy, or have not been looked at. */
const UNCOVERED = 0.04
const WITHOUT_DEPUTY = 0.12
const UNCHECKED = 0.09

/** The groups of a district: each covers some buildings of one grid and is kept by its grid worker. The resident of the stories
 * is in the one of the third building of the first grid of 凤苑社区. */
export function raiseGroups(
  roster: Roster,
  grids: readonly GridCast[],
  residents: readonly Resident[],
): DemoGroup[] {
  const random = randomFor(roster.units.length, 'groups')
  const people = freePeople(roster, residents)
  return grids.flatMap((cast) =>
    chunksOf(cast, random).map((buildings) => raiseGroup(cast, buildings, { people, random })),
  )
}

function chunksOf({ grid, community_name }: GridCast, random: Random): Place[][] {
  const isStory = community_name === STORY
  const covered = grid.children.filter(() => isStory || random() >= UNCOVERED)
  const count = Math.max(1, Math.round(covered.length / BUILDINGS))
  const from = (n: number) => Math.round((n * covered.length) / count)
  return Array.from({ length: count }, (_, n) => covered.slice(from(n), from(n + 1))).filter(
    (buildings) => buildings.length > 0,
  )
}

const STORY = '凤苑社区'

/** Who may be put into groups: firms and offices of the place, and residents that are still free. */
type Free = {
  carers: ReadonlyMap<string, DemoPost>
  police: ReadonlyMap<string, DemoPost[]>
  utilities: readonly DemoPost[]
  residents: Iterator<Resident>
  story: Resident | undefined
}

function freePeople(roster: Roster, residents: readonly Resident[]): Free {
  const of = (kind: DemoPost['kind']) => roster.posts.filter((post) => post.kind === kind)
  return {
    carers: new Map(of('building_lead').map((post) => [post.area.id, post])),
    police: Map.groupBy(of('police_officer'), (post) => post.area.id),
    utilities: of('utility_handler'),
    residents: residents.slice(1).values(),
    story: residents[0],
  }
}

function raiseGroup(
  cast: GridCast,
  buildings: readonly Place[],
  { people, random }: { people: Free; random: Random },
): DemoGroup {
  const opened = CUT_OFF.getTime() - integer(random, 90, 500) * DAY_MS
  const deputy = random() < WITHOUT_DEPUTY ? null : cast.clerk
  const isOld = random() < UNCHECKED
  const ago = isOld ? integer(random, 95, 200) : integer(random, 1, 85)
  const counted = integer(random, 1, 60)
  return {
    id: idAt(opened, random),
    name: nameOf(cast, buildings),
    cast,
    buildings,
    deputy_id: deputy?.person.id ?? null,
    opened,
    checked: isOld && random() < 0.4 ? null : CUT_OFF.getTime() - ago * DAY_MS,
    outside:
      random() < 0.85
        ? { members: integer(random, 28, 190), counted: CUT_OFF.getTime() - counted * DAY_MS }
        : null,
    members: [
      ...staffOf(cast, buildings, { people, random }),
      ...neighboursOf(cast, buildings, { people, random }),
    ],
  }
}

/** 凤苑小区1–3号楼群, 第4–6组群, else by the first and last. */
function nameOf({ community_name }: GridCast, buildings: readonly Place[]): string {
  const parts = buildings.map(({ name }) => /^(.*?)(\d+)(号楼|组)$/.exec(name))
  const [first, last] = [parts[0], parts.at(-1)]
  if (first && last && parts.every((part) => part?.[1] === first[1])) {
    const numbers = first[2] === last[2] ? first[2] : `${first[2]}–${last[2]}`
    const estate = first[1] === '第' ? `${community_name}第` : first[1]
    return `${estate}${numbers}${first[3]}群`
  }
  const names = [...new Set([buildings[0]?.name, buildings.at(-1)?.name])]
  return `${community_name}${names.join('、')}群`
}

function staffOf(
  cast: GridCast,
  buildings: readonly Place[],
  { people, random }: { people: Free; random: Random },
): GroupMember[] {
  const carer = people.carers.get(buildings[0]?.id ?? '')
  const police = people.police.get(cast.street_id)
  const managers = cast.property?.posts.filter(({ kind }) => kind === 'property_manager') ?? []
  const [first] = managers
  const posts: (readonly [MemberKind, DemoPost | undefined])[] = [
    ['grid_worker', cast.worker],
    ['community', cast.clerk],
    ['building_lead', carer],
    // The firm of the story is one that somebody can sign in for.
    [
      'property',
      cast.community_name === STORY ? first : managers[integer(random, 0, managers.length - 1)],
    ],
    ['utility', pick(random, people.utilities)],
    ['police', police && random() < 0.7 ? pick(random, police) : undefined],
  ]
  const found = new Map<string, GroupMember>()
  for (const [kind, post] of posts) {
    if (!post || found.has(post.person.id)) continue
    found.set(post.person.id, {
      person_id: post.person.id,
      kind,
      unit_id: post.unit.id,
      alias: null,
      building: undefined,
      is_new: false,
    })
  }
  return [...found.values()]
}

function neighboursOf(
  cast: GridCast,
  buildings: readonly Place[],
  { people, random }: { people: Free; random: Random },
): GroupMember[] {
  const isStory =
    cast.grid.code === STORY_GRID && buildings.some(({ name }) => name === STORY_BUILDING)
  const count = integer(random, 8, 12)
  return Array.from({ length: count }, (_, n) => {
    const building = pick(random, buildings)
    const known =
      isStory && n === 0 ? people.story : n < 2 ? people.residents.next().value : undefined
    const home =
      isStory && n === 0 ? buildings.find(({ name }) => name === STORY_BUILDING) : building
    return {
      person_id: known?.id ?? idAt(CUT_OFF.getTime() - integer(random, 30, 400) * DAY_MS, random),
      kind: 'resident',
      unit_id: null,
      alias: aliasOf(home ?? building, random),
      building: random() < 0.8 ? (home ?? building) : undefined,
      is_new: !known,
    }
  })
}

const STORY_GRID = '371502003025001'
const STORY_BUILDING = '凤苑小区3号楼'

/** How people call themselves where they live: 3号楼老王, 二单元刘姐, 豆豆妈妈. */
function aliasOf(building: Place, random: Random): string {
  const surname = [...inventName(random)][0] ?? '王'
  const where = /\d+号楼$|第\d+组$/.exec(building.name)?.[0] ?? building.name
  const who = pick(random, [
    '老{}',
    '{}姐',
    '小{}',
    '{}师傅',
    '{}老师',
    '{}大爷',
    '{}阿姨',
  ]).replace('{}', surname)
  const roll = random()
  if (roll < 0.5) return `${where}${who}`
  if (roll < 0.75) return `${pick(random, ['一', '二', '三', '四'])}单元${who}`
  if (roll < 0.9)
    return `${pick(random, ['豆豆', '朵朵', '壮壮', '安安', '果果', '乐乐', '小宇', '彤彤'])}${pick(random, ['妈妈', '爸爸', '奶奶', '姥爷'])}`
  return who
}
