import type {
  ExclusionReason,
  MatterAction,
  MatterStatus,
  Outcome,
  PauseReason,
  ReopenReason,
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
  asks?:
    | 'return_reason'
    | 'void_reason'
    | 'reopen_reason'
    | 'exclusion_reason'
    | 'claimed_outcome'
    | 'found_outcome'
    | 'unit'
    | 'triage'
    | 'pause'
    | 'day'
}

/** Acts that a person may choose on a matter, with their fields; the others happen by themselves or elsewhere. */
export const ACT_FIELDS: Partial<Record<MatterAction, ActFields>> = {
  self_close: { note: 'optional', hasPhotos: true },
  accept: { note: 'none' },
  triage: { note: 'optional', asks: 'triage' },
  assign: { note: 'optional', asks: 'unit' },
  designate: { note: 'needed', asks: 'unit' },
  handle: { note: 'optional' },
  resolve: { note: 'needed', hasPhotos: true, asks: 'claimed_outcome' },
  return: { note: 'needed', asks: 'return_reason' },
  verify: { note: 'optional', hasPhotos: true, asks: 'found_outcome' },
  reject: { note: 'needed', hasPhotos: true },
  close: { note: 'optional' },
  note: { note: 'needed', hasPhotos: true },
  propose_void: { note: 'needed', asks: 'void_reason' },
  void: { note: 'optional' },
  keep: { note: 'needed' },
  reopen: { note: 'needed', asks: 'reopen_reason' },
  propose_exclusion: { note: 'needed', hasPhotos: true, asks: 'exclusion_reason' },
  exclude: { note: 'optional' },
  keep_counted: { note: 'needed' },
  pause: { note: 'needed', asks: 'pause' },
  resume: { note: 'optional' },
  ask_extension: { note: 'needed', asks: 'day' },
  grant_extension: { note: 'needed', asks: 'day' },
  refuse_extension: { note: 'needed' },
  answer_supervision: { note: 'needed' },
  lift_supervision: { note: 'needed' },
  answer_instruction: { note: 'needed' },
  unmerge: { note: 'needed' },
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
  reopen_reason?: ReopenReason | undefined
  exclusion_reason?: ExclusionReason | undefined
  outcome?: Outcome | undefined
  /** Of an outcome that comes later: the day by which. */
  planned_for?: string | undefined
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
  if (fields.asks === 'reopen_reason') return told.reopen_reason !== undefined
  if (fields.asks === 'exclusion_reason') return told.exclusion_reason !== undefined
  if (fields.asks === 'found_outcome') return told.outcome !== undefined
  if (fields.asks === 'claimed_outcome')
    return told.outcome !== undefined && (told.outcome !== 'planned' || Boolean(told.planned_for))
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
    case 'resume':
      return { name: `matters.${action}`, input: { id, ...words } }
    case 'reject':
    case 'note':
    case 'keep':
    case 'refuse_extension':
    case 'unmerge':
      return { name: `matters.${action}`, input: { id, note } }
    case 'verify':
      return told.outcome
        ? { name: 'matters.verify', input: { id, outcome: told.outcome, ...words } }
        : undefined
    case 'resolve': {
      const { outcome, planned_for } = told
      const day = outcome === 'planned' && planned_for ? { planned_for } : {}
      return outcome ? { name: 'matters.resolve', input: { id, outcome, note, ...day } } : undefined
    }
    case 'assign':
    case 'designate':
      return givingCommand(action, id, told)
    case 'triage': {
      const { category_code, urgency } = told
      return category_code && urgency
        ? { name: 'matters.triage', input: { id, category_code, urgency, ...words } }
        : undefined
    }
    default:
      return (
        reasonedCommand(action, id, told) ??
        clockCommand(action, id, told) ??
        supervisionCommand(action, id, note)
      )
  }
}

// To give it to a unit, or to rule that it is that unit's: then the note says on what grounds.
function givingCommand(
  action: 'assign' | 'designate',
  id: Matter['id'],
  { unit_id, note: told }: Told,
): Command | undefined {
  const note = told.trim()
  if (!unit_id) return undefined
  if (action === 'designate')
    return { name: 'matters.designate', input: { id, unit_id, grounds: note } }
  return { name: 'matters.assign', input: { id, unit_id, ...(note ? { note } : {}) } }
}

/** The same for acts that say why, by a code, and for what is decided on it. */
function reasonedCommand(action: MatterAction, id: Matter['id'], told: Told): Command | undefined {
  const note = told.note.trim()
  switch (action) {
    case 'return':
      return told.return_reason
        ? { name: 'matters.return', input: { id, note, reason: told.return_reason } }
        : undefined
    case 'propose_void':
      return told.void_reason
        ? { name: 'matters.propose_void', input: { id, note, reason: told.void_reason } }
        : undefined
    case 'reopen':
      return told.reopen_reason
        ? { name: 'matters.reopen', input: { id, note, reason: told.reopen_reason } }
        : undefined
    case 'propose_exclusion':
      return told.exclusion_reason
        ? { name: 'quality.propose_exclusion', input: { id, note, reason: told.exclusion_reason } }
        : undefined
    case 'exclude':
      return { name: 'quality.exclude', input: { id, ...(note ? { note } : {}) } }
    case 'keep_counted':
      return { name: 'quality.keep_counted', input: { id, note } }
    default:
      return undefined
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
