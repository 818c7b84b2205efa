import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkNames } from './check-names.ts'
import { ROOT } from './printed-page.ts'

const GUIDE = readFileSync(join(ROOT, 'docs/guides/add-an-operation.md'), 'utf8')
let copy = ''

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'linli-guide-'))
  for (const path of [
    'contract',
    'server/src',
    'server/package.json',
    'web/package.json',
    'package.json',
    'web/src/words',
    'tools',
  ]) {
    cpSync(join(ROOT, path), join(copy, path), {
      recursive: true,
      filter: (file) => !/node_modules|\.test\.tsx?$|\/testing\.ts$/.test(file),
    })
  }
  linkPackages()
  const compilerOptions = { rootDir: copy }
  const include = ['contract/src', 'server/src', 'web/src/words']
  cpSync(join(ROOT, 'tsconfig.json'), join(copy, 'tsconfig.base.json'))
  const config = { extends: './tsconfig.base.json', compilerOptions, include }
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(config))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

test('the first step alone does not compile; all steps of the guide do, and keep the house rules', () => {
  const [first, ...others] = stepsOf(GUIDE)
  expect(first?.file).toBe('contract/src/matters.ts')
  expect(others.length).toBeGreaterThanOrEqual(5)
  apply(first)
  expect(compile()).toMatch(/Property 'thank' is missing/)
  for (const step of others) apply(step)
  expect(compile()).toBe('')
  expect(checkNames(copy).filter(({ file }) => file.includes('thank'))).toEqual([])
}, 120_000)

interface Step {
  file: string
  lines: string[]
}

/** Each block of TypeScript goes into the file that the text above it named last. */
function stepsOf(guide: string): Step[] {
  const steps: Step[] = []
  let file = ''
  let lines: string[] | undefined
  for (const line of guide.split('\n')) {
    if (lines && line === '```') {
      steps.push({ file, lines })
      lines = undefined
    } else if (lines) lines.push(line)
    else if (line === '```ts') lines = []
    else
      file = [...line.matchAll(/\b((?:contract|server|web)\/[\w./-]+\.ts)\b/g)].at(-1)?.[1] ?? file
  }
  return steps
}

function apply(step: Step | undefined) {
  if (!step) return
  const path = join(copy, step.file)
  const at = step.lines.findIndex((line) => line.trim() === '…')
  if (at < 0) return writeFileSync(path, `${step.lines.join('\n')}\n`)
  const above = step.lines.slice(0, at).join('\n')
  const below = step.lines.slice(at + 1).join('\n')
  const text = readFileSync(path, 'utf8')
  expect(text.split(above).length - 1, `"${above}" once in ${step.file}`).toBe(1)
  writeFileSync(
    path,
    text.replace(above, () => `${above}\n${below}`),
  )
}

function compile() {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', copy], { encoding: 'utf8' })
  // Whatever else does not compile is another test's business.
  return stdout
    .split('\n')
    .filter((line) => line.includes('thank'))
    .join('\n')
}

/** The packages of this repository, but the workspaces of the copy. */
function linkPackages() {
  const packages = join(copy, 'node_modules')
  mkdirSync(join(packages, '@linli'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name === '@linli' || existsSync(join(packages, name))) continue
    symlinkSync(join(ROOT, 'node_modules', name), join(packages, name))
  }
  for (const name of ['contract', 'server']) {
    symlinkSync(join(copy, name), join(packages, '@linli', name))
  }
}
