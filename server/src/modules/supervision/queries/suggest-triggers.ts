import type { SupervisionTrigger } from '@linli/contract/codes/supervision'
import { type RawBuilder, sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import type { QueryContext } from '#platform/module'
import { shanghaiDay, workingDaysAgo } from '#platform/workdays'

/** What the data of a matter `m` show of the triggers of art. 26, as conditions: sent back again and again, overdue for
 * days of work, reopened again and again. Bad effect is for people to see. */
export async function triggersShown({
  db,
  actor,
  now,
}: QueryContext): Promise<Record<'refuses' | 'overdue' | 'unsolved', RawBuilder<boolean>>> {
  const most = await parametersOn(db, actor.district_id, shanghaiDay(now), [
    'supervision.returned_times',
    'supervision.overdue_days',
    'supervision.reopened_times',
  ])
  const since = workingDaysAgo(now, most['supervision.overdue_days'])
  return {
    refuses: sql`(cardinality(m.returned_by) >= ${most['supervision.returned_times']})`,
    overdue: sql`coalesce(m.due_at <= ${since}, false)`,
    unsolved: sql`(m.reopened_count >= ${most['supervision.reopened_times']})`,
  }
}

/** The triggers that hold, as an array of their names. */
export function triggerNames(
  shown: Partial<Record<SupervisionTrigger, RawBuilder<boolean>>>,
): RawBuilder<SupervisionTrigger[]> {
  const each = Object.entries(shown).map(
    ([name, when]) => sql`case when ${when} then ${name}::text end`,
  )
  return sql`array_remove(array[${sql.join(each)}], null)`
}
