import { expect, test } from 'vitest'
import { checkBoundaries } from './check-boundaries.ts'
import { withTree } from './sample-tree.ts'

const MAP = `export const MODULES = { org: [], matters: ['org'], audit: [] } as const`
const IN_ORDER = {
  'server/src/modules/map.ts': MAP,
  'server/src/modules/org/index.ts': `import { z } from 'zod'`,
  'server/src/modules/audit/index.ts': '',
  'server/src/modules/matters/index.ts': `
    import { listUnits } from '#modules/org'
    import type { Tx } from '#platform/db'
    import { sql } from 'kysely'
    import './report-matter.ts'`,
}

async function refusals(files: Record<string, string>) {
  const complaints = await withTree({ ...IN_ORDER, ...files }, checkBoundaries)
  return complaints.map(({ file, line, text }) => `${file}:${line} ${text}`)
}

test('a tree in order has no complaints', async () => {
  expect(await refusals({})).toEqual([])
})

test.each([
  ['contract/src/matters.ts', `import Fastify from 'fastify'`],
  ['contract/src/matters.ts', `export { x } from '../../server/src/main.ts'`],
  ['server/src/platform/http.ts', `import { matters } from '#modules/matters'`],
  ['server/src/platform/http.ts', `import { Matter } from '@linli/contract/matters'`],
  ['server/src/modules/org/on-x.ts', `import { matters } from '#modules/matters'`],
  ['server/src/modules/matters/a-b.ts', `import { x } from '../org/queries.ts'`],
  ['server/src/modules/matters/a-b.ts', `import pg from 'pg'`],
  ['server/src/modules/matters/a-b.ts', `const f = await import('fastify')`],
  ['server/src/modules/matters/a-b.ts', `type F = import('fastify').FastifyInstance`],
  ['server/src/modules/matters/a-b.ts', `import { start } from '../../main.ts'`],
  ['web/src/ui/Timeline.tsx', `import { matters } from '@linli/contract/matters'`],
  ['web/src/ui/Timeline.tsx', `import { api } from '../lib/client.ts'`],
  ['web/src/features/org/Unit.tsx', `import { MatterCard } from '../matters/MatterCard.tsx'`],
  ['web/src/surfaces/desk/routes.tsx', `import { Home } from '../resident/pages/Home.tsx'`],
  ['web/src/surfaces/desk/routes.tsx', `import { readFile } from 'node:fs'`],
  ['web/src/lib/client.ts', `import { MatterCard } from '../features/matters/MatterCard.tsx'`],
])('%s may not: %s', async (file, text) => {
  expect(await refusals({ [file]: `\n${text}` })).toEqual([expect.stringContaining(`${file}:2 `)])
})

test.each([
  ['web/src/features/matters/MatterCard.tsx', `import { UnitName } from '../org/UnitName.tsx'`],
  ['web/src/surfaces/desk/routes.tsx', `import type { Matter } from '@linli/contract/matters'`],
  ['server/src/main.ts', `import { matters } from '#modules/matters'`],
  ['server/src/modules/matters/a-b.test.ts', `import { start } from '../../../test/harness.ts'`],
])('%s may: %s', async (file, text) => {
  expect(await refusals({ [file]: text })).toEqual([])
})

test('a map that goes round in a circle, or leaves out a folder, is refused', async () => {
  const circle = `export const MODULES = { org: ['matters'], matters: ['org'], audit: [] }`
  expect(await refusals({ 'server/src/modules/map.ts': circle })).toContainEqual(
    expect.stringContaining('org can reach itself'),
  )
  expect(await refusals({ 'server/src/modules/groups/index.ts': '' })).toContainEqual(
    expect.stringContaining('groups is a folder of modules but not in the map'),
  )
})

test('a module writes its own tables and reads only those it may use', async () => {
  const sql = (text: string) => ({ 'server/src/modules/matters/a-b.ts': `run(sql\`${text}\`)` })
  expect(await refusals(sql('insert into matters.matter select from org.unit'))).toEqual([])
  expect(await refusals(sql('update org.unit set name = 1'))).toEqual([
    expect.stringContaining('org.unit: only the module org writes it'),
  ])
  expect(await refusals(sql('select 1 from audit.entry'))).toEqual([
    expect.stringContaining('does not let matters read it'),
  ])
  const call = { 'server/src/modules/matters/a-b.ts': `tx.deleteFrom('org.unit as u')` }
  expect(await refusals(call)).toEqual([expect.stringContaining('only the module org writes it')])
})
