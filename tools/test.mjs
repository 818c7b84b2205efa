// `npm test`: installs what the tests need, then runs every check and every test, stopping at the first that fails.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { prepare, root, stop } from './prepare.mjs'

const checksOnly = process.argv.includes('--checks-only')
const rest = process.argv.slice(2).filter((argument) => argument !== '--checks-only')
const node = prepare()
const env = {
  ...process.env,
  // Whatever a test starts by the name `node` must be the same Node.
  PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  ...(checksOnly ? {} : browser()),
}
const modules = (path) => join(root, 'node_modules', path)

runChecks()
if (!checksOnly) run('tests 测试', [modules('vitest/vitest.mjs'), 'run', ...rest])
console.log(
  checksOnly
    ? '\nAll checks passed. 检查全部通过。'
    : '\nAll checks and tests passed. 检查与测试全部通过。',
)

function runChecks() {
  run('format and lint 格式', [modules('@biomejs/biome/bin/biome'), 'check', '.'])
  run('types 类型', [modules('typescript/bin/tsc'), '-p', 'tsconfig.json'])
  run('types under 5.9 旧版类型', [modules('typescript-5/bin/tsc'), '-p', 'tsconfig.json'])
  const checks = readdirSync(join(root, 'tools')).filter((name) =>
    /^check-.*(?<!\.test)\.ts$/.test(name),
  )
  for (const name of checks.sort()) run(name, [join(root, 'tools', name)])
}

function run(name, args) {
  const begun = performance.now()
  console.log(`\n▸ ${name}`)
  const { status } = spawnSync(node, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  if (status !== 0) {
    console.error(`\n✗ ${name} failed after ${seconds} s. 未通过。`)
    process.exit(status ?? 1)
  }
  console.log(`  ${seconds} s`)
}

/** The browser the stories run in: found, or installed where that is allowed. */
function browser() {
  if (process.env.LINLI_SKIP_BROWSER === '1') return {}
  const found = findChromium() ?? installChromium()
  if (found) return { CHROMIUM_PATH: found }
  return stop(
    '测试需要 Chromium 浏览器。请安装（Debian：apt-get install chromium fonts-noto-cjk），或用 CHROMIUM_PATH 指明位置；LINLI_SKIP_BROWSER=1 可跳过浏览器故事。',
    'The tests need Chromium: install it, or name it in CHROMIUM_PATH; LINLI_SKIP_BROWSER=1 skips the browser stories.',
  )
}

function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((path) => path && existsSync(path))
}

function installChromium() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('正在安装 Chromium 和中文字体……  Installing Chromium and a Chinese font…')
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], quiet)
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    quiet,
  )
  return findChromium()
}
