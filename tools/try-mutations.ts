import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MUTATIONS, type Mutation } from '../server/test/whole/mutations.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Takes one guard out, runs its test, and puts the guard back. True where the test missed it. */
function isMissed(mutation: Mutation): boolean {
  const path = `${root}${mutation.file}`
  const text = readFileSync(path, 'utf8')
  try {
    writeFileSync(
      path,
      text.replace(mutation.from, () => mutation.to),
    )
    const run = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--project', 'server', mutation.test],
      { cwd: root, stdio: 'ignore' },
    )
    return run.status !== 0
  } finally {
    writeFileSync(path, text)
  }
}

if (import.meta.main) {
  let survivors = 0
  for (const mutation of MUTATIONS) {
    const missed = isMissed(mutation)
    if (!missed) survivors += 1
    process.stdout.write(`${missed ? 'missed   ' : 'SURVIVED '} ${mutation.guard}\n`)
  }
  process.stdout.write(
    `${MUTATIONS.length - survivors} of ${MUTATIONS.length} guards are missed when they are gone\n`,
  )
  process.exitCode = survivors === 0 ? 0 : 1
}
