import type { ROUTING_ACTS, VersionState } from '@linli/contract/codes/routing'
import { type Actor, holdsInDistrict } from '#platform/actor'

type RoutingAct = (typeof ROUTING_ACTS)[number]

/** What may be done with a version, by where it stands. */
const ACTS_IN: Record<VersionState, readonly RoutingAct[]> = {
  draft: ['edit', 'publish', 'discard', 'dry_run'],
  scheduled: [],
  in_force: ['restore'],
  ended: ['restore'],
}

/** Whether an act is possible in a state, whoever acts. */
export function isPossible(act: RoutingAct, state: VersionState): boolean {
  return ACTS_IN[state].includes(act)
}

/** What this person may do with a version now. The one in force is put in force again only to stop one that is to follow. */
export function actsOn(
  actor: Pick<Actor, 'posts'>,
  { state, is_replaced_soon }: { state: VersionState; is_replaced_soon: boolean },
): RoutingAct[] {
  if (!holdsInDistrict(actor, 'catalogue_editor')) return []
  return ACTS_IN[state].filter((act) => act !== 'restore' || state === 'ended' || is_replaced_soon)
}

/** Where a version stands on a day ('YYYY-MM-DD'). */
export function stateOn(
  day: string,
  version: { valid_from: string | null; valid_to: string | null },
): VersionState {
  const { valid_from, valid_to } = version
  if (valid_from === null) return 'draft'
  if (valid_to !== null && (valid_to < day || valid_to < valid_from)) return 'ended'
  return valid_from > day ? 'scheduled' : 'in_force'
}
