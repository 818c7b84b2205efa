import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureFirstLoads } from '../check-sizes.ts'

const dist = join(import.meta.dirname, '../dist')
const loads = measureFirstLoads(dist)

test.skipIf(!loads)(
  'the first load of every surface keeps its budget (needs a built web/dist)',
  () => {
    for (const { surface, bytes, budget } of loads ?? []) {
      expect(bytes, `${surface}: ${bytes} bytes gzipped`).toBeLessThanOrEqual(budget)
    }
  },
)

test.skipIf(!loads)('no schema and no desk library is in the first load of a phone', () => {
  for (const { surface, files } of loads?.filter((load) => load.surface !== 'desk') ?? []) {
    for (const { file } of files) {
      const text = readFileSync(join(dist, file), 'utf8')
      expect(/ZodError|\$ZodType/.test(text), `${surface} loads zod in ${file}`).toBe(false)
      expect(/ant-(btn|table|modal)/.test(text), `${surface} loads antd in ${file}`).toBe(false)
    }
  }
})
