import { broadcast } from '@linli/contract/broadcast'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { publicUrl } from '#platform/config'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld } from '../../../test/world.ts'
import { bindGroup, groupIn } from '../broadcast/testing.ts'
import { aSearch } from './testing.ts'

let app: TestApp | undefined
afterEach(async () => {
  await app?.close()
  app = undefined
})

interface Given {
  text: string
  link: { url: string }
}

/** A talk here and a WeChat group into which somebody pastes, both told of somebody. */
async function told(public_url: string | null) {
  const made = await testApp({ public_url })
  app = made
  const world = await makeWorld(made)
  await groupIn(made, world, 'grid1')
  const outside = await groupIn(made, world, 'grid1', { name: '微信群', isEmpty: true })
  await bindGroup(made, outside, { kind: 'manual', presser_id: world.people.li_grid2 })
  const { id, card_path } = await aSearch(made, world)
  const { db } = made.services.database
  const said = await sql<{
    text: string
  }>`select text from groups.message where card_id = ${id}`.execute(db)
  const kept = await sql<{ sealed: Buffer }>`
    select distinct c.id, c.sealed from channels.delivery as d join channels.content as c on c.id = d.content_id
    where d.about_noun = 'broadcast'`.execute(db)
  const given = kept.rows.map(({ sealed }): Given => JSON.parse(made.services.keys.unseal(sealed)))
  const sent = await sql<{
    id: string
  }>`select id from broadcast.broadcast where about_id = ${id}`.execute(db)
  const seen = await made.must(
    broadcast.get,
    { id: sent.rows[0]?.id ?? '' },
    world.tokens.qian_district,
  )
  return { card_path, said: said.rows, given, seen }
}

test('outside the link is a whole address; in a talk here it is the path', async () => {
  const { card_path, said, given } = await told('https://linli.example.cn')
  expect(said.map(({ text }) => text.split('\n').at(-1))).toEqual([card_path])
  expect(given.map(({ link }) => link.url)).toEqual([`https://linli.example.cn${card_path}`])
  expect(given[0]?.text).toContain(`https://linli.example.cn${card_path}`)
})

test('where nobody has said the address nothing that leads to a page goes outside, and the place says why', async () => {
  const { said, given, seen } = await told(null)
  expect(said).toHaveLength(1)
  expect(given).toEqual([])
  expect(seen.places).toContainEqual({ way: 'manual', state: 'no_address', n: 1 })
  expect(seen.progress.outside_sent).toBe(0)
  expect(seen.state).toBe('done')
})

test.each([
  [undefined, null],
  ['', null],
  ['https://linli.example.cn/', 'https://linli.example.cn'],
  ['http://10.1.2.3:8520', 'http://10.1.2.3:8520'],
])('the address %s is read as %s', (said, read) => expect(publicUrl(said)).toBe(read))

test.each([
  'linli.example.cn',
  'javascript:alert(1)',
  'https://a.cn/linli',
  'https://a.cn/?x=1',
  'https://u@a.cn',
])('%s is no address, and the start says so', (said) =>
  expect(() => publicUrl(said)).toThrow('LINLI_PUBLIC_URL'),
)
