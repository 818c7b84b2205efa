import { channels } from '@linli/contract/channels'
import type { Output } from '@linli/contract/endpoint'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { runJob } from '#platform/operate'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'

type Stage = 'reported' | 'accepted' | 'assigned' | 'handling' | 'resolved' | 'verified' | 'closed'

/** A broken street light of the resident in grid 1, brought to a stage by the people whose work it is. */
export async function aMatter(
  app: TestApp,
  world: World,
  stage: Stage,
): Promise<Output<typeof matters.get>> {
  const { tokens } = world
  const made = await app.must(
    matters.report,
    {
      description: '路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building2,
    },
    tokens.resident,
  )
  const { id } = made
  const steps: [Stage, () => Promise<unknown>][] = [
    ['accepted', () => app.must(matters.accept, { id }, tokens.wang_grid1)],
    [
      'assigned',
      () => app.must(matters.assign, { id, unit_id: world.units.lights }, tokens.zhao_street),
    ],
    ['handling', () => app.must(matters.handle, { id }, tokens.sun_lights)],
    [
      'resolved',
      async () =>
        app.must(
          matters.resolve,
          {
            id,
            outcome: 'solved',
            note: '换了灯泡',
            file_ids: [await aPhoto(app, world, 'sun_lights')],
          },
          tokens.sun_lights,
        ),
    ],
    [
      'verified',
      () => app.must(matters.verify, { id, outcome: 'solved', note: '亮了' }, tokens.wang_grid1),
    ],
    ['closed', () => app.must(matters.close, { id }, tokens.zhao_street)],
  ]
  if (stage !== 'reported') {
    for (const [reached, step] of steps) {
      await step()
      if (reached === stage) break
    }
  }
  return app.must(matters.get, { id }, tokens.qian_district)
}

/** The row of a stored photo that somebody has added; its bytes do not matter here. */
export async function aPhoto(
  app: TestApp,
  world: World,
  by: keyof World['people'],
): Promise<string> {
  const id = newId(app.clock.now())
  await sql`insert into documents.file (district_id, id, kind, media_type, bytes, sha256, width, height, added_by, added_at)
    values (${world.district_id}, ${id}, 'photo', 'image/jpeg', 1, 'x', 1, 1, ${world.people[by]}, ${app.clock.now()})`.execute(
    app.services.database.db,
  )
  return id
}

/** Runs a schedule of the module for the district, as the worker does. */
export async function runSchedule(
  app: TestApp,
  run: (ctx: CommandContext) => Promise<void>,
): Promise<void> {
  await runJob(app.services, { name: 'test', actor: jobActor(371502), subject_id: null }, run)
}

/** What was texted to a phone, the newest first. */
export async function textsTo(app: TestApp, phone: string): Promise<string[]> {
  const tray = await app.must(channels.list_tray, { phone })
  return tray.map(({ text }) => text)
}

/** Gives a person of staff a phone. */
export async function givePhone(app: TestApp, person_id: string, phone: string): Promise<void> {
  await sql`update identity.person set sealed_phone = ${app.services.keys.seal(phone)} where id = ${person_id}`.execute(
    app.services.database.db,
  )
}
