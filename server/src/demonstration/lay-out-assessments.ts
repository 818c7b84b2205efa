import type { Minutes } from '@linli/contract/assessments'
import type { Danger } from '@linli/contract/codes/assessments'
import { sql } from 'kysely'
import {
  cancelAssessment,
  holdMeeting,
  planAssessment,
  recordMinutes,
  reportRisk,
  screenMatter,
  signOff,
} from '#modules/assessments'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { actAs } from './act-as.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, MINUTE_MS } from './moments.ts'
import { type Place, placesOf } from './place-areas.ts'
import { type Random, randomFor } from './random.ts'
import type { DemoPost, DemoUnit, Roster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** The street of the demonstration accounts: its pages are never empty. */
const STORY_STREET = '371502003'
/** So many open matters of a street have one of them talked about. */
const ONE_IN = 8

interface OpenMatter {
  id: string
  description: string
  category: string
  unit_id: string | null
  unit_name: string | null
  community_code: string | null
  last_at: string
}

/** Whom a centre has for a meeting, and the matter it is about. */
interface Scene {
  tx: Tx
  district_id: number
  random: Random
  matter: OpenMatter
  head: DemoPost
  duty: DemoPost
  clerk: DemoPost
  helper: DemoUnit
  officer: DemoPost
}

/** Meetings in every state and duties to report, given as commands by the people whose work it is. */
export async function layOutAssessments(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster, places } = model
  for (const street of placesOf(places, 'street')) {
    const cast = castOf(roster, street)
    if (!cast) continue
    const matters = await openMatters(tx, district_id, street)
    const wanted = street.code === STORY_STREET ? PLOTS.length : Math.floor(matters.length / ONE_IN)
    const random = randomFor(district_id, `assessments ${street.code}`)
    for (const [at, plot] of PLOTS.slice(0, wanted).entries()) {
      const matter = matters[at % Math.max(1, matters.length)]
      if (!matter) break
      const helper = helperOf(roster, street, matter)
      await plot({ tx, district_id, random, ...cast, matter, helper })
    }
  }
}

function castOf(roster: Roster, street: Place) {
  const centre = roster.units.find(({ key }) => key === `centre ${street.code}`)
  const police = roster.units.find(({ key }) => key === `police ${street.code}`)
  const post = (unit: DemoUnit | undefined, kind: DemoPost['kind']) =>
    unit?.posts.find((one) => one.kind === kind)
  const [head, duty] = [post(centre, 'centre_head'), post(centre, 'centre_duty')]
  const [clerk, officer] = [post(centre, 'centre_intake'), post(police, 'police_officer')]
  return head && duty && clerk && officer ? { head, duty, clerk, officer } : undefined
}

function helperOf(
  roster: Roster,
  street: Place,
  { unit_id, community_code }: OpenMatter,
): DemoUnit {
  const committee = roster.units.find(({ key }) => key === `committee ${community_code}`)
  return committee && committee.id !== unit_id ? committee : roster.keyed(`police ${street.code}`)
}

async function openMatters(tx: Tx, district_id: number, street: Place): Promise<OpenMatter[]> {
  const found = await sql<OpenMatter>`
    select m.id, m.description, e.name as category, m.unit_id, u.name as unit_name, c.code as community_code,
      (select max(a.at) from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id) as last_at
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    left join org.area as c on c.district_id = m.district_id and c.id = m.community_id
    where m.district_id = ${district_id} and m.street_id = ${street.id} and not m.is_secret
      and m.status in ('accepted', 'triaged', 'assigned', 'handling', 'returned', 'reopened')
    order by m.id`.execute(tx)
  return found.rows
}

type Plot = (scene: Scene) => Promise<void>

/** In the order in which a street has them; each begins after the last act on its matter. */
const PLOTS: readonly Plot[] = [
  async (scene) => {
    await plan(scene, 0.3, new Date('2022-09-07T14:30:00+08:00'))
  },
  async (scene) => {
    const meeting = await plan(scene, 0.4)
    await write(scene, meeting, minutesOf(scene, {}))
  },
  async (scene) => {
    const meeting = await plan(scene, 0.5)
    const dissent = [
      {
        id: madeId(scene),
        who: scene.helper.name,
        what: '只能劝导和看护现场，没有维修的人和钱，请不要把工期算在我们头上。',
      },
    ]
    await write(scene, meeting, minutesOf(scene, { dissent, next_meeting_on: '2022-09-13' }))
    await sign(scene, meeting)
  },
  (scene) => openDuty(scene, 'crowd', 0.8),
  async (scene) => {
    const meeting = await plan(scene, 0.85, new Date('2022-09-08T09:00:00+08:00'))
    const ctx = as(scene, scene.duty, 0.9)
    await cancelAssessment(ctx, {
      id: meeting.id,
      reason: '两家单位当天已经现场碰头，说定了分工。',
    })
  },
  async (scene) => {
    const ctx = as(scene, scene.duty, 0.93)
    const danger = { matter_id: scene.matter.id, answers: { threat: 'yes' as const } }
    await screenMatter(ctx, { ...danger, note: '来电人说再不来人就自己动手拆。' })
    const duty_id = await dutyOf(scene, 'threat')
    await reportRisk(as(scene, scene.clerk, 0.95), {
      id: duty_id,
      to: 'police',
      receiver: `${scene.officer.unit.name} ${scene.officer.person.name}`,
      receipt: '演示接报 0906-17',
      how: 'phone',
      reported_at: momentOf(scene, 0.94).toISOString(),
    })
  },
]

