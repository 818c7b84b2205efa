import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { QUEUES } from '#platform/migrate'
import { modules } from '../../src/wiring.ts'

const folder = fileURLToPath(new URL('../../src/modules', import.meta.url))
const consumed = modules.flatMap((module) => [
  ...Object.keys(module.consumers),
  ...Object.keys(module.errands),
])
const emitted = new Set(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/\bemit\(\s*'([^']+)'/g)].map(
        (match) => match[1] ?? '',
      ),
    ),
)

test('every event has one consumer and a queue, and every consumer an event', () => {
  expect([...consumed].sort()).toEqual([...emitted].sort())
  expect(new Set(consumed).size).toBe(consumed.length)
  expect([...QUEUES].sort()).toEqual([...consumed].sort())
})
