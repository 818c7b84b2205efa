import { randomUUID } from 'node:crypto'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { type Plan, reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** The day on which tests begin. */
export const TODAY = '2022-09-05'

/** Draws a plan up as the administrator: title, basis, day and steps. */
export async function aPlan(
  app: TestApp,
  { tokens }: World,
  steps: PlanStep[],
  day = TODAY,
): Promise<Plan> {
  const head = { title: '区划调整', basis: '聊政字〔2022〕9号', day }
  const plan = await app.must(reorganisations.draft, head, tokens.admin)
  const { id, revision } = plan
  return app.must(reorganisations.save, { id, revision, ...head, steps }, tokens.admin)
}

/** Draws a plan up and has it checked. */
export async function aCheckedPlan(
  app: TestApp,
  world: World,
  steps: PlanStep[],
  day = TODAY,
): Promise<Plan> {
  const { id } = await aPlan(app, world, steps, day)
  await app.must(reorganisations.check, { id }, world.tokens.admin)
  await app.runJobs()
  return app.must(reorganisations.get, { id }, world.tokens.admin)
}

/** The leader approves, and the worker carries out what is for today. A moment passes, so that what follows comes later. */
export async function carryOut(
  app: TestApp,
  { tokens }: World,
  { id, revision }: Plan,
): Promise<Plan> {
  await app.must(reorganisations.approve, { id, revision }, tokens.zheng_leader)
  await app.runJobs()
  tick(app)
  return app.must(reorganisations.get, { id }, tokens.zheng_leader)
}

/** The leader takes it back, and the worker does so. */
export async function takeBack(app: TestApp, { tokens }: World, { id }: Plan): Promise<Plan> {
  await app.must(reorganisations.undo, { id }, tokens.zheng_leader)
  await app.runJobs()
  tick(app)
  return app.must(reorganisations.get, { id }, tokens.zheng_leader)
}

/** Lets a second pass. */
export function tick({ clock }: TestApp, ms = 1_000): void {
  clock.set(new Date(clock.now().getTime() + ms))
}

/** A new street beside the two of the world, its centre with a duty officer, and the community that goes there. */
export function recut({ areas, units, people }: World, moved: keyof World['areas'] = 'fengyuan') {
  const [street, office, centre] = [randomUUID(), randomUUID(), randomUUID()]
  const steps: PlanStep[] = [
    {
      kind: 'create_area',
      new_id: street,
      level: 'street',
      parent_id: areas.district,
      code: '371502012',
      name: '九州街道',
      is_assumed: true,
    },
    { kind: 'move_areas', area_ids: [areas[moved]], to_id: street },
    {
      kind: 'create_unit',
      new_id: office,
      unit_kind: 'government',
      name: '九州街道办事处',
      area_id: street,
      parent_id: null,
      phone: null,
    },
    {
      kind: 'create_unit',
      new_id: centre,
      unit_kind: 'centre',
      name: '九州街道社会治理服务中心',
      area_id: street,
      parent_id: office,
      phone: '0635-1000012',
    },
    {
      kind: 'appoint',
      new_id: randomUUID(),
      person_id: people.zhou_street,
      unit_id: centre,
      post_kind: 'centre_duty',
      area_id: null,
    },
    { kind: 'hand_over', from_unit_id: units.street_centre, to_unit_id: centre },
  ]
  return { street, office, centre, steps }
}

/** Every row that a plan may touch, in a form that can be compared; counts of nought are as good as absent. */
export async function everythingIn(app: TestApp): Promise<Record<string, unknown[]>> {
  const { db } = app.services.database
  const found: Record<string, unknown[]> = {}
  for (const table of TABLES) {
    const rows = await sql<{ row: unknown }>`
      select to_jsonb(t) as row from ${sql.table(table)} as t
      ${table.startsWith('platform.') ? sql`where n <> 0` : sql``} order by to_jsonb(t)::text`.execute(
      db,
    )
    found[table] = rows.rows.map(({ row }) => row)
  }
  return found
}

const TABLES = [
  'org.area',
  'org.area_past',
  'org.unit',
  'org.unit_past',
  'org.post',
  'org.successor',
  'org.plan_deed',
  'org.unit_carried',
  'joint.task',
  'supervision.order_sheet',
  'assessments.seat',
  'groups.group',
  'matters.matter',
  'matters.relocated',
  'matters.restatement',
  'platform.tally_now',
  'platform.tally_day',
] as const
