import type { Gender, MediationField, MediatorTime, Seat } from '@linli/contract/codes/mediators'
import type { Mediator } from '@linli/contract/mediators'

/** What is entered of a mediator while it is being written. */
export interface MediatorDraft {
  studio_id: string | null
  seat: Seat
  time: MediatorTime
  fields: MediationField[]
  languages: string[]
  grade: number | null
  gender: Gender | null
  introduction: string
}

/** The draft with which the form begins. */
export function draftOf(mediator: Mediator | undefined): MediatorDraft {
  return {
    studio_id: mediator?.studio?.id ?? null,
    seat: mediator?.seat ?? 'engaged',
    time: mediator?.time ?? 'full_time',
    fields: mediator?.fields ?? [],
    languages: mediator?.languages ?? [],
    grade: mediator?.grade ?? null,
    gender: mediator?.gender ?? null,
    introduction: mediator?.introduction ?? '',
  }
}

/** What is sent. */
export function inputOf(draft: MediatorDraft) {
  return { ...draft, introduction: draft.introduction.trim() || null }
}
