import { sql } from 'kysely'
import {
  answerTask,
  answerWhistle,
  beginTask,
  blowWhistle,
  endWhistle,
  giveTaskOfMatter,
  judgeWhistle,
  ruleTask,
} from '#modules/joint'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { actAs } from './act-as.ts'
import { CUT_OFF, HOUR_MS, MINUTE_MS } from './moments.ts'
import { type Place, placesOf } from './place-areas.ts'
import { type Random, randomFor } from './random.ts'
import type { DemoPost, Roster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** The street of the demonstration accounts: its pages are never empty. */
const STORY_STREET = '371502003'
/** So many open matters of a street have one of them done by several units. */
const ONE_IN = 9
/** What several units do together lies in the last hours before the cut-off, so that it is still running then. */
const LAST_HOURS = 30
/** Whom the plots below call in: a matter that one of them leads is told elsewhere. */
const CALLED = [
  'traffic_police',
  'lighting',
  'water_supply',
  'urban_management',
  'fire',
  'emergency',
  'housing',
  'ecology',
] as const

interface OpenMatter {
  id: string
  unit_id: string
  address: string | null
  /** Since when somebody has it in the way it stands now. */
  given_at: string
}

interface Scene {
  tx: Tx
  district_id: number
  random: Random
  roster: Roster
  street: Place
  duty: DemoPost
  matter: OpenMatter
}

/** Tasks in every state, a ruling, and calls of both kinds, given as commands by the people whose work it is. */
export async function layOutJoint(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster, places } = model
  for (const street of placesOf(places, 'street')) {
    const centre = roster.units.find(({ key }) => key === `centre ${street.code}`)
    const duty = centre?.posts.find(({ kind }) => kind === 'centre_duty')
    if (!centre || !duty) continue
    const others = [centre, ...CALLED.map((key) => roster.keyed(key))].map(({ id }) => id)
    const matters = await openMatters(tx, { district_id, street, others })
    const wanted = street.code === STORY_STREET ? PLOTS.length : Math.floor(matters.length / ONE_IN)
    const random = randomFor(district_id, `joint ${street.code}`)
    for (const [at, plot] of PLOTS.slice(0, wanted).entries()) {
      const matter = matters[at % Math.max(1, matters.length)]
      if (matter) await plot({ tx, district_id, random, roster, street, duty, matter })
    }
  }
  // Whoever was called has been told of it already.
  await sql`
    update joint.whistle_unit as c set rung_at = w.rings_at from joint.whistle as w
    where c.district_id = ${district_id} and w.district_id = c.district_id and w.id = c.whistle_id
      and w.rings_at <= ${CUT_OFF}`.execute(tx)
}

// Those of a street that somebody handles who is none of the others.
async function openMatters(
  tx: Tx,
  { district_id, street, others }: { district_id: number; street: Place; others: string[] },
): Promise<OpenMatter[]> {
  const found = await sql<OpenMatter>`
    select m.id, m.unit_id, m.address,
      (select max(a.at) from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id
        and a.action in ('assign', 'designate', 'handle', 'reject')) as given_at
    from matters.matter as m
    where m.district_id = ${district_id} and m.street_id = ${street.id} and not m.is_secret
      and m.status in ('assigned', 'handling') and m.unit_id <> all(${others}::uuid[])
    order by m.id desc`.execute(tx)
  return found.rows
}

type Plot = (scene: Scene) => Promise<void>

/** In the order in which a street has them. Each uses units of its own, so that a small district may have them all on one
 * matter. */
