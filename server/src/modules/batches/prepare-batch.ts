import type { batches, Selection } from '@linli/contract/batches'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { judgeMany, pickMatters, selectHeld, selectListed } from '#modules/matters'
import { parametersOn } from '#modules/parameters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Looks at what an act would do to many rows, each judged as by the single act, and keeps the answer under the batch.
 * Refuses: `nothing_selected`, `too_many_rows`, `no_such_queue`, and what every row would be refused for. */
export async function prepareBatch(
  ctx: CommandContext,
  { act, rows }: Parsed<typeof batches.prepare>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  const { district_id } = actor
  const rules = await parametersOn(tx, district_id, shanghaiDay(now), [
    'batches.most_rows',
    'batches.undo_minutes',
  ])
  const most = rules['batches.most_rows']
  const ids = await selectRows(ctx, rows, most)
  if (ids.length === 0) throw new Refusal('invalid', 'nothing_selected')
  if (ids.length > most) throw new Refusal('invalid', 'too_many_rows', { most })
  const matters = await pickMatters(tx, district_id, ids, 'looked_at')
  const judged = await judgeMany(ctx, act, matters)
  await sql`
    insert into batches.batch (district_id, id, act, state, made_by, unit_id, made_at, acting_id, undo_minutes)
    values (${district_id}, ${new_id}, ${JSON.stringify(act)}::jsonb, 'prepared', ${actor.person_id},
      ${actor.posts[0]?.unit_id ?? null}, ${now}, ${actor.person_id}, ${rules['batches.undo_minutes']})`.execute(
    tx,
  )
  await keepRows(
    ctx,
    ids.map((id) => {
      const judgement = judged.get(id) ?? { reason: 'not_found' }
      return { id, reason: 'reason' in judgement ? judgement.reason : null }
    }),
  )
}

async function selectRows(ctx: CommandContext, rows: Selection, most: number): Promise<string[]> {
  if ('ids' in rows) return [...new Set(rows.ids)]
  if ('held_by' in rows) return selectHeld(ctx.tx, ctx.actor, rows.held_by)
  return selectListed(ctx, ctx.tx, rows.filter, most)
}

async function keepRows(
  { tx, actor, new_id }: CommandContext,
  rows: readonly { id: string; reason: string | null }[],
): Promise<void> {
  await sql`
    insert into batches.row (district_id, batch_id, matter_id, state, reason)
    select ${actor.district_id}, ${new_id}, r.id, case when r.reason is null then 'going' else 'refused' end, r.reason
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ reason }) => reason)}::text[]) as r (id, reason)`.execute(
    tx,
  )
}
