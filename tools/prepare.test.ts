import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test('a program runs under Node 24 with its arguments, and its exit code is passed on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-'))
  const program = join(folder, '打印 一下.ts')
  writeFileSync(
    program,
    "const said: string = process.argv.slice(2).join('|')\nconsole.log(process.versions.node.split('.')[0], said)\nprocess.disconnect()\nprocess.exitCode = 7",
  )
  const run = ['tools/run.mjs', relative(root, program), 'a b', '丙']
  const ran = spawnSync(process.execPath, run, { cwd: root, encoding: 'utf8' })
  expect(ran.status).toBe(7)
  expect(ran.stdout.trim()).toBe('24 a b|丙')
  rmSync(folder, { recursive: true })
})

test('a file that is not there is named in both languages', () => {
  const ran = spawnSync(process.execPath, ['tools/run.mjs', 'nowhere.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(ran.status).toBe(1)
  expect(ran.stderr).toMatch(/没有这个文件：nowhere\.ts\nNo such file: nowhere\.ts/)
})

test('every script of package.json starts through plain JavaScript that any Node runs', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  for (const script of Object.values(scripts)) {
    expect(script).toMatch(/^node tools\/(start|test|run)\.mjs/)
  }
})
