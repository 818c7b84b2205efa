import type { BatchAct } from '@linli/contract/batches'
import type { MatterAction } from '@linli/contract/codes/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { acceptance } from './accept-matter.ts'
import { assigning } from './assign-matter.ts'
import { closing } from './close-matter.ts'
import { handingOver } from './hand-over-matter.ts'
import { type Move, movedTo } from './move-matter.ts'
import { maySee } from './policy.ts'
import type { PickedMatter } from './queries/pick-matters.ts'
import { requireAct, type TakenMatter } from './queries/take-matter.ts'
import { secrecy } from './set-secret.ts'
import { triaging } from './triage-matter.ts'

/** A matter that may go, its move, and where that leads. */
export interface Judged extends ReturnType<typeof movedTo> {
  matter: PickedMatter
  move: Move
}

type Ctx = Pick<CommandContext, 'tx' | 'actor' | 'now'>

/** Judges each of these matters by the rules of the single act, so that what is refused alone is refused among many: where
 * the act leads, or the reason why the row does not go. Refuses what every row would be refused for: `no_such_unit`,
 * `no_such_category`, `no_such_colleague`. */
export async function judgeMany(
  ctx: Ctx,
  act: BatchAct,
  matters: readonly PickedMatter[],
): Promise<Map<string, Judged | { reason: string }>> {
  const moveOf = await movesOf(ctx, act, matters)
  const action = act.action === 'set_secret' ? 'note' : act.action
  return new Map(matters.map((matter) => [matter.id, judge(ctx, matter, { action, moveOf })]))
}

function judge(
  { actor, now }: Ctx,
  matter: PickedMatter,
  { action, moveOf }: { action: MatterAction; moveOf: (matter: TakenMatter) => Move },
): Judged | { reason: string } {
  if (!maySee(actor, matter)) return { reason: 'not_found' }
  try {
    requireAct(actor, matter, action)
    const move = moveOf(matter)
    return { matter, move, ...movedTo(now, matter, move) }
  } catch (error) {
    if (error instanceof Refusal) return { reason: error.reason }
    throw error
  }
}

async function movesOf(
  ctx: Ctx,
  act: BatchAct,
  matters: readonly TakenMatter[],
): Promise<(matter: TakenMatter) => Move> {
  switch (act.action) {
    case 'accept':
      return (matter) => acceptance(ctx, matter, act.note)
    case 'triage':
      return triaging(ctx, act)
    case 'assign':
      return assigning(ctx, act, matters)
    case 'close':
      return (matter) => closing(ctx.now, matter, act.note)
    case 'note':
      return () => ({ action: 'note', note: act.note })
    case 'hand_over':
      return handingOver(ctx, act)
    case 'set_secret':
      return (matter) => secrecy(ctx.actor, matter, act.is_secret)
  }
}
