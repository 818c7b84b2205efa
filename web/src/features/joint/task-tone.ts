import type { TaskStatus, WhistleAnswer } from '@linli/contract/codes/joint'
import type { Task } from '@linli/contract/joint'
import type { Tone } from '../../ui/States.tsx'

/** How a task's state looks beside its word. */
export const TASK_TONE: Record<TaskStatus, Tone> = {
  given: 'todo',
  taken: 'doing',
  asking: 'soon',
  partly: 'doing',
  refused: 'over',
  done: 'done',
  moved: 'quiet',
  dropped: 'quiet',
}

/** How the answer of a called unit looks beside its word. */
export const ANSWER_TONE: Record<WhistleAnswer, Tone> = {
  waiting: 'todo',
  in_time: 'done',
  late: 'soon',
  missing: 'over',
}

const RULED: readonly string[] = ['keep', 'move', 'drop']

/** The ruling on a task, where the centre has made one. */
export function rulingOf(task: Task): Task['steps'][number] | undefined {
  return task.steps.findLast(({ step }) => RULED.includes(step))
}
