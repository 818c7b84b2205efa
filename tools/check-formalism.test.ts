import { expect, test } from 'vitest'
import { checkFormalism } from './check-formalism.ts'
import { withTree } from './sample-tree.ts'

test.each([
  ['web/src/words/zh-CN/org.ts', `export const words = { a: '每日签到' }`],
  ['web/src/words/zh-CN/org.ts', `export const words = { a: '网格员排名' }`],
  ['web/src/words/zh-CN/org.ts', `export const words = { a: '在线时长' }`],
  ['server/migrations/0001_x.sql', 'alter table t add column last_check_in_at timestamptz;'],
  ['server/migrations/0001_x.sql', 'create table worker_quota (n int);'],
  ['contract/src/org.ts', 'const A = { leaderboard: 1 }'],
  ['contract/src/org.ts', 'const A = { minutes_online: 1 }'],
])('%s: %s is refused', async (file, text) => {
  const found = await withTree({ [file]: `\n${text}` }, checkFormalism)
  expect(found).toMatchObject([{ file, line: 2 }])
})

test('signing in, ordering a list and saying that we do without are no formalism', async () => {
  const files = {
    'contract/src/identity.ts': `export const identity = { sign_in: 1 }`,
    'server/migrations/0001_x.sql': 'create index on t (rank_order);',
    'web/src/words/zh-CN/org.ts': `export const words = { a: '不用签到，不打卡，不排名，不看在线时长' }`,
  }
  expect(await withTree(files, checkFormalism)).toEqual([])
})
