import type { MatterAction } from '@linli/contract/codes/matters'
import { fill } from '../../lib/words.ts'
import { ASSIGNED_TO } from '../../words/zh-CN/matters.ts'

/** An act as the timeline has it: `unit_name` is the unit that had the matter afterwards. */
export interface TimelineWho {
  action: MatterAction
  unit_name: string | null
  actor_name?: string | null
}

// In these the person acts for the unit that has the matter; in all others for somebody else.
const BY_THE_UNIT: readonly MatterAction[] = ['handle', 'resolve']

/** What happened, in the words of this surface; an assignment names whom it went to. */
export function titleOfAct(act: TimelineWho, words: Record<MatterAction, string>): string {
  return act.action === 'assign' && act.unit_name
    ? fill(ASSIGNED_TO, { unit: act.unit_name })
    : words[act.action]
}

/** Who did it: a unit's name stands only before somebody who acts for it. */
export function whoDidIt(act: TimelineWho): string {
  const unit = BY_THE_UNIT.includes(act.action) ? act.unit_name : null
  return [unit, act.actor_name].filter(Boolean).join(' ')
}
