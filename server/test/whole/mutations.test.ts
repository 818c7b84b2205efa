import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MUTATIONS } from './mutations.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

test.each(MUTATIONS.map((mutation) => [mutation.guard, mutation] as const))(
  'the guard still stands where it is looked for: %s',
  (_guard, mutation) => {
    expect(existsSync(at(mutation.test))).toBe(true)
    const text = readFileSync(at(mutation.file), 'utf8')
    expect(text.split(mutation.from).length - 1).toBe(1)
  },
)
