import { OPEN_TASK_STATUSES, type TaskStatus, type TaskStep } from '@linli/contract/codes/joint'

/** The life of a task: what may be said on it, when, and where it stands afterwards. */
export const TASK_LIFE = {
  take: { from: ['given'], to: 'taken' },
  ask: { from: ['given', 'taken', 'partly'], to: 'asking' },
  tell: { from: ['asking'], to: 'taken' },
  partly: { from: ['given', 'taken', 'asking', 'partly'], to: 'partly' },
  done: { from: ['given', 'taken', 'asking', 'partly'], to: 'done' },
  refuse: { from: ['given', 'taken', 'asking'], to: 'refused' },
  keep: { from: ['refused'], to: 'given' },
  move: { from: OPEN_TASK_STATUSES, to: 'moved' },
  drop: { from: OPEN_TASK_STATUSES, to: 'dropped' },
} as const satisfies Record<
  Exclude<TaskStep, 'give'>,
  { from: readonly TaskStatus[]; to: TaskStatus }
>

/** What may be said on a task after it was given. */
export type LaterStep = keyof typeof TASK_LIFE

/** Whether this may be said on a task in this status. */
export function isSayable(step: LaterStep, status: TaskStatus): boolean {
  const from: readonly TaskStatus[] = TASK_LIFE[step].from
  return from.includes(status)
}

/** Whether nobody owes anything for the task any more. */
export function isTaskOver(status: TaskStatus): boolean {
  return !OPEN_TASK_STATUSES.some((open) => open === status)
}
