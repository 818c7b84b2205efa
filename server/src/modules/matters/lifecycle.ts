import {
  type ClockKind,
  MATTER_STATUSES,
  type MatterAction,
  type MatterStatus,
  OPEN_STATUSES,
} from '@linli/contract/codes/matters'
import { Refusal } from '#platform/errors'

/** One way a matter may go: by this act, from these statuses, to that one. `same` leaves the status as it is. */
export interface Transition {
  from: readonly (MatterStatus | 'nothing')[]
  to: MatterStatus | 'same'
}

/** Statuses in which nobody has been given the work yet. */
export const UNASSIGNED = ['reported', 'accepted', 'triaged', 'returned', 'reopened'] as const

// Statuses in which the handler's clock runs.
const WORKED_ON = ['accepted', 'triaged', 'assigned', 'handling', 'returned', 'reopened'] as const

// Statuses in which a matter may still be voided: nobody handles it now.
const VOIDABLE = ['reported', 'accepted', 'triaged', 'returned', 'assigned', 'reopened'] as const

/** The whole life of a matter, from report to rating. Every act that a person can do is one line here. */
export const LIFECYCLE = {
  report: { from: ['nothing'], to: 'reported' },
  import: { from: ['nothing'], to: 'closed' },
  self_close: { from: ['nothing', 'reported', 'accepted'], to: 'closed' },
  accept: { from: ['reported'], to: 'accepted' },
  triage: { from: ['accepted', 'triaged', 'returned', 'reopened'], to: 'triaged' },
  assign: { from: ['accepted', 'triaged', 'returned', 'reopened'], to: 'assigned' },
  handle: { from: ['assigned'], to: 'handling' },
  return: { from: ['assigned', 'handling'], to: 'returned' },
  resolve: { from: ['assigned', 'handling'], to: 'resolved' },
  verify: { from: ['resolved'], to: 'verified' },
  reject: { from: ['resolved'], to: 'handling' },
  close: { from: ['verified'], to: 'closed' },
  // A matter that was merged is rated and reopened by its own reporter, as soon as the one that answers it is closed.
  rate: { from: ['closed', 'merged'], to: 'same' },
  reopen: { from: ['closed', 'merged'], to: 'reopened' },
  propose_void: { from: VOIDABLE, to: 'same' },
  void: { from: VOIDABLE, to: 'voided' },
  keep: { from: VOIDABLE, to: 'same' },
  note: {
    from: [
      'reported',
      'accepted',
      'triaged',
      'assigned',
      'handling',
      'returned',
      'resolved',
      'verified',
      'closed',
      'reopened',
    ],
    to: 'same',
  },
  merge: { from: OPEN_STATUSES, to: 'merged' },
  unmerge: { from: ['merged'], to: 'accepted' },
  appeal: { from: [...OPEN_STATUSES, 'closed', 'merged'], to: 'same' },
  choose_route: { from: UNASSIGNED, to: 'same' },
  screen: { from: OPEN_STATUSES, to: 'same' },
  report_risk: { from: [...OPEN_STATUSES, 'closed', 'merged'], to: 'same' },
  designate: { from: ['accepted', 'triaged', 'returned', 'reopened'], to: 'assigned' },
  assess: { from: OPEN_STATUSES, to: 'same' },
  give_task: { from: OPEN_STATUSES, to: 'same' },
  answer_task: { from: OPEN_STATUSES, to: 'same' },
  rule_task: { from: OPEN_STATUSES, to: 'same' },
  whistle: { from: OPEN_STATUSES, to: 'same' },
  // A called unit may say afterwards whether the call was justified.
  answer_whistle: { from: [...OPEN_STATUSES, 'closed'], to: 'same' },
  pause: { from: WORKED_ON, to: 'same' },
  resume: { from: WORKED_ON, to: 'same' },
  ask_extension: { from: ['assigned', 'handling'], to: 'same' },
  grant_extension: { from: ['assigned', 'handling'], to: 'same' },
  refuse_extension: { from: ['assigned', 'handling'], to: 'same' },
  escalate: { from: OPEN_STATUSES, to: 'same' },
  supervise: { from: OPEN_STATUSES, to: 'same' },
  answer_supervision: { from: OPEN_STATUSES, to: 'same' },
  lift_supervision: { from: OPEN_STATUSES, to: 'same' },
  answer_instruction: { from: [...OPEN_STATUSES, 'closed'], to: 'same' },
  instruct: { from: [...OPEN_STATUSES, 'closed'], to: 'same' },
  propose_exclusion: { from: ['closed'], to: 'same' },
  exclude: { from: ['closed'], to: 'same' },
  keep_counted: { from: ['closed'], to: 'same' },
  spot_check: { from: ['closed'], to: 'same' },
  hand_over: { from: OPEN_STATUSES, to: 'same' },
  mediate: { from: [...OPEN_STATUSES, 'closed'], to: 'same' },
  end_mediation: { from: MATTER_STATUSES, to: 'same' },
  // An act of many at once is undone: the status is the one before it, which the batch has kept.
  take_back: { from: MATTER_STATUSES, to: 'same' },
  relocate: { from: MATTER_STATUSES, to: 'same' },
} as const satisfies Record<MatterAction, Transition>

/** Whether an act is possible in a status at all, whoever acts. */
export function isPossible(action: MatterAction, status: MatterStatus | 'nothing'): boolean {
  const from: readonly string[] = LIFECYCLE[action].from
  return from.includes(status)
}

/** Whether nothing more is owed in a status: closed, voided or merged. */
export function isOver(status: MatterStatus): boolean {
  return !OPEN_STATUSES.some((open) => open === status)
}

/** The status after an act. Refuses: `not_in_that_state`, with the status it is in. */
export function after(action: MatterAction, status: MatterStatus | 'nothing'): MatterStatus {
  if (!isPossible(action, status))
    throw new Refusal('conflict', 'not_in_that_state', { status, action })
  const { to } = LIFECYCLE[action]
  if (to !== 'same') return to
  if (status === 'nothing') throw new Refusal('conflict', 'not_in_that_state', { status, action })
  return status
}

/** Which clock runs in a status; none once it is closed, voided or merged. Unassigned work has a clock too. */
export function clockIn(status: MatterStatus): ClockKind | null {
  if (status === 'reported') return 'accept'
  if (status === 'resolved' || status === 'verified') return 'verify'
  if (status === 'closed' || status === 'voided' || status === 'merged') return null
  return 'handle'
}
