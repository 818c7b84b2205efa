import type { InputOf } from '../../lib/api.ts'
import { REPORT } from '../../words/zh-CN/resident.ts'
import type { PickedCategory } from '../catalogue/CategoryField.tsx'
import type { DraftFile } from '../documents/useUploads.ts'
import { NO_PLACE, type Place, placeInput } from '../org/place.ts'

/** What a resident has told so far; kept on the phone step by step. */
export interface ReportDraft {
  files: DraftFile[]
  place: Place
  description: string
  category: PickedCategory | null
}

export const REPORT_DRAFT_KEY = 'report'
export const EMPTY_REPORT: ReportDraft = {
  files: [],
  place: NO_PLACE,
  description: '',
  category: null,
}

/** Has anything been told yet? */
export function isBegun(draft: ReportDraft) {
  const { place } = draft
  return (
    draft.files.length > 0 ||
    draft.description.trim() !== '' ||
    place.position !== null ||
    place.area !== null ||
    place.address !== ''
  )
}

/** Is there enough to send: a sentence, or a recording in its place? */
export function maySend(draft: ReportDraft) {
  return draft.description.trim() !== '' || draft.files.some((file) => file.kind === 'voice')
}

/** The draft as `matters.report` takes it, with the ids of its files. */
export function reportInput(draft: ReportDraft, file_ids: string[]): InputOf<'matters.report'> {
  return {
    description: draft.description.trim() || REPORT.voice_only,
    ...(draft.category ? { category_code: draft.category.code } : {}),
    ...placeInput(draft.place),
    file_ids,
  }
}
