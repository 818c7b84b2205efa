/** Acts that may be done on many matters at once; each means on every row what it means on one. */
export const BATCH_ACTIONS = [
  'accept',
  'triage',
  'assign',
  'close',
  'note',
  'hand_over',
  'set_secret',
] as const
export type BatchAction = (typeof BATCH_ACTIONS)[number]

/** Where a batch stands. `prepared` has been looked at and has changed nothing yet. */
export const BATCH_STATES = [
  'prepared',
  'running',
  'done',
  'cancelled',
  'undoing',
  'undone',
] as const
export type BatchState = (typeof BATCH_STATES)[number]

/**
 * What becomes of one row: it will go or not, it went, it had changed meanwhile, it was left when the batch was cancelled,
 * it was taken back, or it stays because somebody has acted on it since.
 */
export const BATCH_ROW_STATES = [
  'going',
  'refused',
  'done',
  'changed',
  'left',
  'undone',
  'kept',
] as const
export type BatchRowState = (typeof BATCH_ROW_STATES)[number]
