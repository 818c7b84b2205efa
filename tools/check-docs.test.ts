import { expect, test } from 'vitest'
import { checkDocs } from './check-docs.ts'
import { printModules } from './print-modules.ts'
import { withTree } from './sample-tree.ts'

async function refusals(files: Record<string, string>) {
  const complaints = await withTree(files, checkDocs)
  return complaints.map(({ file, line, text }) => `${file}:${line} ${text}`)
}

test('living links, anchors and file names are in order', async () => {
  const page = [
    '# Start here',
    '[up](../README.md) [down](#two-words-中文) ![p](p.png) [out](https://example.org/x)',
    '## Two words 中文',
    'see `tools/start.mjs` and `npm start`',
    '```',
    '[not a link](nowhere.md)',
    '```',
  ].join('\n')
  const files = { 'README.md': '# A', 'docs/a.md': page, 'docs/p.png': '', 'tools/start.mjs': '' }
  expect(await refusals(files)).toEqual([])
})

test.each([
  ['[x](missing.md)', 'leads nowhere'],
  ['[x](#not-there)', 'no such heading'],
  ['[x](../README.md#not-there)', 'no such heading'],
  ['<img src="p.png">', 'leads nowhere'],
  ['[x](../../elsewhere.md)', 'out of the project'],
  ['the rule lives in `server/src/platform/workdays.ts`', 'does not exist'],
])('%s is refused: it %s', async (line, reason) => {
  const found = await refusals({ 'README.md': '# A', 'docs/a.md': `# B\n${line}` })
  expect(found).toEqual([expect.stringContaining(`docs/a.md:2`)])
  expect(found[0]).toContain(reason)
})

test('a printed page that the sources have left behind is refused', async () => {
  const marks = '<!-- modules:begin --><!-- modules:end -->'
  const files = {
    'docs/architecture.md': `# A\n${marks}\n`,
    'server/src/modules/map.ts': 'export const MODULES = { org: [] }',
    'server/src/modules/org/index.ts': '',
    'server/src/modules/org/README.md': '# org\n\nWho lives where. And more.',
  }
  expect(await refusals(files)).toEqual([
    expect.stringContaining('node tools/run.mjs tools/print-modules.ts'),
  ])
  const printed = await withTree(files, (root) => printModules(root)?.text ?? '')
  expect(printed).toContain('| Who lives where. | – |')
  expect(await refusals({ ...files, 'docs/architecture.md': printed })).toEqual([])
})

test('a command that nobody can run is refused, also in a fenced block', async () => {
  const files = {
    'package.json': '{ "scripts": { "backup": "x" } }',
    'README.md': '```\nnpm run backup\nnpm run restore -- file\n```',
  }
  expect(await refusals(files)).toEqual(['README.md:3 npm run restore is not in package.json'])
})
