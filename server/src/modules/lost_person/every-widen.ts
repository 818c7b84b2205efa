import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { whyNotPublish } from './policy.ts'
import { reachRing } from './reach-ring.ts'
import { CASE_COLUMNS, type CaseRow } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Cases of one turn; the others have theirs a minute later. */
const MOST = 20

/** Widens every case whose next ring is due, as far as people have agreed; one that waits for a second person stays due, in sight. */
export async function everyWiden(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const found = await sql<CaseRow>`
    select ${CASE_COLUMNS} from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.next_ring_at <= ${now} and c.state = 'searching' and c.paused_at is null
    order by c.next_ring_at limit ${MOST} for update of c skip locked`.execute(tx)
  const due = found.rows.filter(
    (row) => row.next_ring !== null && whyNotPublish(row, row.next_ring) === null,
  )
  for (const row of due) {
    const ring = row.next_ring ?? 0
    await reachRing(ctx, row, ring, 'clock')
    await writeStep(ctx, { ...row, ring }, { act: 'widen', is_by_nobody: true, facts: { ring } })
  }
  return due.length > 0 ? undefined : 'unrecorded'
}
