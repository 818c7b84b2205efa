import type {
  MatterAction,
  MatterStatus,
  PauseReason,
  ReturnReason,
  Urgency,
  VoidReason,
} from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import type { WaitingCommand } from '../../lib/outbox.ts'

/** What an act asks of the person who does it. */
export interface ActFields {
  note: 'needed' | 'optional' | 'none'
  hasPhotos?: boolean
  asks?: 'return_reason' | 'void_reason' | 'unit' | 'triage' | 'pause' | 'day'
}

/** Acts that a person may choose on a matter, with their fields; the others happen by themselves or elsewhere. */
export const ACT_FIELDS: Partial<Record<MatterAction, ActFields>> = {
  self_close: { note: 'optional', hasPhotos: true },
  accept: { note: 'none' },
  triage: { note: 'optional', asks: 'triage' },
  assign: { note: 'optional', asks: 'unit' },
  handle: { note: 'optional' },
  resolve: { note: 'needed', hasPhotos: true },
  return: { note: 'needed', asks: 'return_reason' },
  verify: { note: 'optional', hasPhotos: true },
  reject: { note: 'needed', hasPhotos: true },
  close: { note: 'optional' },
  note: { note: 'needed', hasPhotos: true },
  propose_void: { note: 'needed', asks: 'void_reason' },
  void: { note: 'optional' },
  keep: { note: 'needed' },
  reopen: { note: 'needed' },
  pause: { note: 'needed', asks: 'pause' },
  resume: { note: 'optional' },
  ask_extension: { note: 'needed', asks: 'day' },
  grant_extension: { note: 'needed', asks: 'day' },
  refuse_extension: { note: 'needed' },
  answer_supervision: { note: 'needed' },
  lift_supervision: { note: 'needed' },
  answer_instruction: { note: 'needed' },
}

/** The act that moves a matter on from each status; a page offers it first, and it alone is the main one. */
export const LEADING_ACT: Record<MatterStatus, MatterAction | null> = {
  reported: 'accept',
  accepted: 'triage',
  triaged: 'assign',
  assigned: 'handle',
  handling: 'resolve',
  returned: 'triage',
  resolved: 'verify',
  verified: 'close',
  closed: null,
  reopened: 'triage',
  voided: null,
  merged: null,
}

/** The acts with a form of `ACT_FIELDS`, or one of their own, that this person may do now, the leading one first. */
export function actsOf(
  matter: Pick<Matter, 'status' | 'can'>,
  forms: Partial<Record<MatterAction, unknown>> = {},
) {
  const lead = LEADING_ACT[matter.status]
  const acts = ACT_ORDER.filter(
    (one) => matter.can.includes(one) && (one in ACT_FIELDS || one in forms),
  )
  return [...acts.filter((one) => one === lead), ...acts.filter((one) => one !== lead)]
}

/** Acts in the order in which a page offers them: what moves the matter on first. */
export const ACT_ORDER: readonly MatterAction[] = [
  'accept',
  'self_close',
  'triage',
  'assign',
  'handle',
  'resolve',
  'verify',
  'close',
  'void',
  'keep',
  'reopen',
  'reject',
  'return',
  'answer_task',
  'answer_whistle',
  'answer_instruction',
  'answer_supervision',
  'lift_supervision',
  'grant_extension',
  'refuse_extension',
  'designate',
  'instruct',
  'supervise',
  'give_task',
  'rule_task',
  'assess',
  'whistle',
  'ask_extension',
  'pause',
  'resume',
  'merge',
  'unmerge',
  'appeal',
  'choose_route',
  'screen',
  'report_risk',
  'hand_over',
  'note',
  'propose_exclusion',
  'exclude',
  'keep_counted',
  'propose_void',
]

/** What was told in the form of an act. */
export interface Told {
  note: string
  return_reason?: ReturnReason | undefined
  void_reason?: VoidReason | undefined
  unit_id?: string | undefined
  category_code?: string | undefined
  urgency?: Urgency | undefined
  pause_reason?: PauseReason | undefined
  /** Until when, `YYYY-MM-DD`. */
  day?: string | undefined
}

/** May the form be sent: is everything there that the act needs? */
export function isTold(action: MatterAction, told: Told) {
  const fields = ACT_FIELDS[action]
  if (!fields || (fields.note === 'needed' && told.note.trim() === '')) return false
  if (fields.asks === 'return_reason') return told.return_reason !== undefined
  if (fields.asks === 'void_reason') return told.void_reason !== undefined
  if (fields.asks === 'unit') return told.unit_id !== undefined
  if (fields.asks === 'pause') return Boolean(told.pause_reason && told.day)
  if (fields.asks === 'day') return Boolean(told.day)
  if (fields.asks === 'triage') return Boolean(told.category_code && told.urgency)
  return true
}

type Command = Pick<WaitingCommand, 'name' | 'input'>

/** The operation and input of an act; undefined where something is missing. Files are added when they have arrived. */
export function actCommand(
  action: MatterAction,
  id: Matter['id'],
  told: Told,
): Command | undefined {
  const note = told.note.trim()
  const words = note ? { note } : {}
  switch (action) {
    case 'accept':
    case 'handle':
    case 'close':
    case 'void':
    case 'self_close':
    case 'verify':
    case 'resume':
      return { name: `matters.${action}`, input: { id, ...words } }
    case 'resolve':
    case 'reject':
    case 'note':
    case 'keep':
    case 'reopen':
    case 'refuse_extension':
      return { name: `matters.${action}`, input: { id, note } }
    case 'return':
      return told.return_reason
        ? { name: 'matters.return', input: { id, note, reason: told.return_reason } }
        : undefined
    case 'propose_void':
      return told.void_reason
        ? { name: 'matters.propose_void', input: { id, note, reason: told.void_reason } }
        : undefined
    case 'assign':
      return told.unit_id
        ? { name: 'matters.assign', input: { id, unit_id: told.unit_id, ...words } }
        : undefined
    case 'triage': {
      const { category_code, urgency } = told
      return category_code && urgency
        ? { name: 'matters.triage', input: { id, category_code, urgency, ...words } }
        : undefined
    }
    default:
      return clockCommand(action, id, told) ?? supervisionCommand(action, id, note)
  }
}

function clockCommand(action: MatterAction, id: Matter['id'], told: Told): Command | undefined {
  const { day, pause_reason } = told
  const note = told.note.trim()
  if (!day) return undefined
  if (action === 'pause')
    return pause_reason
      ? { name: 'matters.pause', input: { id, note, reason: pause_reason, until: day } }
      : undefined
  if (action === 'ask_extension')
    return { name: 'matters.ask_extension', input: { id, note, wanted_day: day } }
  if (action === 'grant_extension')
    return { name: 'matters.grant_extension', input: { id, note, granted_day: day } }
  return undefined
}

function supervisionCommand(
  action: MatterAction,
  id: Matter['id'],
  note: string,
): Command | undefined {
  if (action === 'answer_supervision') return { name: 'supervision.answer', input: { id, note } }
  if (action === 'lift_supervision') return { name: 'supervision.lift', input: { id, note } }
  if (action === 'answer_instruction')
    return { name: 'supervision.answer_instruction', input: { id, note } }
  return undefined
}
