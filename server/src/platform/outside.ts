import { sql } from 'kysely'
import { newId } from './ids.ts'
import type { ErrandContext, OutsideContext } from './module.ts'
import { runJob, type Services } from './operate.ts'

/** What callbacks and errands of a district stand on; null where there is no such district. `name` is how the record calls
 * what they write. */
export async function outsideContext(
  services: Services,
  district_id: number,
  name = 'outside.callback',
): Promise<OutsideContext | null> {
  if (!Number.isInteger(district_id) || !(await isDistrict(services, district_id))) return null
  return errandContext(services, district_id, name)
}

/** The same for a district that is known, with the way out. */
export function errandContext(
  services: Services,
  district_id: number,
  name: string,
): ErrandContext {
  const { clock, database, keys, files, outward } = services
  return {
    district_id,
    now: () => clock.now(),
    db: database.db,
    keys,
    files,
    outward,
    newId: () => newId(clock.now()),
    write: async (subject_id, run, how = 'recorded') => {
      const box: { made?: Awaited<ReturnType<typeof run>> } = {}
      const job = { name, actor: services.jobActor(district_id), subject_id }
      await runJob(services, job, async (context) => {
        box.made = await run(context)
        return how === 'unrecorded' ? 'unrecorded' : undefined
      })
      return box.made as Awaited<ReturnType<typeof run>>
    },
  }
}

async function isDistrict(services: Services, district_id: number): Promise<boolean> {
  if (district_id < 100_000 || district_id > 999_999) return false
  const found = await sql`
    select 1 from platform.district where district_id = ${district_id}`.execute(
    services.database.db,
  )
  return found.rows.length > 0
}
