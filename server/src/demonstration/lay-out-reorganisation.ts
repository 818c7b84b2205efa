import type { PlanStep } from '@linli/contract/reorganisation-steps'
import argon2 from 'argon2'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { shanghaiDay } from '#platform/workdays'
import { checkPiece } from '../modules/reorganisations/dry-run.ts'
import { takePlan } from '../modules/reorganisations/plan-row.ts'
import { DEMONSTRATION_PASSWORD } from './accounts.ts'
import { idAt } from './identify.ts'
import { inventName } from './invent-names.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import { type Place, placesOf } from './place-areas.ts'
import { type Random, randomFor } from './random.ts'
import type { DemoPerson } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/**
 * The re-cut of 2025 as an invented plan: the street is real, everything else about it is assumed. It waits, checked, for
 * whoever approves it, with people who hold their posts from its day on, one of them with an account.
 */
export async function layOutReorganisation(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster } = model
  const random = randomFor(district_id, 'reorganisation')
  const admin = roster.posts.find(({ kind }) => kind === 'system_admin')?.person
  if (!admin) throw new RangeError('nobody runs the organisation')
  const people = await standBy(tx, district_id, random)
  const id = idAt(MADE.getTime(), random)
  const steps = stepsOf(model, people, random)
  await sql`
    insert into reorganisations.plan (district_id, id, title, basis, day, state, steps, is_assumed, made_by, made_at, changed_by,
      changed_at)
    values (${district_id}, ${id}, '2025 年区划调整（虚构演示）', '聊政通字〔2025〕2号（演示引用）', ${shanghaiDay(CUT_OFF)},
      'checking', ${JSON.stringify(steps)}::jsonb, true, ${admin.id}, ${MADE}, ${admin.id}, ${MADE})`.execute(
    tx,
  )
  const checker = { tx, now: CUT_OFF, newId: () => newId(CUT_OFF) }
  while (await checkPiece(checker, await takePlan(tx, { district_id, id })));
}

const MADE = new Date(CUT_OFF.getTime() - DAY_MS)

/** Four communities of 新区街道 and two of 北城街道 that lie together in the invented outlines. */
const MOVED = [
  '371502003002',
  '371502003009',
  '371502003017',
  '371502003018',
  '371502008002',
  '371502008255',
] as const
const STREET = '371502012'

/** Those who will hold the posts of the new centre: they have none until the plan is carried out. */
async function standBy(tx: Tx, district_id: number, random: Random): Promise<DemoPerson[]> {
  const founded = Date.parse('2022-08-01T09:00:00+08:00')
  const people = Array.from({ length: 4 }, () => ({
    id: idAt(founded, random),
    name: inventName(random),
    phone: '',
  }))
  for (const { id, name } of people) {
    await sql`
      insert into identity.person (district_id, id, kind, public_name, created_at)
      values (${district_id}, ${id}, 'staff', ${name}, ${new Date(founded)})`.execute(tx)
  }
  const [officer] = people
  await sql`
    insert into identity.account (district_id, account, person_id, password_hash, changed_at)
    values (${district_id}, 'jiuzhou', ${officer?.id}, ${await argon2.hash(DEMONSTRATION_PASSWORD)}, ${CUT_OFF})`.execute(
    tx,
  )
  return people
}

function stepsOf(model: Organisation, people: DemoPerson[], random: Random): PlanStep[] {
  const { places, roster } = model
  const made = () => idAt(MADE.getTime(), random)
  const [street, centre] = [made(), made()]
  const [district] = placesOf(places, 'district')
  const communities = MOVED.map((code) => places.get(code)).filter((place) => place !== undefined)
  return [
    {
      kind: 'create_area',
      new_id: street,
      level: 'street',
      parent_id: district?.id ?? '',
      code: STREET,
      name: '九州街道',
      is_assumed: true,
    },
    { kind: 'move_areas', area_ids: communities.map(({ id }) => id), to_id: street },
    ...communities.map(
      ({ id: area_id }, at): PlanStep => ({
        kind: 'recode_area',
        area_id,
        code: `${STREET}${String(at + 1).padStart(3, '0')}`,
      }),
    ),
    ...officeSteps(model, { street, centre, office: made(), communities }),
    ...people.map(
      ({ id: person_id }, at): PlanStep => ({
        kind: 'appoint',
        new_id: made(),
        person_id,
        unit_id: centre,
        post_kind: POSTS[at] ?? 'centre_duty',
        area_id: null,
      }),
    ),
    { kind: 'hand_over', from_unit_id: roster.keyed('centre 371502003').id, to_unit_id: centre },
  ]
}

const POSTS = ['centre_duty', 'centre_duty', 'centre_head', 'centre_intake'] as const

/** The office of the new street with its centre, and the committees that come under it. */
function officeSteps(
  { roster }: Organisation,
  at: { street: string; office: string; centre: string; communities: readonly Place[] },
): PlanStep[] {
  return [
    {
      kind: 'create_unit',
      new_id: at.office,
      unit_kind: 'government',
      name: '九州街道办事处',
      area_id: at.street,
      parent_id: roster.keyed('government').id,
      phone: '0635-0009001',
    },
    {
      kind: 'create_unit',
      new_id: at.centre,
      unit_kind: 'centre',
      name: '九州街道一站式矛盾纠纷调解中心',
      area_id: at.street,
      parent_id: at.office,
      phone: '0635-0009002',
    },
    {
      kind: 'move_units',
      unit_ids: at.communities.map(({ code }) => roster.keyed(`committee ${code}`).id),
      area_id: null,
      parent_id: at.office,
    },
  ]
}
