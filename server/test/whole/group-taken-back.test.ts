import { batches } from '@linli/contract/batches'
import { groups } from '@linli/contract/groups'
import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { everySendTexts } from '../../src/modules/batches/every-send-texts.ts'
import { aGroup, aMessage } from '../../src/modules/groups/testing.ts'
import { aPhoto } from '../../src/modules/matters/testing.ts'
import { jobActor } from '../../src/wiring.ts'
import { type TestApp, testApp } from '../harness.ts'
import { makeWorld, type World } from '../world.ts'

let app: TestApp
let world: World
let group_id: string
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  group_id = await aGroup(app, world)
})
afterAll(() => app?.close())

const later = (minutes: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))

/** A street light out of the talk of the group, up to where the centre closes it. */
async function verified(): Promise<string> {
  const { tokens, units } = world
  const said = await aMessage(app, tokens.resident, { group_id, text: '路灯不亮' })
  const raising = { group_id, message_ids: [said.id], unit_id: units.lights }
  const { matter_id: id } = await app.must(groups.raise_matter, raising, tokens.wang_grid1)
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  const done = { id, outcome: 'solved' as const, note: '换了灯泡', file_ids }
  await app.must(matters.resolve, done, tokens.sun_lights)
  await app.must(matters.verify, { id, outcome: 'solved' }, tokens.wang_grid1)
  return id
}

async function closeTogether(ids: string[]): Promise<string> {
  const { zhao_street } = world.tokens
  const act = { act: { action: 'close' as const }, rows: { ids } }
  const { id } = await app.must(batches.prepare, act, zhao_street)
  await app.must(batches.run, { id }, zhao_street)
  return id
}

async function runAll(): Promise<void> {
  const job = { name: 'every.batches.send_texts', actor: jobActor(371502), subject_id: null }
  await runJob(app.services, job, everySendTexts)
  await app.runJobs()
}

const told = async () =>
  (await app.must(groups.list_messages, { group_id, limit: 100 }, world.tokens.resident)).items
    .filter(({ text }) => text?.includes('办结') || text?.includes('重新办理'))
    .map(({ card }) => card?.id)

test('of ends that are told together the group hears when they can no more be taken back, and never of those that were', async () => {
  const [kept, dropped] = [await verified(), await verified()]
  await closeTogether([kept])
  const undone = await closeTogether([dropped])
  await runAll()
  expect(await told()).toEqual([])
  await app.must(batches.undo, { id: undone }, world.tokens.zhao_street)
  later(29)
  await runAll()
  expect(await told()).toEqual([])
  later(2)
  for (let again = 0; again < 2; again++) await runAll()
  expect(await told()).toEqual([kept])
  const [card] = await app.must(
    groups.list_cards,
    { group_id, matter_ids: [dropped] },
    world.tokens.resident,
  )
  expect(card).toMatchObject({ status: 'verified', closed_at: null })
  // Closed again, this time for good, it is told like any other.
  await closeTogether([dropped])
  later(31)
  await runAll()
  expect(await told()).toEqual([kept, dropped])
})
