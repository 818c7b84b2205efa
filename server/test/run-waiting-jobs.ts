import { sql } from 'kysely'
import type { Module } from '#platform/module'
import { runJob, type Services } from '#platform/operate'
import { errandContext } from '#platform/outside'
import { jobActor } from '../src/wiring.ts'

/** Takes the jobs that wait in the database and runs their consumers, as the worker would, until none is left. */
export async function runWaitingJobs(
  services: Services,
  modules: readonly Module[],
): Promise<void> {
  const consumers = Object.assign({}, ...modules.map((module) => module.consumers))
  const errands = Object.assign({}, ...modules.map((module) => module.errands))
  for (;;) {
    const taken = await sql<{ name: string; data: Record<string, string> }>`
      delete from pgboss.job where id in (select id from pgboss.job where state = 'created' order by created_on limit 50)
      returning name, data`.execute(services.database.db)
    if (taken.rows.length === 0) return
    for (const { name, data } of taken.rows) {
      if (errands[name]) {
        await errands[name](errandContext(services, Number(data['district_id']), name), data)
        continue
      }
      const job = {
        name: `on.${name}`,
        actor: jobActor(Number(data['district_id'])),
        subject_id: data['subject_id'] ?? null,
      }
      await runJob(services, job, (context) => consumers[name](context, data))
    }
  }
}
