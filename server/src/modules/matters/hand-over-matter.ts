import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { staffById } from '#modules/org'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { type Move, moveMatter } from './move-matter.ts'
import { type SightFacts, worksOn } from './policy.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** Gives a matter for good to a colleague of the same unit or place; its clock runs on.
 * Refuses: `no_such_colleague`, `already_theirs`, `not_their_work`. */
export async function handOverMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.hand_over>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'hand_over')
  const handOver = await handingOver(ctx, input)
  await moveMatter(ctx, matter, handOver(matter))
}

/** How a matter is handed over to this person. Refuses: `no_such_colleague`, and for a matter `already_theirs`,
 * `not_their_work`. */
export async function handingOver(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  { person_id, note }: { person_id: string; note?: string | undefined },
): Promise<(matter: TakenMatter) => Move> {
  const colleague = await staffById(tx, actor.district_id, person_id, now)
  if (!colleague) throw new Refusal('invalid', 'no_such_colleague')
  return (matter) => {
    if (matter.assignee_id === person_id) throw new Refusal('conflict', 'already_theirs')
    if (!mayTakeOver(colleague, matter)) throw new Refusal('invalid', 'not_their_work')
    return { action: 'hand_over', note, to_id: person_id, set: { assignee_id: person_id } }
  }
}

// A colleague of the unit that has it; while no unit has it, whoever works in its place. Never as somebody's substitute.
function mayTakeOver(colleague: Actor, matter: SightFacts): boolean {
  const posts = colleague.posts.filter(({ on_behalf_of }) => on_behalf_of === null)
  return matter.unit_id === null
    ? worksOn({ ...colleague, posts }, matter)
    : posts.some(({ unit_id, role }) => unit_id === matter.unit_id && role !== 'leader')
}
