import type { Desk, Urgency } from '@linli/contract/codes/matters'
import type { InputOf } from '../../lib/api.ts'
import type { PickedCategory } from '../catalogue/CategoryField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { cleanPhone } from '../identity/PhoneSignIn.tsx'
import { NO_PLACE, type Place, placeInput } from '../org/place.ts'
import { asksRoute, EMPTY_ROUTE, type RouteDraft, routeInput } from './route-draft.ts'

type ReportInput = InputOf<'matters.report_on_behalf'>
export type IntakeSource = Exclude<ReportInput['source'], 'grid_worker'>

/** Doors of the desk, the nearest first. */
export const SOURCES: readonly IntakeSource[] = [
  'phone',
  'window',
  'petition',
  'letter',
  'group',
  'hotline_12345',
  'police_110',
  'delegate',
  'post',
]

/** Doors that come with a number of their own. */
export const NUMBERED: readonly IntakeSource[] = ['hotline_12345', 'police_110', 'petition']

/** Doors at which one of the windows takes people in. */
export const AT_A_DESK: readonly IntakeSource[] = ['window', 'petition', 'letter']

/** A matter being taken down for somebody, as it is typed. */
export interface IntakeDraft {
  source: IntakeSource
  desk: Desk | null
  external_ref: string
  phone: string
  name: string
  description: string
  category: PickedCategory | null
  place: Place
  urgency: Urgency | null
  is_secret: boolean
  files: DraftFile[]
  route: RouteDraft
}

export const EMPTY_INTAKE: IntakeDraft = {
  source: 'phone',
  desk: null,
  external_ref: '',
  phone: '',
  name: '',
  description: '',
  category: null,
  place: NO_PLACE,
  urgency: null,
  is_secret: false,
  files: [],
  route: EMPTY_ROUTE,
}

/** What `matters.report_on_behalf` takes; undefined while words or category are missing. */
export function intakeInput(draft: IntakeDraft, file_ids: string[]): ReportInput | undefined {
  const description = draft.description.trim()
  if (!description || !draft.category) return undefined
  const phone = cleanPhone(draft.phone)
  const [name, external_ref] = [draft.name.trim(), draft.external_ref.trim()]
  const route = asksRoute(draft.source, draft.category.code) ? routeInput(draft.route) : undefined
  const isNumbered = NUMBERED.includes(draft.source)
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
    ...(external_ref && isNumbered ? { external_ref } : {}),
    ...(draft.desk && AT_A_DESK.includes(draft.source) ? { desk: draft.desk } : {}),
    ...(route ? { route } : {}),
  }
}
