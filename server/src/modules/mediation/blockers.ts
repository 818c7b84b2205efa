import type { Blocker, Party } from '@linli/contract/mediation-shapes'
import type { DisputeFacts } from './policy.ts'
import type { Parts } from './queries/part-rows.ts'

type Laid = Pick<Parts, 'mediators' | 'proposals' | 'recusals'>

/** What keeps the next session from being held, in the order in which one settles it: a danger reported, the clock running, a
 * lead whom every party accepts (人民调解法 art. 19, 23), no recusal open, rights told, and whoever cannot speak for themself
 * spoken for. */
export function blockersOf(
  facts: Pick<DisputeFacts, 'waits_for_report' | 'paused_at' | 'state'>,
  people: readonly Pick<
    Party,
    'id' | 'died_at' | 'rights_told_at' | 'needs_guardian' | 'agents' | 'side'
  >[],
  { mediators, proposals, recusals }: Laid,
): Blocker[] {
  if (facts.state !== 'accepted' && facts.state !== 'mediating') return []
  const living = people.filter(({ died_at }) => died_at === null)
  const lead = mediators.find(({ part, until_at }) => part === 'lead' && until_at === null)
  const accepted = proposals.some(
    ({ kind, state, subject_id }) =>
      (kind === 'mediator' || kind === 'mediator_stays') &&
      state === 'agreed' &&
      subject_id === lead?.person_id,
  )
  const unspoken = living.some(
    ({ needs_guardian, agents }) =>
      needs_guardian && !agents.some(({ kind, is_ended }) => kind === 'guardian' && !is_ended),
  )
  // A side of which nobody lives has nobody to agree.
  const isEmpty = people.some(({ side }) => !living.some((one) => one.side === side))
  const found: [boolean, Blocker][] = [
    [facts.waits_for_report, 'risk_report_first'],
    [facts.paused_at !== null, 'paused'],
    [isEmpty, 'party_died'],
    [!lead, 'no_lead'],
    [!!lead && !accepted, 'mediator_not_accepted'],
    [recusals.some(({ state }) => state === 'asked'), 'recusal_open'],
    [living.some(({ rights_told_at }) => rights_told_at === null), 'rights_not_told'],
    [unspoken, 'guardian_needed'],
  ]
  return found.flatMap(([holds, blocker]) => (holds ? [blocker] : []))
}
