import type { TaskDue } from '@linli/contract/joint'
import type { DUE_CHOICE } from '../../words/zh-CN/joint.ts'

/** A period as its form has it: a choice, and the day where that is the choice. */
export interface DueDraft {
  choice?: keyof typeof DUE_CHOICE | undefined
  day?: string | undefined
}

const PERIOD = {
  hours_4: { unit: 'hours', value: 4 },
  hours_24: { unit: 'hours', value: 24 },
  working_1: { unit: 'working_days', value: 1 },
  working_3: { unit: 'working_days', value: 3 },
  working_5: { unit: 'working_days', value: 5 },
} as const satisfies Record<string, TaskDue>

/** The period in contract shape; undefined while it is not whole. */
export function dueOf({ choice, day }: DueDraft): TaskDue | undefined {
  if (choice === undefined) return undefined
  if (choice === 'day') return day ? { on: day } : undefined
  return PERIOD[choice]
}
