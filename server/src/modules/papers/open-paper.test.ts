import { papers } from '@linli/contract/papers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aPhoto } from '../documents/testing.ts'
import { registerPapers } from './open-paper.ts'
import { paperAddress } from './sign-address.ts'
import { sampleFacts, wordsOf } from './testing.ts'
import { joinPapers, writePaper } from './write-paper.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const SUBJECT = '0190a0a0-0000-7000-8000-000000000001'

test('the list names every form once, in the order of a case file', async () => {
  const forms = await app.must(papers.list, {}, world.tokens.zhao_street)
  expect(forms).toHaveLength(35)
  expect(forms[0]?.id).toBe('volume_cover')
  expect(forms.at(-1)?.id).toBe('volume_back')
  expect(forms.every(({ basis }) => basis.length > 0)).toBe(true)
  expect((await app.call(papers.list, {}, world.tokens.resident)).status).toBe(403)
})

test('a blank form opens in both formats for staff, and for nobody else', async () => {
  const open = (name: string, as?: string) =>
    app.raw('GET', `/files/papers/blank/${name}`, as ? { as } : {})
  const pdf = await open('application.pdf', world.tokens.zhao_street)
  expect(pdf.status).toBe(200)
  expect((await wordsOf(pdf.body)).join('')).toContain('人民调解申请书')
  const docx = await open('application.docx', world.tokens.zhao_street)
  expect(docx.body.subarray(0, 2).toString()).toBe('PK')
  for (const name of ['nothing.pdf', 'application.exe', 'application']) {
    expect((await open(name, world.tokens.zhao_street)).status, name).toBe(404)
  }
  expect((await open('application.pdf', world.tokens.resident)).status).toBe(404)
})

test('an address opens for its person, for ten minutes, and where its source still says so', async () => {
  let is_visible = true
  registerPapers('test', async (_context, { subject_id }) =>
    is_visible && subject_id === SUBJECT ? sampleFacts('receipt') : null,
  )
  const actor = { district_id: 371502, person_id: world.people.zhao_street }
  const context = { actor, keys: app.services.keys, now: app.clock.now() } as never
  const address = (subject_id: string, source = 'test') =>
    paperAddress(context, { source, subject_id, paper: 'receipt', format: 'pdf' })
  const open = async (url: string, as = world.tokens.zhao_street) =>
    (await app.raw('GET', url, { as })).status
  expect(await open(address(SUBJECT))).toBe(200)
  expect(await open(address(SUBJECT), world.tokens.zhou_street)).toBe(404)
  expect(await open(address(SUBJECT, 'other'))).toBe(404)
  expect(await open(address(world.people.resident))).toBe(404)
  expect(await open(`${address(SUBJECT).slice(0, -4)}AAAA`)).toBe(404)
  expect(await open('/files/papers/x.y')).toBe(404)
  const reply = await app.raw('GET', address(SUBJECT), { as: world.tokens.zhao_street })
  expect(reply.headers['content-disposition']).not.toContain(encodeURIComponent('肖'))
  expect(reply.headers['cache-control']).toBe('no-store')
  is_visible = false
  expect(await open(address(SUBJECT))).toBe(404)
  is_visible = true
  const url = address(SUBJECT)
  app.clock.set(new Date(app.clock.now().getTime() + 11 * 60_000))
  expect(await open(url)).toBe(404)
})

test('papers and pictures become one volume; numbered pages count, the cover does not', async () => {
  const cover = await writePaper('volume_cover', {}, 'pdf')
  const receipt = await writePaper('receipt', {}, 'pdf')
  const photo = await aPhoto({ width: 600, height: 900 })
  const parts = [
    { kind: 'pdf' as const, bytes: cover.bytes },
    { kind: 'pdf' as const, bytes: receipt.bytes, is_numbered: true },
    {
      kind: 'picture' as const,
      bytes: photo,
      caption: '当事人身份证明：肖𬱖𬱖',
      is_numbered: true,
    },
  ]
  const volume = await joinPapers('卷宗', parts)
  expect(volume.pages).toBe(3)
  const [first, second, third] = await wordsOf(volume.bytes)
  expect(first).not.toMatch(/\d/)
  expect(second).toMatch(/1$/)
  expect(third).toContain('2')
  expect(third).toContain('肖𬱖𬱖')
  const again = await joinPapers('卷宗', parts)
  expect(Buffer.compare(Buffer.from(volume.bytes), Buffer.from(again.bytes))).toBe(0)
})

test('what goes wrong in the thread comes back as a fault, and the thread goes on', async () => {
  await expect(
    joinPapers('卷宗', [{ kind: 'pdf', bytes: Buffer.from('no pdf') }]),
  ).rejects.toThrow()
  expect((await writePaper('receipt', {}, 'pdf')).pages).toBe(1)
})
