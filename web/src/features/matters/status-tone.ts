import type { MatterStatus } from '@linli/contract/codes/matters'
import type { Tone } from '../../ui/States.tsx'

/** The shape and colour of a status; lateness is told by the clock beside it, never by the status. */
export const STATUS_TONE: Record<MatterStatus, Tone> = {
  reported: 'todo',
  accepted: 'todo',
  triaged: 'todo',
  assigned: 'doing',
  handling: 'doing',
  returned: 'soon',
  resolved: 'doing',
  verified: 'done',
  closed: 'done',
  reopened: 'soon',
  voided: 'quiet',
  merged: 'quiet',
}
