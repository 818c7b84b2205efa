import type { BatchAct } from '@linli/contract/batches'
import type { BatchAction } from '@linli/contract/codes/batches'
import type { Urgency } from '@linli/contract/codes/matters'

/** What has been said so far in the form of an act on many. */
export interface BatchDraft {
  note: string
  category_code?: string | undefined
  urgency: Urgency
  unit_id?: string | undefined
  person_id?: string | undefined
  is_secret: boolean
}

export const EMPTY_DRAFT: BatchDraft = { note: '', urgency: 'ordinary', is_secret: true }

/** The act as it is sent; undefined while something that it needs is missing. */
export function actOf(action: BatchAction, draft: BatchDraft): BatchAct | undefined {
  const { category_code, urgency, unit_id, person_id, is_secret } = draft
  const note = draft.note.trim()
  const words = note ? { note } : {}
  switch (action) {
    case 'accept':
    case 'close':
      return { action, ...words }
    case 'triage':
      return category_code ? { action, category_code, urgency, ...words } : undefined
    case 'assign':
      return unit_id ? { action, unit_id, ...words } : undefined
    case 'note':
      return note ? { action, note } : undefined
    case 'hand_over':
      return person_id ? { action, person_id, ...words } : undefined
    case 'set_secret':
      return { action, is_secret }
  }
}
