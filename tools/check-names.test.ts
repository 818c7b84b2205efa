import { expect, test } from 'vitest'
import { checkNames } from './check-names.ts'
import { withTree } from './sample-tree.ts'

async function refusals(files: Record<string, string>) {
  const complaints = await withTree(files, checkNames)
  return complaints.map(({ file, line, text }) => `${file}:${line} ${text}`)
}

const long = (lines: number) => 'x()\n'.repeat(lines)
const COMMAND = `
/** Reports. */
export async function reportMatter(a: number) {
  return [1, 2] as const
}
`

test('a tree in order has no complaints', async () => {
  const files = {
    'server/src/modules/matters/report-matter.ts': COMMAND,
    'server/src/modules/matters/index.ts': `import { reportMatter } from './report-matter.ts'
      implement({ report: { roles: [], run: reportMatter } })`,
    'server/src/modules/matters/report-matter.test.ts': long(499),
    'server/src/modules/matters/queries.ts': long(299),
    'web/src/features/matters/MatterCard.tsx': 'export function MatterCard() {}',
    'web/src/features/matters/useMatter.ts': 'export function useMatter() {}',
    'web/src/surfaces/desk/routes.tsx': 'export const routes = []',
    'server/src/platform/clock.ts': 'const now = new Date()',
    'server/src/modules/matters/due-time.ts': 'const day = new Date(ctx.now)',
  }
  expect(await refusals(files)).toEqual([])
})

test.each([
  ['server/src/platform/utils.ts', '', 'says nothing'],
  ['web/src/shared/card.ts', '', 'says nothing'],
  ['server/src/platform/workDays.ts', '', 'kebab-case'],
  ['web/src/ui/stat-card.tsx', 'export function StatCard() {}', 'PascalCase'],
  ['server/src/platform/db.ts', long(301), '301 lines'],
  ['server/src/platform/db.test.ts', long(501), '501 lines'],
  ['server/src/modules/matters/matter-service.ts', '', 'no layers'],
  ['server/src/modules/matters/a/b/report-matter.ts', '', 'one folder deep'],
  ['web/src/lib/client.ts', 'export default 1', 'no default exports'],
  ['web/src/lib/client.ts', 'export default function client() {}', 'no default exports'],
  ['web/src/lib/client.ts', 'const x: any = 1', 'no any'],
  ['web/src/lib/client.ts', 'const x = y!.z', 'no !'],
  ['web/src/lib/client.ts', 'const x = y as string', 'no "as"'],
  ['server/src/modules/matters/a-b.ts', 'const x = new Date()', 'only clock'],
  ['server/src/modules/matters/a-b.ts', 'const x = Date.now()', 'only clock'],
  ['server/src/modules/matters/a-b.ts', 'const x = process.env.HOME', 'platform/config.ts'],
  ['server/src/platform/db.ts', `x() // ${'TO'}DO later`, 'do it, or write an issue'],
  ['server/src/platform/db.ts', 'export function open() {}', 'says in a sentence'],
  ['contract/src/fields.ts', 'export const open = () => 1', 'says in a sentence'],
  ['web/src/lib/client.ts', `function f() {\n${long(50)}}`, 'a function of 52 lines'],
  ['web/src/ui/Card.tsx', `function Card() {\n${long(80)}}`, 'a function of 82 lines'],
  ['web/src/lib/client.ts', 'function f(a, b, c, d, e) {}', '5 parameters'],
  [
    'web/src/lib/client.ts',
    `function f() {\n${long(30)}run(() => {\n${long(60)}})\n}`,
    'a function of 62 lines',
  ],
])('%s with %j is refused: %s', async (file, text, reason) => {
  expect(await refusals({ [file]: text })).toEqual([expect.stringContaining(reason)])
})

test('a command lies in a file of its own name', async () => {
  const files = {
    'server/src/modules/matters/report-matter.ts': COMMAND.replace('reportMatter', 'report'),
    'server/src/modules/matters/index.ts': `import { report } from './report-matter.ts'
      implement({ report: { roles: [], run: report } })`,
  }
  expect(await refusals(files)).toEqual([expect.stringContaining('so it exports reportMatter')])
})

test('a module has one name on three sides, and an operation one in code and address', async () => {
  const promise = (path: string) => ({
    'contract/src/matters.ts': `export const matters = { get: query('${path}', A, B) }`,
  })
  const server = { 'server/src/main.ts': '', 'server/src/modules/matters/index.ts': '' }
  const words = { 'web/src/words/zh-CN/matters.ts': '' }
  expect(await refusals({ ...promise('/matters.get'), ...server, ...words })).toEqual([])
  expect(await refusals({ ...promise('/matter.read'), ...server, ...words })).toEqual([
    expect.stringContaining('its address is /matters.get'),
  ])
  expect(await refusals({ ...promise('/matters.get'), 'server/src/main.ts': '' })).toEqual([
    expect.stringContaining('nobody keeps this promise'),
  ])
  const others = { 'web/src/words/zh-CN/org.ts': '' }
  expect(await refusals({ ...promise('/matters.get'), ...server, ...others })).toEqual([
    expect.stringContaining('it has no words'),
  ])
})
