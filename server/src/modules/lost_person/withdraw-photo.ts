import { sql } from 'kysely'
import { stopAbout } from '#modules/broadcast'
import { withdrawFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { cardPath, stopText } from './card-words.ts'
import type { CaseRow } from './take-case.ts'

/** Why a face leaves every page. */
export type Withdrawal = 'found' | 'minor'

/** Takes the photos of a case, and those of what people saw, off every page, stops what is not out, and sends the stop notice to
 * every place where it went. What others have copied cannot be taken back, and the case says so. */
export async function withdrawPhoto(
  ctx: CommandContext,
  row: CaseRow,
  why: Withdrawal,
): Promise<void> {
  const { tx, actor, now } = ctx
  const seen = await sql<{ photo_ids: string[] }>`
    update lost_person.case as c set photo_withdrawn_at = ${now}, next_ring = null, next_ring_at = null, paused_at = null
    where c.district_id = ${actor.district_id} and c.id = ${row.id}
    returning array(select unnest(s.photo_ids) from lost_person.sighting as s
      where s.district_id = c.district_id and s.case_id = c.id) as photo_ids`.execute(tx)
  await withdrawFiles(ctx, [...row.photo_ids, ...(seen.rows[0]?.photo_ids ?? [])])
  const { title, text } = stopText(row.kind, why)
  await stopAbout(
    ctx,
    { noun: 'lost_person', id: row.id },
    {
      title,
      text,
      link: cardPath(row.code),
      reason: title,
      scope: {
        scope_id: row.community_id ?? row.grid_id,
        street_id: row.street_id,
        community_id: row.community_id,
      },
    },
  )
}
