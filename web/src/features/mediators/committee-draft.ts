import { type CommitteeKind, type NumberBrackets, numberOf } from '@linli/contract/codes/mediators'
import type { Committee } from '@linli/contract/mediators'
import type { InputOf } from '../../lib/api.ts'
import { COMMITTEE_FORM } from '../../words/zh-CN/forces.ts'

/** The entry of a committee while it is being written. */
export interface CommitteeDraft {
  kind: CommitteeKind | null
  short_name: string
  series: string
  brackets: NumberBrackets
  width: string
  established_on: string
  elected_on: string
  term_ends_on: string
  seal_since: string
  seal_keeper: string
}

/** The draft with which the form begins. */
export function draftOf(committee: Committee): CommitteeDraft {
  const { numbering, seal } = committee
  return {
    kind: committee.kind,
    short_name: numbering?.short_name ?? '',
    series: numbering?.series ?? '人调字',
    brackets: numbering?.brackets ?? 'round',
    width: String(numbering?.width ?? 3),
    established_on: committee.established_on ?? '',
    elected_on: committee.elected_on ?? '',
    term_ends_on: committee.term_ends_on ?? '',
    seal_since: seal?.since ?? '',
    seal_keeper: seal?.keeper ?? '',
  }
}

/** What is wrong with a draft, by field; empty where nothing is. */
export function problemsOf(draft: CommitteeDraft): Partial<Record<keyof CommitteeDraft, string>> {
  const width = Number(draft.width)
  const isHalfSealed = (draft.seal_since === '') !== (draft.seal_keeper.trim() === '')
  return {
    ...(draft.kind ? {} : { kind: COMMITTEE_FORM.kind_missing }),
    ...(draft.short_name.trim() ? {} : { short_name: COMMITTEE_FORM.short_missing }),
    ...(draft.series.trim() ? {} : { series: COMMITTEE_FORM.series_missing }),
    ...(Number.isInteger(width) && width >= 1 && width <= 6
      ? {}
      : { width: COMMITTEE_FORM.width_wrong }),
    ...(isHalfSealed ? { seal_keeper: COMMITTEE_FORM.seal_half } : {}),
  }
}

/** How the seventh case of a year would be numbered; undefined while something is missing. */
export function previewOf(draft: CommitteeDraft, year: number): string | undefined {
  const { short_name, series, width } = problemsOf(draft)
  if (short_name || series || width) return undefined
  const numbering = {
    short_name: draft.short_name.trim(),
    series: draft.series.trim(),
    brackets: draft.brackets,
    width: Number(draft.width),
  }
  return numberOf(numbering, year, 7)
}

/** What is sent; undefined while something is wrong. */
export function inputOf(
  id: string,
  draft: CommitteeDraft,
): InputOf<'mediators.set_committee'> | undefined {
  if (!draft.kind || Object.keys(problemsOf(draft)).length > 0) return undefined
  const keeper = draft.seal_keeper.trim()
  return {
    id,
    kind: draft.kind,
    short_name: draft.short_name.trim(),
    series: draft.series.trim(),
    brackets: draft.brackets,
    width: Number(draft.width),
    established_on: draft.established_on || null,
    elected_on: draft.elected_on || null,
    term_ends_on: draft.term_ends_on || null,
    seal: keeper ? { since: draft.seal_since, keeper } : null,
  }
}
