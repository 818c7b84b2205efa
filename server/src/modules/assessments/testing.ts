import { randomUUID } from 'node:crypto'
import { type Assessment, assessments, type Minutes } from '@linli/contract/assessments'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** The post that a person of the small district holds. */
export async function postOf(app: TestApp, person_id: string): Promise<string> {
  const found = await sql<{
    id: string
  }>`select id from org.post where person_id = ${person_id}`.execute(app.services.database.db)
  return found.rows[0]?.id ?? ''
}

/** The police station of the first street with one officer, signed in. */
export async function aStation(app: TestApp, world: World) {
  const { db } = app.services.database
  const now = app.clock.now()
  const [unit_id, person_id] = [newId(now), newId(now)]
  await sql`insert into org.unit (district_id, id, kind, name, area_id, phone, valid_from)
    values (371502, ${unit_id}, 'police_station', '新区派出所', ${world.areas.xinqu}, '0635-1000110', '2022-01-01')`.execute(
    db,
  )
  await sql`insert into identity.person (district_id, id, kind, public_name, sealed_phone, created_at)
    values (371502, ${person_id}, 'staff', '马警官', ${app.services.keys.seal('13900000110')}, ${now})`.execute(
    db,
  )
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${newId(now)}, ${person_id}, ${unit_id}, 'police_officer', ${world.areas.xinqu}, '2022-01-01')`.execute(
    db,
  )
  const token = await app.signIn(person_id)
  return { unit_id, person_id, token, post_id: await postOf(app, person_id) }
}

/** Minutes that lack nothing: the housing office leads, the property firm helps, the lights office is of another mind. */
export function fullMinutes(world: World): Minutes {
  return {
    facts: '楼道堆物和路灯不亮是同一处。',
    points: '谁来清运。',
    options: [{ id: randomUUID(), what: '物业清运', pros: '快', cons: '费用没有着落' }],
    decision: '住建局牵头，物业三日内清完。',
    basis: [{ id: randomUUID(), rule: '聊城市物业管理条例' }],
    lead: { id: world.units.housing, name: '随便写的名字' },
    is_designation: true,
    tasks: [
      {
        id: randomUUID(),
        unit: { id: world.units.property, name: '凤苑物业' },
        what: '清运楼道堆物',
        due_on: '2022-09-08',
      },
    ],
    dissent: [{ id: randomUUID(), who: '路灯管理所', what: '线路不归我们管，应由物业负责。' }],
    questions: '费用从哪里出。',
    next_meeting_on: '2022-09-20',
  }
}

/** A meeting on these matters, called by the street's centre for 14:00, chaired by the district's leader. */
export async function aMeeting(
  app: TestApp,
  world: World,
  matter_ids: string[],
  invited: { post_id: string }[] = [],
): Promise<Assessment> {
  return app.must(
    assessments.plan,
    {
      matter_ids,
      topic: '楼道堆物与路灯',
      meets_at: '2022-09-05T06:00:00Z',
      place: '新区街道三楼会议室',
      chair_post_id: await postOf(app, world.people.zheng_leader),
      seats: [...invited, { guest_name: '吕律师', guest_office: '昌明律师事务所' }],
    },
    world.tokens.zhao_street,
  )
}

/** The same held at its hour, with minutes that lack nothing, ready to be signed. */
export async function aHeldMeeting(
  app: TestApp,
  world: World,
  matter_ids: string[],
  change: Partial<Minutes> = {},
): Promise<Assessment> {
  const { zhao_street } = world.tokens
  const { id, version } = await aMeeting(app, world, matter_ids)
  app.clock.set(new Date('2022-09-05T07:00:00Z'))
  const minutes = { ...fullMinutes(world), ...change }
  const recorded = await app.must(assessments.record, { id, version, minutes }, zhao_street)
  return app.must(
    assessments.hold,
    { id, version: recorded.version, absent_seat_ids: [] },
    zhao_street,
  )
}
