import type { Matter } from '@linli/contract/matters'
import { useQuery } from '../../lib/queries.ts'
import type { ActForms } from '../matters/ActDock.tsx'
import { AnswerTaskDock, AnswerWhistleDock, RuleTaskDock, WhistleDock } from './DockForms.tsx'
import { GiveTaskForm } from './GiveTaskForm.tsx'
import { JointReplyForm } from './JointReplyForm.tsx'

/** The forms of the acts of several units. An answer or a ruling is offered while there is something to answer or to rule on:
 * whoever helps may do so by the matter's rules, with or without a task. */
export function useJointForms(id: Matter['id']): ActForms {
  const work = useQuery('joint.get_work', { id })
  const tasks = work.data?.tasks ?? []
  const called = work.data?.whistles.flatMap(({ units }) => units) ?? []
  return {
    resolve: JointReplyForm,
    give_task: GiveTaskForm,
    whistle: WhistleDock,
    ...(tasks.some(({ can }) => can.includes('answer')) ? { answer_task: AnswerTaskDock } : {}),
    ...(tasks.some(({ can }) => can.includes('rule')) ? { rule_task: RuleTaskDock } : {}),
    ...(called.some(({ can }) => can.length > 0) ? { answer_whistle: AnswerWhistleDock } : {}),
  }
}
