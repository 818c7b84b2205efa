/** Where a task of a co-handling unit stands (协办任务). */
export const TASK_STATUSES = [
  'given',
  'taken',
  'asking',
  'partly',
  'refused',
  'done',
  'moved',
  'dropped',
] as const
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** Statuses of a task that somebody still owes something for: its matter stays open with it. */
export const OPEN_TASK_STATUSES = [
  'given',
  'taken',
  'asking',
  'partly',
  'refused',
] as const satisfies readonly TaskStatus[]

/** What is said on a task, from the giving to the end. */
export const TASK_STEPS = [
  'give',
  'take',
  'ask',
  'tell',
  'partly',
  'done',
  'refuse',
  'keep',
  'move',
  'drop',
] as const
export type TaskStep = (typeof TASK_STEPS)[number]

/** What a co-handling unit may answer. */
export const TASK_ANSWERS = [
  'done',
  'partly',
  'ask',
  'refuse',
] as const satisfies readonly TaskStep[]
export type TaskAnswer = (typeof TASK_ANSWERS)[number]

/** What the centre may rule on a task: this unit does it, another one does, or nobody. */
export const RULINGS = ['keep', 'move', 'drop'] as const satisfies readonly TaskStep[]
export type Ruling = (typeof RULINGS)[number]

/** What a street calls units for (街道吹哨). */
export const WHISTLE_KINDS = ['law_enforcement', 'emergency', 'key_work'] as const
export type WhistleKind = (typeof WHISTLE_KINDS)[number]

/** How a called unit has answered by the time that the call gave it. */
export const WHISTLE_ANSWERS = ['waiting', 'in_time', 'late', 'missing'] as const
export type WhistleAnswer = (typeof WHISTLE_ANSWERS)[number]

/** Lists of tasks: of my units, on matters that my units lead, of my area, and refused ones that wait for a ruling. */
export const TASK_TABS = ['ours', 'led', 'area', 'to_rule'] as const
export type TaskTab = (typeof TASK_TABS)[number]
