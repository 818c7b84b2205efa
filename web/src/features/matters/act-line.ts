import type { MatterAction } from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { ASSIGNED_TO, HANDED_TO, RULED_FOR, TASK_FOR } from '../../words/zh-CN/matters.ts'

/** An act as the timeline has it: `unit_name` is the unit that it concerns: that has the matter afterwards, whose task it is, that
 * called or was called. */
export interface TimelineWho {
  action: MatterAction
  unit_name: string | null
  actor_name?: string | null
  /** Who took the work over; the reporter is not told the name. */
  to_name?: string | null
}

const TO_A_UNIT: Partial<Record<MatterAction, string>> = {
  assign: ASSIGNED_TO,
  give_task: TASK_FOR,
  rule_task: RULED_FOR,
}

// In these the person acts for the unit that has the matter; in all others for somebody else.
const BY_THE_UNIT: readonly MatterAction[] = [
  'handle',
  'resolve',
  'answer_task',
  'whistle',
  'answer_whistle',
]

/** What happened, in the words of this surface; an assignment, a task, a ruling and a hand-over name whom they
 * went to. */
export function titleOfAct(act: TimelineWho, words: Record<MatterAction, string>): string {
  if (act.action === 'hand_over' && act.to_name) return fill(HANDED_TO, { name: act.to_name })
  const to = TO_A_UNIT[act.action]
  return to && act.unit_name ? fill(to, { unit: act.unit_name }) : words[act.action]
}

/** Who did it: a unit's name stands only before somebody who acts for it. */
export function whoDidIt(act: TimelineWho): string {
  const unit = BY_THE_UNIT.includes(act.action) ? act.unit_name : null
  return [unit, act.actor_name].filter(Boolean).join(' ')
}
