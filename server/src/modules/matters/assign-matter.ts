import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { onDuty } from '#modules/org'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Gives a matter to a unit; work of a grid team goes to the grid worker on duty. Refuses: `no_such_unit`. */
export async function assignMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.assign>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'assign')
  const { district_id } = ctx.actor
  const unit = await findUnit(ctx.tx, district_id, input.unit_id, shanghaiDay(ctx.now))
  if (!unit) throw new Refusal('invalid', 'no_such_unit')
  const isGridWork = unit.kind === 'grid_team' && matter.grid_id !== null
  const assignee_id = isGridWork
    ? await onDuty(ctx.tx, district_id, matter.grid_id ?? '', ctx.now)
    : null
  await moveMatter(ctx, matter, {
    action: 'assign',
    note: input.note,
    set: { unit_id: unit.id, assignee_id, assigned_at: ctx.now },
  })
}

async function findUnit(tx: Tx, district_id: number, id: string, on: string) {
  const found = await sql<{ id: string; kind: string }>`
    select id, kind from org.unit where district_id = ${district_id} and id = ${id}
      and valid_from <= ${on} and (valid_to is null or valid_to > ${on})`.execute(tx)
  return found.rows[0]
}
