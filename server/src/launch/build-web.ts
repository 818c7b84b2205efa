import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './home.ts'

/** Builds the pages if any source of theirs has changed since the last build; answers whether it did. Throws with what Vite said. */
export async function buildWeb(): Promise<boolean> {
  const stamp = join(root, 'web/dist/.stamp')
  const wanted = digestOf(['web', 'contract', 'package-lock.json'])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  await runVite()
  writeFileSync(stamp, wanted)
  return true
}

function digestOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) add(hash, path)
  return hash.digest('hex')
}

const NOT_SOURCES = /^(node_modules|dist|coverage|\..*)$|\.test\.tsx?$/

function add(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(root, path)
  if (!statSync(full).isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
    return
  }
  for (const name of readdirSync(full).sort()) {
    if (!NOT_SOURCES.test(name)) add(hash, `${path}/${name}`)
  }
}

function runVite(): Promise<void> {
  return new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'web'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1', FORCE_COLOR: '0' },
    })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text))
    child.stderr.on('data', (text: Buffer) => (said += text))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`网页没有构建成功，数据未受影响。\n${said.trim().slice(0, 2000)}`))
    })
  })
}
