import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { sendBatch } from '../modules/broadcast/on-broadcast-wanted.ts'
import { askRelease } from '../modules/lost_person/agree-ring.ts'
import { closeCase, findPerson, informPerson } from '../modules/lost_person/find-person.ts'
import { openCase } from '../modules/lost_person/open-case.ts'
import { publishCase } from '../modules/lost_person/publish-case.ts'
import { declinePolice, tellPolice } from '../modules/lost_person/tell-police.ts'
import { writeStep } from '../modules/lost_person/write-step.ts'
import { actAs } from './act-as.ts'
import { type Place, placesOf } from './place-areas.ts'
import { type Random, randomFor } from './random.ts'
import type { DemoPost } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** The street in which what is told here happens, on the last evening before the cut-off; all of it is invented. */
const STREET = '371502001'

interface Scene {
  tx: Tx
  district_id: number
  random: Random
  grid: Place
  worker: DemoPost
  duty: DemoPost
  officer: DemoPost
  as: (post: DemoPost, time: string) => CommandContext
}

/** Three people: one who was sought and is back with her family, one who came home before anybody was told, and one who was found
 * and waits for a second person’s yes. Given as commands by those whose work it is; runs after the groups are loaded. */
export async function layOutLost(tx: Tx, model: Organisation): Promise<void> {
  const scene = sceneOf(tx, model)
  if (!scene) return
  await soughtAndFound(scene)
  await cameHome(scene)
  await waitsForSecond(scene)
}

function sceneOf(tx: Tx, { district_id, roster, places }: Organisation): Scene | undefined {
  const random = randomFor(district_id, 'lost')
  const grid = placesOf(places, 'grid').find(({ code }) => code.startsWith(STREET))
  const post = (key: string, kind: DemoPost['kind']) =>
    roster.units.find((unit) => unit.key === key)?.posts.find((one) => one.kind === kind)
  const worker = grid && post(`team ${grid.code}`, 'grid_worker')
  const duty = post(`centre ${STREET}`, 'centre_duty')
  const officer = post(`police ${STREET}`, 'police_officer')
  if (!grid || !worker || !duty || !officer) return undefined
  const as: Scene['as'] = (one, time) =>
    actAs(tx, district_id, one, { at: new Date(`2022-09-06T${time}:00+08:00`), random })
  return { tx, district_id, random, grid, worker, duty, officer, as }
}

const at = (time: string) => new Date(`2022-09-06T${time}:00+08:00`).toISOString()

async function soughtAndFound(scene: Scene): Promise<void> {
  const { grid, worker, officer, as } = scene
  const opening = as(worker, '18:08')
  const id = opening.new_id
  await openCase(opening, {
    kind: 'missing',
    sex: 'female',
    age_from: 78,
    age_to: 78,
    height_cm: 155,
    clothing: '枣红外套、灰裤子',
    features: '短白发，提一个蓝布袋',
    needs_care: '走路慢，记不清路',
    photo_ids: [],
    happened_at: at('18:02'),
    area_id: grid.id,
    place_words: '菜市场西门',
  })
  await fixCode(scene, id)
  await tellPolice(as(worker, '18:10'), { id, whom: `${officer.unit.name} ${officer.person.name}` })
  await publishCase(as(worker, '18:12'), { id })
  await sendAll(as(worker, '18:12'), id)
  await findPerson(as(worker, '18:24'), { id, words: '在公交站被邻居认出，女儿来接' })
  await sendAll(as(worker, '18:24'), id)
  await handOver(scene, id)
  await informPerson(as(worker, '18:28'), {
    id,
    words: '当面告诉女儿：发过哪些群，链接和停止通知都已发',
  })
  await closeCase(as(worker, '18:29'), { id, reason: '已随女儿回家' })
}

// Chance has no place in the demonstration: the same load gives the same rows, and this code goes into messages.
async function fixCode({ tx, random, district_id }: Scene, id: string): Promise<void> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const code = Array.from({ length: 22 }, () => letters[Math.floor(random() * 64)]).join('')
  await sql`update lost_person.case set code = ${code} where district_id = ${district_id} and id = ${id}`.execute(
    tx,
  )
}

/** What the worker’s process does with a broadcast, here at once. */
async function sendAll(ctx: CommandContext, about_id: string): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from broadcast.broadcast where district_id = ${ctx.actor.district_id} and about_id = ${about_id} and state = 'sending'`.execute(
    ctx.tx,
  )
  for (const { id } of found.rows) await sendBatch(ctx, id)
}

// The command seals who took the person; here nobody is named.
async function handOver({ tx, worker, as }: Scene, id: string): Promise<void> {
  const ctx = as(worker, '18:26')
  const moved = await sql<{
    street_id: string
    community_id: string
    grid_id: string
    opened_by: string
    ring: number
  }>`
    update lost_person.case set state = 'handed_over', handed_over_at = ${ctx.now}, handed_over_to = 'family', relation = '女儿',
      relation_checked = '老人认得出，派出所核过户籍', is_id_seen = true
    where district_id = ${ctx.actor.district_id} and id = ${id} returning street_id, community_id, grid_id, opened_by, ring`.execute(
    tx,
  )
  for (const row of moved.rows) await writeStep(ctx, { ...row, id }, { act: 'hand_over' })
}

async function cameHome({ grid, duty, as }: Scene): Promise<void> {
  const opening = as(duty, '18:15')
  const id = opening.new_id
  await openCase(opening, {
    kind: 'missing',
    sex: 'male',
    age_from: 66,
    age_to: 66,
    clothing: '深蓝夹克',
    photo_ids: [],
    happened_at: at('17:20'),
    area_id: grid.id,
  })
  await declinePolice(as(duty, '18:17'), { id, reason: '家属来电话，人已在回家路上' })
  await closeCase(as(duty, '18:22'), { id, reason: '自己回到家，没有发到任何群' })
}

async function waitsForSecond({ grid, worker, officer, as }: Scene): Promise<void> {
  const opening = as(worker, '18:20')
  const id = opening.new_id
  await openCase(opening, {
    kind: 'found_unidentified',
    sex: 'male',
    age_from: 70,
    age_to: 80,
    height_cm: 170,
    clothing: '灰色衬衣、布鞋',
    needs_care: '听不清，说不清家在哪',
    photo_ids: [],
    happened_at: at('18:16'),
    area_id: grid.id,
    place_words: '社区服务站门口',
  })
  await tellPolice(as(worker, '18:21'), { id, whom: `${officer.unit.name} ${officer.person.name}` })
  await askRelease(as(worker, '18:23'), {
    id,
    ring: 'community',
    reason: '天快黑了，老人说不清家在哪',
  })
}
