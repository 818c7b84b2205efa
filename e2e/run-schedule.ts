import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { StoryDatabase } from './template-database.ts'

/** Has the product's worker run a schedule now (`matters.escalate`), which its timetable would let it do within ten minutes,
 * and waits until it has. Throws where the run fails. */
export async function runSchedule(database: StoryDatabase, schedule: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: database.owner_url,
    max: 1,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  try {
    const id = await send(boss, schedule)
    for (let tries = 0; tries < 300; tries += 1) {
      const [job] = await boss.findJobs(schedule, { id })
      if (job?.state === 'completed') return
      if (job?.state === 'failed') throw new Error(`${schedule}: ${JSON.stringify(job.output)}`)
      await wait(200)
    }
    throw new Error(`${schedule} did not run`)
  } finally {
    await boss.stop({ graceful: false })
  }
}

// While one waits for the timetable, none is added; the next chance comes once that one has run.
async function send(boss: PgBoss, schedule: string): Promise<string> {
  for (;;) {
    const id = await boss.send(schedule, {})
    if (id) return id
    await wait(200)
  }
}
