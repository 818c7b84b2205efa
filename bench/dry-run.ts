import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { assignments } from '@linli/contract/assignments'
import { matters } from '@linli/contract/matters'
import { pastMatters } from '../server/src/modules/assignments/testing.ts'
import { aDraftOf, aRule } from '../server/src/modules/routing/testing.ts'
import { testApp } from '../server/test/harness.ts'
import { setup } from '../server/test/start-postgres.ts'
import { makeWorld } from '../server/test/world.ts'

/**
 * How long a dry run over synthetic matters takes with the real worker, and how long a queue page takes meanwhile. All of the
 * matters were given to a unit, so each one is judged; LINLI_BENCH_MATTERS sets how many (600,000).
 */
const n = Number(process.env.LINLI_BENCH_MATTERS ?? 600_000)

const stop = await setup()
const app = await testApp()
const world = await makeWorld(app)
await pastMatters(app, world, n)
const { editor, zhao_street } = world.tokens
const version = await aDraftOf(app, editor, [
  aRule({ category_code: 'facility.street_light', area_id: world.areas.xinqu }),
  aRule({ category_code: 'facility.street_light', day_kind: 'night' }),
  aRule({ category_code: 'env.rubbish', target_kind: 'doer', doer_kind: 'community' }),
])
const page = () => app.must(matters.list, { queue: 'jurisdiction', order: 'newest' }, zhao_street)
await page()
const worker = fork(fileURLToPath(new URL('../server/src/worker.ts', import.meta.url)), {
  env: { ...process.env, DATABASE_URL: app.url, LINLI_DATA: '/tmp/linli-bench-dry-run' },
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
})
await new Promise((resolve) => worker.stdout?.once('data', resolve))
const begun = performance.now()
const { id } = await app.must(
  assignments.start_dry_run,
  { version_id: version.id, revision: version.revision, from: '2022-07-01', to: '2022-08-31' },
  editor,
)
const waits: number[] = []
for (;;) {
  const asked = performance.now()
  await page()
  waits.push(performance.now() - asked)
  const run = await app.must(assignments.get_dry_run, { id }, editor)
  if (run.state === 'done') {
    waits.sort((a, b) => a - b)
    const at = (share: number) => Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0)
    console.log(
      `${run.done} matters in ${Math.round((performance.now() - begun) / 100) / 10} s, ${run.diverted} diverted, ${run.late} late;`,
      `a queue page meanwhile: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`,
    )
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
}
worker.kill()
await app.close()
await stop?.()
