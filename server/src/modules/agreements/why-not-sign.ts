import type { SignerKind } from '@linli/contract/codes/agreements'

/** What decides whether somebody may sign for a party. */
export interface SignerFacts {
  signer_kind: Exclude<SignerKind, 'mediator'>
  party: { has_died: boolean; needs_guardian: boolean; is_bound: boolean }
  /** Of whoever acts by mandate or by law; null where the party signs in person. */
  agent: { kind: string; power: string; is_ended: boolean } | null
  /** This person has already signed for somebody on another side. */
  signs_for_other_side: boolean
}

/** What stands in the way of a signature; null where nothing does. The one judge of it, for fingers and for ink:
 * the dead sign nothing (民法典 art. 13), minors and those who cannot judge through their guardian (arts. 19–23), agents with the
 * power to settle alone (民事诉讼法 art. 62), and nobody for both sides (民法典 art. 168). */
export function whyNotSign({
  signer_kind,
  party,
  agent,
  signs_for_other_side,
}: SignerFacts): string | null {
  if (!party.is_bound) return 'not_a_party'
  if (party.has_died) return 'party_has_died'
  if (party.needs_guardian && signer_kind !== 'guardian') return 'guardian_needed'
  if (agent?.is_ended) return 'agent_has_ended'
  if (signer_kind === 'agent' && agent?.kind !== 'representative' && agent?.power !== 'special')
    return 'agent_needs_special_power'
  return signs_for_other_side ? 'signs_for_both_sides' : null
}

/** Whether somebody needs a guardian to bind themselves on a day: below eighteen (民法典 art. 17), or without full capacity. */
export function needsGuardian(
  party: { kind: string; capacity: string; birth_on: string | null },
  today: string,
): boolean {
  if (party.kind !== 'person') return false
  if (party.capacity !== 'full') return true
  if (party.birth_on === null) return false
  const adult_on = `${Number(party.birth_on.slice(0, 4)) + ADULT}${party.birth_on.slice(4)}`
  return today < adult_on
}

const ADULT = 18
