import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Installs the dependencies if they are missing or not those of the lock file, and returns the path of a
 * Node 24. Plain JavaScript without dependencies: this is what runs before anything is installed.
 */
export function prepare() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    stop(
      `需要 Node.js 20 或更高版本，现在是 ${process.version}。请安装后再试：https://nodejs.org`,
      `Node.js 20 or newer is needed; this is ${process.version}.`,
    )
  }
  installIfStale()
  return findNode()
}

/** Runs a program in the foreground: signals go to it, its exit code becomes ours, and it ends when we end. */
export function become(program, args, env = process.env) {
  // The channel has one purpose: it closes when this process is killed, and the other side then stops.
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) followParents(() => child.kill('SIGTERM'))
  child.on('error', (error) => stop(`无法启动 ${program}：${error.message}`, error.message))
  child.on('exit', (code, signal) => {
    process.exit(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143))
  })
}

/** npm hands a signal to its shell, which dies without handing it on: notice when either of the two is gone. */
function followParents(end) {
  const parents = () => `${process.ppid} ${parentOf(process.ppid)}`
  const before = parents()
  const timer = setInterval(() => {
    if (parents() === before) return
    clearInterval(timer)
    end()
  }, 500)
  timer.unref()
}

function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) \S+ /s, '')
      .split(' ')[0]
  } catch {
    return ''
  }
}

/** Says one sentence in both languages and ends with code 1. */
export function stop(chinese, english) {
  console.error(`\n${chinese}\n${english}\n`)
  process.exit(1)
}

const STAMP = join(root, 'node_modules', '.linli-installed')

function installIfStale() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return
  if (!matchesLock(JSON.parse(lock.toString('utf8')))) {
    refuseWhileRunning()
    install()
  }
  writeFileSync(STAMP, digest)
}

/** Whether somebody has already installed exactly this lock file with npm itself. */
function matchesLock(lock) {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '' || wanted.link || !path.includes('node_modules/')) return true
    const found = installed[path]
    if (!found) return wanted.optional === true || wanted.peer === true
    return found.version === wanted.version && existsSync(join(root, path))
  })
}

/** Installing replaces the very programs that a running system runs from. */
function refuseWhileRunning() {
  const data = resolve(root, process.env.LINLI_DATA ?? 'data')
  const moved = join('/var/lib/linli', createHash('sha256').update(data).digest('hex').slice(0, 12))
  for (const folder of [data, moved]) {
    const holder = read(join(folder, 'running.json'))
    if (!holder || !isAlive(holder.pid)) continue
    stop(
      `邻里正在运行：${holder.address ?? `进程 ${holder.pid}`}。程序已更新，请先按 Ctrl-C 停止它，再重新启动。没有做任何改动。`,
      `Linli is running (process ${holder.pid}). Stop it first: its dependencies have changed.`,
    )
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function install() {
  console.log('正在安装依赖，第一次约需一两分钟……  Installing dependencies…')
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm(['ci', ...flags]).status === 0) return
  // `ci` also refuses a lock file that lacks packages of other platforms, which this machine does not need.
  const { status, said } = npm(['install', '--no-save', ...flags])
  if (status === 0) return
  console.error(said)
  stop(
    '依赖没有装好。请检查网络后再运行一次；已有的数据不受影响。',
    'The dependencies could not be installed. Check the network and run this again; no data was touched.',
  )
}

function npm(args) {
  const itself = process.env.npm_execpath
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }
  const ran = itself?.endsWith('.js')
    ? spawnSync(process.execPath, [itself, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  return { status: ran.status ?? 1, said: `${ran.stdout}${ran.stderr}${ran.error ?? ''}` }
}

/** Node 24 comes through the lock file where its platform has a package; elsewhere the running one must do. */
function findNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const pinned = packagedNode(name)
  if (pinned && runs(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return stop(
    `没有适合本机（${process.platform} ${process.arch}）的内置 Node 24，请自行安装 Node.js 24 后再试。`,
    `No bundled Node 24 runs on this machine (${process.platform} ${process.arch}); please install Node.js 24.`,
  )
}

function packagedNode(name) {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

function runs(program) {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