// A part of the time between the last act on the matter and the cut-off.
function momentOf({ matter }: Scene, part: number): Date {
  const from = Date.parse(matter.last_at)
  return new Date(from + Math.round((CUT_OFF.getTime() - MINUTE_MS - from) * part))
}

const as = (scene: Scene, post: DemoPost, part: number): CommandContext =>
  actAs(scene.tx, scene.district_id, post, { at: momentOf(scene, part), random: scene.random })

const madeId = ({ random }: Scene) => idAt(CUT_OFF.getTime() - DAY_MS, random)

interface Meeting {
  id: string
  part: number
}

async function plan(scene: Scene, part: number, meets_at?: Date): Promise<Meeting> {
  const { matter, head, helper, officer } = scene
  const ctx = as(scene, scene.duty, part)
  const comes = helper.posts.find(({ kind }) => kind === 'community_clerk')
  await planAssessment(ctx, {
    matter_ids: [matter.id],
    topic: `${matter.category}：谁来办、多久办好`,
    meets_at: (meets_at ?? momentOf(scene, part + 0.02)).toISOString(),
    place: `${head.unit.area.name}调解中心二楼研判室`,
    chair_post_id: head.id,
    seats: [
      { post_id: scene.duty.id },
      { post_id: officer.id },
      ...(comes ? [{ post_id: comes.id }] : []),
      { guest_name: '孟律师', guest_office: '演示律师事务所' },
    ],
  })
  return { id: ctx.new_id, part }
}

async function write(scene: Scene, meeting: Meeting, minutes: Minutes): Promise<void> {
  const { id, part } = meeting
  await recordMinutes(as(scene, scene.duty, part + 0.04), { id, version: 1, minutes })
  await holdMeeting(as(scene, scene.duty, part + 0.05), { id, version: 2, absent_seat_ids: [] })
}

const sign = (scene: Scene, { id, part }: Meeting): Promise<void> =>
  signOff(as(scene, scene.head, part + 0.08), { id, version: 3 })

function minutesOf(scene: Scene, more: Partial<Minutes>): Minutes {
  const { matter, helper, duty } = scene
  const lead =
    matter.unit_id && matter.unit_name
      ? { id: matter.unit_id, name: matter.unit_name }
      : { id: duty.unit.id, name: duty.unit.name }
  return {
    facts: `群众反映：“${matter.description}”。中心和社区到现场看过，情况属实。`,
    points: '由谁先动手，费用和人手从哪里出。',
    options: [
      {
        id: madeId(scene),
        what: `${lead.name}先办，再核算费用`,
        pros: '快，群众当天能看到动静',
        cons: '事后要补手续',
      },
      { id: madeId(scene), what: '先定费用再动手', pros: '手续齐', cons: '要多等三五天' },
    ],
    decision: `由${lead.name}牵头先办，${helper.name}配合做好现场和邻里的解释，办完由中心核实。`,
    basis: [{ id: madeId(scene), rule: '本区事项清单中这一类的办理标准' }],
    lead,
    is_designation: false,
    tasks: [
      {
        id: madeId(scene),
        unit: { id: helper.id, name: helper.name },
        what: '到户说明情况，看护现场到办完',
        due_on: '2022-09-09',
      },
    ],
    dissent: [],
    questions: '',
    next_meeting_on: null,
    ...more,
  }
}

async function openDuty(scene: Scene, danger: Danger, part: number): Promise<void> {
  // Late enough that the centre of the district has not been told yet.
  const at = new Date(Math.max(momentOf(scene, part).getTime(), CUT_OFF.getTime() - HOUR_MS))
  const ctx = actAs(scene.tx, scene.district_id, scene.clerk, { at, random: scene.random })
  await screenMatter(ctx, {
    matter_id: scene.matter.id,
    answers: { [danger]: 'yes', violence: 'no' },
    crowd_size: 14,
    note: '几户人家在楼下商量一起去区里。',
  })
}

async function dutyOf({ tx, district_id, matter }: Scene, danger: Danger): Promise<string> {
  const found = await sql<{ id: string }>`
    select id from assessments.duty where district_id = ${district_id} and matter_id = ${matter.id}
      and danger = ${danger} and state = 'open'`.execute(tx)
  return found.rows[0]?.id ?? ''
}
