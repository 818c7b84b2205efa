import type { DisputeAction, DisputeState } from '@linli/contract/codes/mediation'
import { Refusal } from '#platform/errors'

const RUNNING = ['accepted', 'mediating'] as const
const OPEN = ['applied', 'accepted', 'mediating'] as const
const ALIVE = ['applied', 'accepted', 'mediating', 'agreed'] as const

/** What may be done from which states, and the state it leads to. No act leads out of `refused`, `failed` or `withdrawn` but
 * towards the file: once a party has clearly refused, nothing brings a dispute back (人民调解法 art. 17). */
export const LIFECYCLE = {
  apply: { from: ['nothing'], to: 'applied' },
  revise: { from: OPEN, to: 'same' },
  accept: { from: ['applied'], to: 'accepted' },
  refuse: { from: ['applied'], to: 'refused' },
  withdraw: { from: ['applied'], to: 'withdrawn' },
  add_party: { from: OPEN, to: 'same' },
  add_agent: { from: ALIVE, to: 'same' },
  end_agent: { from: ALIVE, to: 'same' },
  // Before acceptance it is refused by it, afterwards it fails by it: two commands write which.
  record_refusal: { from: OPEN, to: 'same' },
  record_death: { from: ALIVE, to: 'same' },
  tell_rights: { from: RUNNING, to: 'same' },
  appoint_mediator: { from: ['accepted', 'mediating', 'agreed'], to: 'same' },
  propose: { from: RUNNING, to: 'same' },
  respond: { from: RUNNING, to: 'same' },
  ask_recusal: { from: RUNNING, to: 'same' },
  decide_recusal: { from: RUNNING, to: 'same' },
  plan_session: { from: RUNNING, to: 'same' },
  move_session: { from: RUNNING, to: 'same' },
  cancel_session: { from: RUNNING, to: 'same' },
  hold_session: { from: RUNNING, to: 'mediating' },
  record_inquiry: { from: RUNNING, to: 'same' },
  add_material: { from: ALIVE, to: 'same' },
  pause: { from: RUNNING, to: 'same' },
  resume: { from: RUNNING, to: 'same' },
  flag_risk: { from: [...ALIVE, 'failed', 'refused'], to: 'same' },
  report_risk: { from: [...ALIVE, 'failed', 'refused', 'withdrawn'], to: 'same' },
  stop: { from: RUNNING, to: 'failed' },
  terminate: { from: RUNNING, to: 'failed' },
  agree: { from: RUNNING, to: 'agreed' },
  agree_partly: { from: RUNNING, to: 'mediating' },
  hand_over_file: { from: ['refused', 'failed', 'agreed', 'closed'], to: 'same' },
  note: { from: [...ALIVE, 'failed'], to: 'same' },
  close: { from: ['agreed', 'failed', 'refused', 'withdrawn'], to: 'closed' },
  file: { from: ['closed'], to: 'filed' },
} as const satisfies Record<
  DisputeAction,
  { from: readonly (DisputeState | 'nothing')[]; to: DisputeState | 'same' }
>

/** Whether an act is possible in a state at all, whoever acts. */
export function isPossible(action: DisputeAction, state: DisputeState): boolean {
  const from: readonly (DisputeState | 'nothing')[] = LIFECYCLE[action].from
  return from.includes(state)
}

/** The state after an act. Refuses: `dispute_is_<state>`. */
export function after(action: DisputeAction, state: DisputeState): DisputeState {
  if (!isPossible(action, state)) throw new Refusal('conflict', `dispute_is_${state}`)
  const { to } = LIFECYCLE[action]
  return to === 'same' ? state : to
}
