import type { Urgency } from '@linli/contract/codes/matters'
import type { InputOf } from '../../lib/api.ts'
import type { PickedCategory } from '../catalogue/CategoryField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { cleanPhone } from '../identity/PhoneSignIn.tsx'
import { NO_PLACE, type Place, placeInput } from '../org/place.ts'

type ReportInput = InputOf<'matters.report_on_behalf'>
export type IntakeSource = Exclude<ReportInput['source'], 'grid_worker'>

/** A matter being taken down for somebody, as it is typed. */
export interface IntakeDraft {
  source: IntakeSource
  external_ref: string
  phone: string
  name: string
  description: string
  category: PickedCategory | null
  place: Place
  urgency: Urgency | null
  is_secret: boolean
  files: DraftFile[]
}

export const EMPTY_INTAKE: IntakeDraft = {
  source: 'phone',
  external_ref: '',
  phone: '',
  name: '',
  description: '',
  category: null,
  place: NO_PLACE,
  urgency: null,
  is_secret: false,
  files: [],
}

/** What `matters.report_on_behalf` takes; undefined while words or category are missing. */
export function intakeInput(draft: IntakeDraft, file_ids: string[]): ReportInput | undefined {
  const description = draft.description.trim()
  if (!description || !draft.category) return undefined
  const phone = cleanPhone(draft.phone)
  const [name, external_ref] = [draft.name.trim(), draft.external_ref.trim()]
  return {
    source: draft.source,
    description,
    category_code: draft.category.code,
    file_ids,
    ...placeInput(draft.place),
    ...(draft.urgency ? { urgency: draft.urgency } : {}),
    ...(draft.is_secret ? { is_secret: true } : {}),
    ...(phone ? { reporter_phone: phone } : {}),
    ...(name ? { reporter_name: name } : {}),
    ...(external_ref ? { external_ref } : {}),
  }
}
