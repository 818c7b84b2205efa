import type { ClockRules } from '@linli/contract/catalogue'
import type {
  ClosedAs,
  MatterAction,
  Outcome,
  SolvedAnswer,
  Urgency,
} from '@linli/contract/codes/matters'
import type { Updateable } from 'kysely'
import { claimFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import type { DB } from '#platform/schema.generated'
import { announceMatter } from './announce-matter.ts'
import { type ClockColumns, clockAfter } from './clock-after.ts'
import type { LoggedClock } from './clocks.ts'
import { tellFollowers } from './followers.ts'
import { refuseHeld } from './hold-matter.ts'
import { after, isOver } from './lifecycle.ts'
import type { TakenMatter } from './queries/take-matter.ts'
import { type GivenTo, recordAssignments } from './record-assignments.ts'
import { tallyMatter } from './tallies.ts'
import { warnsAt } from './warns-at.ts'
import { writeAct } from './write-act.ts'

type MatterRow = Updateable<DB['matters.matter']>

/** One act on a matter: what it says, and which columns it changes besides the status and the clock. */
export interface Move {
  action: MatterAction
  note?: string | undefined
  reason?: string
  /** Who takes the work over. */
  to_id?: string
  rating?: number
  file_ids?: string[]
  /** The unit that the act concerns, where it is not the one that has the matter. */
  unit_id?: string
  set?: Omit<MatterRow, 'status' | keyof ClockColumns | keyof Coded> & Partial<Coded>
  /** The rules by which the clock runs from here on, where the act gives the matter another category. */
  clocks?: ClockRules
  /** Starts the running clock again even where its kind stays: another urgency, a reopening. */
  restarts_clock?: boolean
  /** The running clock, moved by this act: it stands still, runs again, or has a later end. */
  clock?: LoggedClock
  /** By what right it is given to a unit. */
  given?: GivenTo
}

/** Columns that hold a code. */
interface Coded {
  urgency: Urgency
  closed_as: ClosedAs | null
  claimed_outcome: Outcome | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
}

/** Carries out an act on a taken matter: row, timeline, clock, counts and news in the command's transaction. Answers the
 * matter as it is afterwards. Refuses: `matter_is_held` where it would end the matter while something is open that must be
 * settled first. */
export async function moveMatter(ctx: CommandContext, matter: TakenMatter, move: Move) {
  const { columns, now } = movedTo(ctx.now, matter, move)
  const { due_from, due_at } = columns
  await ctx.tx
    .updateTable('matters.matter')
    .set({ ...columns, ...(due_at !== undefined && { warns_at: warnsAt(ctx, due_from, due_at) }) })
    .where('district_id', '=', ctx.actor.district_id)
    .where('id', '=', matter.id)
    .execute()
  await claimFiles(ctx.tx, ctx.actor, move.file_ids ?? [], ['photo', 'voice'])
  await writeAct(ctx, { matter_id: matter.id, status: now.status, unit_id: now.unit_id, ...move })
  if (move.given) await recordAssignments(ctx, [{ matter, note: move.note, ...move.given }])
  tallyMatter(ctx.tally, matter, -1)
  tallyMatter(ctx.tally, now, 1)
  announceMatter(ctx, now, matter)
  await tellFollowers(ctx, [matter])
  return now
}

/** Where an act leads: the columns that it writes, and the matter as it is counted and shown afterwards. Pure.
 * Refuses: `not_in_that_state`, `matter_is_held`. */
export function movedTo(now: Date, matter: TakenMatter, move: Move) {
  const status = after(move.action, matter.status)
  if (status !== matter.status && isOver(status)) refuseHeld(matter.held_by)
  const clock = clockAfter(now, { ...matter, clocks: move.clocks ?? matter.clocks }, move, status)
  const facts = factsAfter(matter, { ...move.set, ...clock })
  return {
    columns: { ...move.set, ...clock, status },
    now: { ...matter, ...facts, was_late: clock.was_late, status },
  }
}

// What is counted by and shown to whom after the act; a column that the act leaves alone stays.
function factsAfter(matter: TakenMatter, changes: NonNullable<Move['set']> & ClockColumns) {
  const or = <T>(value: T | undefined, old: T) => (value === undefined ? old : value)
  return {
    street_id: or(changes.street_id, matter.street_id),
    community_id: or(changes.community_id, matter.community_id),
    grid_id: or(changes.grid_id, matter.grid_id),
    unit_id: or(changes.unit_id, matter.unit_id),
    assignee_id: or(changes.assignee_id, matter.assignee_id),
    is_secret: or(changes.is_secret, matter.is_secret),
    escalated_unit_id: or(changes.escalated_unit_id, matter.escalated_unit_id),
    helper_unit_ids: or(changes.helper_unit_ids, matter.helper_unit_ids),
    accepted_at: or(changes.accepted_at, matter.accepted_at),
    closed_at: or(changes.closed_at, matter.closed_at),
    category_code: or(changes.category_code, matter.category_code),
    closed_as: or(changes.closed_as, matter.closed_as),
    verified_outcome: or(changes.verified_outcome, matter.verified_outcome),
    reporter_solved: or(changes.reporter_solved, matter.reporter_solved),
    rating: or(changes.rating, matter.rating),
    is_excluded: or(changes.is_excluded, matter.is_excluded),
  }
}
