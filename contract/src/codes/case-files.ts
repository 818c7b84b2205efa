/** What a case file holds, in the order in which it is bound (司法行政机关人民调解卷宗格式). */
export const VOLUME_ITEMS = [
  'application',
  'rights_notice',
  'identity',
  'mandate',
  'inquiry',
  'evidence',
  'record',
  'ending',
  'performance',
  'return_visit',
  'confirmation',
  'statement',
] as const
export type VolumeItem = (typeof VOLUME_ITEMS)[number]

/** Without these no file is put away. */
export const REQUIRED_ITEMS = [
  'application',
  'rights_notice',
  'identity',
  'record',
  'ending',
] as const satisfies readonly VolumeItem[]

/** What a review of a file looks at (案卷评查). */
export const FILE_CHECKS = [
  'accepted_lawfully',
  'asked_for',
  'rights_told_to_all',
  'identity_known',
  'mandate_shown',
  'session_recorded',
  'ending_there',
  'performance_proved',
  'visited_again',
] as const
export type FileCheck = (typeof FILE_CHECKS)[number]

export const VOLUME_STATES = ['making', 'done', 'failed'] as const
export type VolumeState = (typeof VOLUME_STATES)[number]

/** To whom papers of a file go when mediation does not settle it. */
export const TRANSFER_KINDS = ['court', 'arbitration', 'legal_aid', 'other'] as const
export type TransferKind = (typeof TRANSFER_KINDS)[number]
