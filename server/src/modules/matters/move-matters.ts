import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceMatters } from './announce-matters.ts'
import { type Change, type Columns, changeOf, standsAs, writeColumns } from './change-columns.ts'
import { tellFollowers } from './followers.ts'
import type { Judged } from './judge-many.ts'
import type { SightFacts } from './policy.ts'
import type { PickedMatter } from './queries/pick-matters.ts'
import { forgetAssignments, recordAssignments } from './record-assignments.ts'
import { type TallyFacts, tallyMatter } from './tallies.ts'
import { type NewAct, writeActs } from './write-act.ts'

/** A matter that goes, and what its act changes on it. */
export interface Going extends Judged {
  change: Change
}

/** What the act will change on each matter that may go. */
export async function changesOf(ctx: CommandContext, judged: readonly Judged[]): Promise<Going[]> {
  const warns = await warningsOf(ctx, judged)
  return judged.map((one) => ({
    ...one,
    change: changeOf(one.matter, { ...one.columns, ...warns(one.columns) }),
  }))
}

/** Carries out an act on many matters that may go: what `moveMatter` does for one, in a statement for all rows and one for
 * all lines of the timeline, each of which names the batch. */
export async function moveMatters(
  ctx: CommandContext,
  going: readonly Going[],
  batch_id: string,
): Promise<void> {
  const rows = going.map(({ matter, move, now, change }) => {
    const { action, note, reason, to_id } = move
    const act = { action, note, ...(reason && { reason }), ...(to_id && { to_id }) }
    return { matter, now, act, columns: change.after }
  })
  await write(ctx, rows, batch_id)
  const given = going.flatMap(({ matter, move }) =>
    move.given ? [{ matter, note: move.note, ...move.given }] : [],
  )
  if (given.length > 0) await recordAssignments(ctx, given)
}

// From when on each new clock is nearly over; the numbers are read once for all.
async function warningsOf({ tx, actor, now }: CommandContext, judged: readonly Judged[]) {
  if (judged.every(({ columns }) => !columns.due_at))
    return ({ due_at }: Judged['columns']) => (due_at === null ? { warns_at: null } : {})
  const rule = await parametersOn(tx, actor.district_id, shanghaiDay(now), [
    'matters.warn_hours',
    'matters.warn_percent',
  ])
  return ({ due_at, due_from }: Judged['columns']) => {
    if (due_at === undefined) return {}
    if (!due_at || !due_from) return { warns_at: null }
    const due = Date.parse(due_at)
    const share = ((due - Date.parse(due_from)) * rule['matters.warn_percent']) / 100
    const before = Math.min(rule['matters.warn_hours'] * 3_600_000, share)
    return { warns_at: new Date(due - before) }
  }
}

/** Puts back what an act on many matters changed, wherever nothing of it has been changed again; the timeline keeps both.
 * Answers the ids of the matters that stand again as before. */
export async function restoreMatters(
  ctx: CommandContext,
  taken: readonly { matter: PickedMatter; change: Change }[],
  batch_id: string,
): Promise<Set<string>> {
  const restored = taken.filter(({ matter, change }) => standsAs(matter, change))
  await write(
    ctx,
    restored.map(({ matter, change: { before } }) => ({
      matter,
      now: { ...matter, ...before },
      act: { action: 'take_back' },
      columns: before,
    })),
    batch_id,
  )
  const given = restored.filter(({ change }) => change.after.unit_id).map(({ matter }) => matter.id)
  if (given.length > 0) await forgetAssignments(ctx, batch_id, given)
  return new Set(restored.map(({ matter }) => matter.id))
}

interface Written {
  matter: PickedMatter
  now: TallyFacts & SightFacts
  act: Pick<NewAct, 'action' | 'note' | 'reason' | 'to_id'>
  columns: Columns
}

async function write(
  ctx: CommandContext,
  rows: readonly Written[],
  batch_id: string,
): Promise<void> {
  if (rows.length === 0) return
  await writeColumns(ctx.tx, ctx.actor.district_id, rows)
  await writeActs(
    ctx,
    rows.map(({ matter, now: { status, unit_id }, act }) => ({
      ...act,
      matter_id: matter.id,
      status,
      unit_id,
      batch_id,
    })),
  )
  for (const { matter, now } of rows) {
    tallyMatter(ctx.tally, matter, -1)
    tallyMatter(ctx.tally, now, 1)
  }
  announceMatters(ctx, batch_id, rows)
  await tellFollowers(
    ctx,
    rows.map(({ matter }) => matter),
  )
}
