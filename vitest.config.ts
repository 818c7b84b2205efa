import { defineConfig } from 'vitest/config'

// Two workers at most: files of the server share one PostgreSQL, and laptops have two cores.
const common = { pool: 'forks', maxWorkers: 2, restoreMocks: true } as const
const withDatabase = { ...common, globalSetup: './server/test/start-postgres.ts' }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'contract', include: ['contract/src/**/*.test.ts'] } },
      { test: { ...common, name: 'tools', include: ['tools/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { ...common, name: 'web', include: ['web/src/**/*.test.{ts,tsx}'] } },
      {
        test: {
          ...withDatabase,
          name: 'server',
          include: ['server/{src,test}/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...withDatabase,
          name: 'e2e',
          include: ['e2e/**/*.{test,spec}.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
