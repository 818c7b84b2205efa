import type { TaskStatus, TaskTab, WhistleAnswer } from '@linli/contract/codes/joint'
import type { MatterAction } from '@linli/contract/codes/matters'
import type { Task, Whistle, WhistleUnit } from '@linli/contract/joint'
import { scopesOf, unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import { isSayable } from './task-life.ts'

/** The tabs of tasks that exist for this person; a leader reads those of the area and gives no answers. */
export function tabsOf(actor: Actor): TaskTab[] {
  const tabs: TaskTab[] = []
  if (unitsOf(actor).length > 0) tabs.push('ours', 'led')
  if (scopesOf(actor).length > 0) tabs.push('area')
  if (scopesOf(actor).length > 0) tabs.push('to_rule')
  return tabs
}

/** What this person may do with a task, given what they may do on its matter: the same that the commands check. */
export function taskActionsOf(
  actor: Actor,
  task: { unit_id: string; status: TaskStatus; ruled_at: string | null; has_refused: boolean },
  can: readonly MatterAction[],
): Task['can'] {
  const isOurs = unitsOf(actor).includes(task.unit_id)
  const acts: Task['can'] = []
  if (isOurs && can.includes('answer_task')) {
    if (isSayable('take', task.status)) acts.push('take')
    if (isSayable('done', task.status)) acts.push('answer')
    if (isSayable('refuse', task.status) && !task.ruled_at && !task.has_refused) acts.push('refuse')
  }
  if (can.includes('give_task') && isSayable('tell', task.status)) acts.push('tell')
  if (!isOurs && can.includes('rule_task') && isSayable('drop', task.status)) acts.push('rule')
  return acts
}

/** What of a call decides what may be done with it. */
export interface WhistleFacts {
  caller_unit_id: string
  meets_at: string
  due_at: string
  ended_at: string | null
}

/** Whether this person may write what came of a call. */
export function mayEndWhistle(
  actor: Actor,
  whistle: WhistleFacts,
  can: readonly MatterAction[],
): Whistle['can'] {
  const isOurs = unitsOf(actor).includes(whistle.caller_unit_id)
  return isOurs && !whistle.ended_at && can.includes('whistle') ? ['end'] : []
}

/** What this person may say for a called unit. */
export function calledActionsOf(
  actor: Actor,
  whistle: WhistleFacts,
  called: { unit_id: string; answered_at: string | null; judged_at: string | null },
  about: { now: Date; can: readonly MatterAction[] },
): WhistleUnit['can'] {
  if (!unitsOf(actor).includes(called.unit_id) || !about.can.includes('answer_whistle')) return []
  const acts: WhistleUnit['can'] = []
  if (!called.answered_at && !whistle.ended_at) acts.push('answer')
  const isMet = whistle.ended_at !== null || whistle.meets_at <= about.now.toISOString()
  if (!called.judged_at && isMet) acts.push('judge')
  return acts
}

/** How a called unit has answered by the time of the call. */
export function answerOf(
  whistle: Pick<WhistleFacts, 'due_at'>,
  answered_at: string | null,
  now: Date,
): WhistleAnswer {
  if (answered_at) return answered_at <= whistle.due_at ? 'in_time' : 'late'
  return now.toISOString() <= whistle.due_at ? 'waiting' : 'missing'
}
