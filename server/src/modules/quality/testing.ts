import { sql } from 'kysely'
import { expect } from 'vitest'
import { NOBODY } from '#platform/ids'
import { runJob } from '#platform/operate'
import { shanghaiDay } from '#platform/workdays'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { everySealAudit } from '../audit/every-seal-audit.ts'
import { everyDrawChecks } from './every-draw-checks.ts'

const DAY_MS = 86_400_000

/** Lets the day end, seals the record on the next morning, and draws. Answers the day that was drawn. */
export async function drawYesterday(app: TestApp): Promise<string> {
  const day = shanghaiDay(app.clock.now())
  app.clock.set(new Date(app.clock.now().getTime() + DAY_MS))
  await seal(app)
  await draw(app)
  return day
}

/** Seals what the record holds so far. Other tests on the same server may hold the horizon back for a moment. */
export async function seal(app: TestApp): Promise<void> {
  const { db } = app.services.database
  await expect
    .poll(async () => {
      await db
        .transaction()
        .execute((tx) =>
          everySealAudit({ tx, actor: { district_id: 371502 }, now: app.clock.now() }),
        )
      const left = await sql<{ n: number }>`
        select count(*) as n from audit.entry where transaction >= coalesce(
          (select below_transaction from audit.seal order by number desc limit 1), '0'::xid8)`.execute(
        db,
      )
      return left.rows[0]?.n
    }, POLL)
    .toBe(0)
}

const POLL = { timeout: 15_000, interval: 100 }

/** Lets the daily draw run. */
export async function draw(app: TestApp): Promise<void> {
  const job = { name: 'test', actor: jobActor(371502), subject_id: null }
  await runJob(app.services, job, everyDrawChecks)
}

/** All of a thousand are drawn from now on. */
export async function drawAll(app: TestApp, world: World): Promise<void> {
  for (const key of ['quality.handled_per_mille', 'quality.self_closed_per_mille']) {
    await sql`
      insert into parameters.edition (district_id, id, key, value, source, valid_from, after_id, set_by, set_at)
      values (${world.district_id}, gen_random_uuid(), ${key}, 1000, 'test', '2022-01-01', ${NOBODY}, ${world.people.admin}, ${app.clock.now()})`.execute(
      app.services.database.db,
    )
  }
}
