import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import { readConfig } from '#platform/config'
import { holdLine } from '#platform/hold-line'
import { withoutValues } from '#platform/log'
import { runJob } from '#platform/operate'
import { errandContext } from '#platform/outside'
import { jobActor, modules, openServices } from './wiring.ts'

const config = readConfig(process.env)
const services = await openServices({ ...config, pool_size: 4 })
const boss = new PgBoss({
  connectionString: config.database_url,
  max: 3,
  migrate: false,
  createSchema: false,
})
boss.on('error', (error) => services.log.warn({ error }, 'job store'))
await boss.start()

for (const module of modules) {
  for (const [event, consume] of Object.entries(module.consumers)) {
    await boss.work<Record<string, string>>(event, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { data } of jobs) {
        const district_id = Number(data['district_id'])
        const job = {
          name: `on.${event}`,
          actor: jobActor(district_id),
          subject_id: data['subject_id'] ?? null,
        }
        await told(() => runJob(services, job, (context) => consume(context, data)))
      }
    })
  }
  // An errand may take long and is cut off anywhere: it holds no connection between its short transactions.
  for (const [event, errand] of Object.entries(module.errands)) {
    await boss.work<Record<string, string>>(event, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { data } of jobs) {
        const context = errandContext(services, Number(data['district_id']), `errand.${event}`)
        await told(() => errand(context, data))
      }
    })
  }
  for (const [name, schedule] of Object.entries(module.schedules)) {
    const queue = `${module.name}.${name}`
    await everyDistrict(queue, schedule.cron, (district_id) => {
      const job = { name: `every.${queue}`, actor: jobActor(district_id), subject_id: null }
      return runJob(services, job, schedule.run)
    })
  }
  for (const [name, round] of Object.entries(module.rounds)) {
    const queue = `${module.name}.${name}`
    await everyDistrict(queue, round.cron, (district_id) =>
      round.run(errandContext(services, district_id, `round.${queue}`)),
    )
  }
}
const letGo = modules.flatMap((module) =>
  Object.entries(module.lines).map(([name, line]) =>
    holdLine(
      services,
      { name: `${module.name}.${name}`, url: config.database_url, line },
      districts,
    ),
  ),
)
process.stdout.write('ready\n')

async function everyDistrict(
  queue: string,
  cron: string,
  run: (district_id: number) => Promise<void>,
): Promise<void> {
  await boss.createQueue(queue, { policy: 'singleton', retryLimit: 0 })
  await boss.schedule(queue, cron, null, { tz: 'Asia/Shanghai' })
  await boss.work(queue, { pollingIntervalSeconds: 5 }, async () => {
    // One district's failure keeps no other from its turn; the run as a whole still counts as failed.
    const runs = await Promise.allSettled(
      (await districts()).map((district_id) => told(() => run(district_id))),
    )
    for (const one of runs) if (one.status === 'rejected') throw one.reason
  })
}

// The job store keeps what a failed job threw: without the values, as the log does.
async function told(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    services.log.error({ err: error }, 'a job failed')
    const { message = '', ...rest } = withoutValues(error)
    throw Object.assign(new Error(message), rest)
  }
}

async function districts(): Promise<number[]> {
  const found = await sql<{
    district_id: number
  }>`select district_id from platform.district order by 1`.execute(services.database.db)
  return found.rows.map((row) => row.district_id)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await Promise.all(letGo.map((end) => end()))
    await boss.stop({ graceful: true, timeout: 10_000 })
    await services.close()
    process.exit(0)
  })
}
