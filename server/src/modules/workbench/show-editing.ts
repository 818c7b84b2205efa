import type { Output, Parsed } from '@linli/contract/endpoint'
import { Editing, type workbench } from '@linli/contract/workbench'
import { factsOf, seeMatter } from '#modules/matters'
import type { QueryContext, SignalContext } from '#platform/module'

const NOUN = 'editing'

/** Shows the others for some seconds that the form of an act is open, so that nobody does the same work twice. Nothing is
 * stored: it says who is at it now, and never when anybody worked. Refuses: `not_found`. */
export async function showEditing(
  ctx: SignalContext,
  { id, action }: Parsed<typeof workbench.show_editing>,
): Promise<Output<typeof workbench.show_editing>> {
  const { actor, announce } = ctx
  announce({
    noun: NOUN,
    id,
    district_id: actor.district_id,
    facts: factsOf(await seeMatter(ctx, id)),
    sign: { person_id: actor.person_id, name: actor.name ?? '', doing: action },
  })
  return { done: true }
}

/** Who else has the form of an act on this matter open. Refuses: `not_found`. */
export async function listEditing(
  ctx: QueryContext,
  { id }: Parsed<typeof workbench.list_editing>,
): Promise<Output<typeof workbench.list_editing>> {
  const { actor, now, signs } = ctx
  await seeMatter(ctx, id)
  return signs
    .at({ noun: NOUN, district_id: actor.district_id, id }, now)
    .filter(({ person_id }) => person_id !== actor.person_id)
    .map(({ person_id, name, doing, until }) =>
      Editing.parse({
        person: { id: person_id, name },
        action: doing,
        until: until.toISOString(),
      }),
    )
}
