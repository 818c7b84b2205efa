import type { Output } from '@linli/contract/endpoint'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

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
          { id, note: '换了灯泡', file_ids: [await aPhoto(app, world, 'sun_lights')] },
          tokens.sun_lights,
        ),
    ],
    ['verified', () => app.must(matters.verify, { id, note: '亮了' }, tokens.wang_grid1)],
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