const PLOTS: readonly Plot[] = [
  async (scene) => {
    const officer = workerOf(scene, 'traffic_police')
    const id = await give(scene, officer, 0.1, '现场作业时封住靠边一条车道，疏导绕行。')
    await answerTask(as(scene, officer, 0.25), {
      id,
      answer: 'refuse',
      words: '这一段是小区内部道路，不是市政道路，不归交警管。',
      file_ids: [],
    })
  },
  async (scene) => {
    const lamps = workerOf(scene, 'lighting')
    await give(scene, lamps, 0.12, '现场太暗，先接一盏临时照明。')
    const water = workerOf(scene, 'water_supply')
    const id = await give(scene, water, 0.14, '查清旁边的积水是不是供水管漏水，当天回话。')
    await beginTask(as(scene, water, 0.2), { id })
    await answerTask(as(scene, water, 0.4), {
      id,
      answer: 'partly',
      words: '阀门已关，漏点找到了，等挖开路面后换管。',
      file_ids: [],
    })
  },
  async (scene) => {
    const wardens = workerOf(scene, 'urban_management')
    const id = await give(scene, wardens, 0.3, '清走占道的杂物，看住不再堆。')
    await answerTask(as(scene, wardens, 0.4), {
      id,
      answer: 'refuse',
      words: '杂物堆在物业红线里，应由物业清。',
      file_ids: [],
    })
    await ruleTask(as(scene, scene.duty, 0.5), {
      id,
      ruling: 'keep',
      words: '红线外的这一半归城管，先清后分。',
      basis: '区事项清单“占道堆放”一类的职责分工（演示）',
    })
    await answerTask(as(scene, wardens, 0.75), {
      id,
      answer: 'done',
      words: '红线外的已清走两车，放了隔离墩。',
      file_ids: [],
    })
  },
  async (scene) => {
    const called = [workerOf(scene, 'fire'), workerOf(scene, 'emergency')]
    const id = await whistle(scene, called, 0.6, 'emergency')
    const [first] = called
    if (first) await comes(scene, first, id, 0.65)
  },
  async (scene) => {
    const called = [workerOf(scene, 'housing'), workerOf(scene, 'ecology')]
    const id = await whistle(scene, called, 0.15, 'law_enforcement')
    const [first, second] = called
    if (!first || !second) return
    await comes(scene, first, id, 0.2)
    await answerWhistle(as(scene, second, 0.3), {
      id,
      unit_id: second.unit.id,
      is_coming: false,
      words: '现场没有排污，不是环保的事。',
    })
    await endWhistle(as(scene, scene.duty, 0.8), {
      id,
      outcome: '住建到场定了责任，物业当场答应三天内修好。',
      units: [
        { unit_id: first.unit.id, came: true, helped: true },
        { unit_id: second.unit.id, came: false, helped: false },
      ],
    })
    await judge(scene, first, id, {
      part: 0.85,
      was_justified: true,
      words: '单靠街道定不了责任。',
    })
    await judge(scene, second, id, { part: 0.9, was_justified: false, words: '问清再吹更好。' })
  },
]

function workerOf({ roster }: Scene, key: (typeof CALLED)[number]): DemoPost {
  const unit = roster.keyed(key)
  const [post] = unit.posts
  if (!post) throw new RangeError(`${unit.name} has nobody`)
  return post
}

// A part of the last hours, after the matter was given to whoever has it.
function momentOf({ matter }: Scene, part: number): Date {
  const from = Math.max(Date.parse(matter.given_at), CUT_OFF.getTime() - LAST_HOURS * HOUR_MS)
  return new Date(from + Math.round((CUT_OFF.getTime() - MINUTE_MS - from) * part))
}

const as = (scene: Scene, post: DemoPost, part: number): CommandContext =>
  actAs(scene.tx, scene.district_id, post, { at: momentOf(scene, part), random: scene.random })

async function give(scene: Scene, { unit }: DemoPost, part: number, what: string): Promise<string> {
  const { tx, district_id, matter, duty } = scene
  await giveTaskOfMatter(as(scene, duty, part), {
    id: matter.id,
    unit_id: unit.id,
    what,
    due: { unit: 'working_days', value: 2 },
    basis: '区联合化解办法：协办单位两个工作日内答复（演示）',
    evidence: [],
  })
  const found = await sql<{ id: string }>`
    select id from joint.task where district_id = ${district_id} and matter_id = ${matter.id} and unit_id = ${unit.id}
      and ended_at is null`.execute(tx)
  return found.rows[0]?.id ?? ''
}

async function whistle(
  scene: Scene,
  called: readonly DemoPost[],
  part: number,
  kind: 'emergency' | 'law_enforcement',
): Promise<string> {
  const ctx = as(scene, scene.duty, part)
  await blowWhistle(ctx, {
    id: scene.matter.id,
    kind,
    unit_ids: called.map(({ unit }) => unit.id),
    what:
      kind === 'emergency'
        ? '现场围了不少人，怕出意外，请来人一起处置。'
        : '几家说法不一，请到现场当面定责任。',
    place: scene.matter.address ?? scene.street.name,
    meets_at: new Date(ctx.now.getTime() + HOUR_MS).toISOString(),
  })
  return ctx.new_id
}

async function comes(scene: Scene, post: DemoPost, id: string, part: number): Promise<void> {
  const ctx = as(scene, post, part)
  await answerWhistle(ctx, {
    id,
    unit_id: post.unit.id,
    is_coming: true,
    comes_as: `${post.person.name}带一组`,
    comes_at: new Date(ctx.now.getTime() + HOUR_MS / 2).toISOString(),
  })
}

async function judge(
  scene: Scene,
  post: DemoPost,
  id: string,
  said: { part: number; was_justified: boolean; words: string },
): Promise<void> {
  const { part, ...word } = said
  await judgeWhistle(as(scene, post, part), { id, unit_id: post.unit.id, ...word })
}
