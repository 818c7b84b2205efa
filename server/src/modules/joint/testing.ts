import type { Input, Output } from '@linli/contract/endpoint'
import { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

export const TWO_DAYS = { unit: 'hours', value: 48 } as const

/** Gives a unit a task on a matter by the duty officer of its street; answers the work with it. */
export function aTask(
  app: TestApp,
  world: World,
  id: string,
  more: Partial<Input<typeof joint.give_task>> = {},
): Promise<Output<typeof joint.give_task>> {
  const task = { id, unit_id: world.units.property, what: '关掉地下车库的水阀', due: TWO_DAYS }
  return app.must(joint.give_task, { ...task, ...more }, world.tokens.zhao_street)
}

/** The only task, or the last, of what a command answered. */
export function lastTask(work: Output<typeof joint.get_work>) {
  const task = work.tasks.at(-1)
  if (!task) throw new Error('no task')
  return task
}

/** A unit of the small district with one person who works in it; answers its id and a token of theirs. */
export async function aUnit(
  app: TestApp,
  world: World,
  named: { name: string; person: string; kind?: string; post?: string; area_id?: string },
): Promise<{ id: string; token: string; person_id: string }> {
  const { db } = app.services.database
  const [id, person_id] = [newId(app.clock.now()), newId(app.clock.now())]
  const area_id = named.area_id ?? world.areas.district
  const phone = `139${String(1_000_0000 + Math.floor(Math.random() * 8_999_9999))}`
  await sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from)
    values (${world.district_id}, ${id}, ${named.kind ?? 'department'}, ${named.name}, ${area_id}, '2022-01-01')`.execute(
    db,
  )
  await sql`insert into identity.person (district_id, id, kind, public_name, sealed_phone, created_at)
    values (${world.district_id}, ${person_id}, 'staff', ${named.person}, ${app.services.keys.seal(phone)}, ${app.clock.now()})`.execute(
    db,
  )
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (${world.district_id}, ${newId(app.clock.now())}, ${person_id}, ${id}, ${named.post ?? 'department_handler'}, ${area_id}, '2022-01-01')`.execute(
    db,
  )
  return { id, person_id, token: await app.signIn(person_id) }
}
