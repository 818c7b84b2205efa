import type { Input, Output } from '@linli/contract/endpoint'
import { lost_person } from '@linli/contract/lost_person'
import type { Schedule } from '#platform/module'
import { runJob } from '#platform/operate'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { aUnit } from '../joint/testing.ts'

/** An old man in blue, as a grid worker opens him at ten at night. */
export const OLD_MAN = {
  kind: 'found_unidentified',
  sex: 'male',
  age_from: 70,
  age_to: 80,
  height_cm: 168,
  clothing: '蓝色中山装、黑布鞋',
  features: '左手少一指',
  needs_care: '说不清家在哪',
} as const

type Opened = Output<typeof lost_person.get>

/** Opens a case inside the first grid by its grid worker, half an hour after it happened. */
export function aCase(
  app: TestApp,
  world: World,
  more: Partial<Input<typeof lost_person.open>> = {},
  as: string = world.tokens.wang_grid1,
): Promise<Opened> {
  return app.must(
    lost_person.open,
    {
      ...OLD_MAN,
      happened_at: new Date(app.clock.now().getTime() - 60_000).toISOString(),
      position: world.inside,
      place_words: '小区北门长椅',
      ...more,
    },
    as,
  )
}

/** A photo of somebody, sent and checked; answers its id. */
export async function aFace(app: TestApp, as: string): Promise<string> {
  return (await aFile(app, as, { kind: 'photo', bytes: await aPhoto() })).id
}

/** The police station of the first street, with an officer. */
export function police(app: TestApp, world: World) {
  return aUnit(app, world, {
    name: '新区派出所',
    person: '曹警官',
    kind: 'police_station',
    post: 'police_officer',
    area_id: world.areas.xinqu,
  })
}

/** Opened, the police told, agreed to by two, and told to the groups of the grid. */
export async function aSearch(
  app: TestApp,
  world: World,
  more: Partial<Input<typeof lost_person.open>> = {},
  ring: Input<typeof lost_person.ask_release>['ring'] = 'community',
): Promise<Opened> {
  const { tokens } = world
  const { id, kind } = await aCase(app, world, more)
  await app.must(lost_person.tell_police, { id, whom: '新区派出所 曹警官' }, tokens.wang_grid1)
  if (kind === 'found_unidentified' || ['adjacent', 'street', 'district'].includes(ring)) {
    await app.must(
      lost_person.ask_release,
      { id, ring, reason: '家属一直没找到' },
      tokens.wang_grid1,
    )
    await app.must(
      lost_person.release,
      { id },
      ring === 'district' ? tokens.qian_district : tokens.zhao_street,
    )
  }
  const seen = await app.must(lost_person.publish, { id }, tokens.wang_grid1)
  await app.runJobs()
  return seen
}

/** Lets minutes pass on the stopped clock. */
export function pass(app: TestApp, minutes: number): void {
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))
}

/** Runs a schedule of the small district once, and the jobs that it leaves. */
export async function everyOnce(app: TestApp, run: Schedule['run']): Promise<void> {
  await runJob(app.services, { name: 'test', actor: jobActor(371502), subject_id: null }, run)
  await app.runJobs()
}
