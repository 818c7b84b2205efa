import type { Category, ClockRule, ClockRules } from '@linli/contract/catalogue'
import {
  CLOCK_KINDS,
  type ClockKind,
  type DoerKind,
  type EvidenceKind,
  URGENCIES,
  type Urgency,
  type Verifier,
} from '@linli/contract/codes/matters'
import type { Named } from '@linli/contract/fields'
import type { InputOf } from '../../lib/api.ts'

export interface ClockDraft {
  value: string
  unit: ClockRule['unit']
  basis: string
}
export type ClockDrafts = Record<Urgency, Record<ClockKind, ClockDraft>>

/** An edition as its form holds it: every field as it is typed. */
export interface EditionDraft {
  name: string
  keywords: string
  owner: Named | null
  doer_kind: DoerKind | null
  doer: Named | null
  standard: string
  basis: string
  clocks: ClockDrafts
  evidence: EvidenceKind[]
  verifier: Verifier
  may_self_close: boolean
  is_secret_by_default: boolean
  default_urgency: Urgency
  reopen_days: string
}

export type MissingPart =
  | 'no_owner'
  | 'no_doer'
  | 'no_doer_unit'
  | 'no_standard'
  | 'no_clocks'
  | 'clocks_half'

/** The form of an edition as it stands. */
export function draftOf(edition: Category): EditionDraft {
  const { name, owner, doer_kind, doer, verifier, evidence, default_urgency } = edition
  return {
    name,
    owner,
    doer_kind,
    doer,
    verifier,
    default_urgency,
    keywords: edition.keywords.join('、'),
    standard: edition.standard ?? '',
    basis: edition.basis ?? '',
    clocks: clockDrafts(edition.clocks),
    evidence: [...evidence],
    may_self_close: edition.may_self_close,
    is_secret_by_default: edition.is_secret_by_default,
    reopen_days: String(edition.reopen_days),
  }
}

/** What `catalogue.revise` takes; a half-filled set of clocks is kept by the form alone. */
export function inputOf(draft: EditionDraft): Omit<InputOf<'catalogue.revise'>, 'id'> {
  const { owner, doer, doer_kind, verifier, evidence, default_urgency } = draft
  return {
    verifier,
    evidence,
    default_urgency,
    doer_kind,
    name: draft.name.trim(),
    keywords: [...new Set(draft.keywords.split(/[、，,\s]+/).filter(Boolean))],
    owner_unit_id: owner?.id ?? null,
    doer_unit_id: doer_kind === 'unit' ? (doer?.id ?? null) : null,
    standard: draft.standard.trim() || null,
    basis: draft.basis.trim() || null,
    clocks: clocksOf(draft.clocks),
    may_self_close: draft.may_self_close,
    is_secret_by_default: draft.is_secret_by_default,
    reopen_days: Math.min(90, Math.max(0, Math.round(Number(draft.reopen_days) || 0))),
  }
}

/** What an edition lacks before it may be published. */
export function missingParts(draft: EditionDraft): MissingPart[] {
  const cells = allCells(draft.clocks)
  const filled = cells.filter(({ rule }) => isWhole(rule))
  return [
    ...(draft.owner ? [] : ['no_owner' as const]),
    ...(draft.doer_kind ? [] : ['no_doer' as const]),
    ...(draft.doer_kind === 'unit' && !draft.doer ? ['no_doer_unit' as const] : []),
    ...(draft.standard.trim() ? [] : ['no_standard' as const]),
    ...(filled.length === 0
      ? ['no_clocks' as const]
      : filled.length < cells.length
        ? ['clocks_half' as const]
        : []),
  ]
}

/** The cells that are not whole, of a set that has been begun. */
export function openCells(clocks: ClockDrafts) {
  return allCells(clocks).filter(({ rule }) => !isWhole(rule))
}

function allCells(clocks: ClockDrafts) {
  return URGENCIES.flatMap((urgency) =>
    CLOCK_KINDS.map((kind) => ({ urgency, kind, rule: clocks[urgency][kind] })),
  )
}

function isWhole({ value, basis }: ClockDraft) {
  return (
    /^\d{1,3}$/.test(value.trim()) &&
    Number(value) >= 1 &&
    Number(value) <= 365 &&
    basis.trim() !== ''
  )
}

function clockDrafts(clocks: ClockRules | null): ClockDrafts {
  const of = (urgency: Urgency, kind: ClockKind): ClockDraft => {
    const rule = clocks?.[urgency][kind]
    return rule
      ? { value: String(rule.value), unit: rule.unit, basis: rule.basis }
      : { value: '', unit: 'working_days', basis: '' }
  }
  const row = (urgency: Urgency) => ({
    accept: of(urgency, 'accept'),
    handle: of(urgency, 'handle'),
    verify: of(urgency, 'verify'),
  })
  return { critical: row('critical'), urgent: row('urgent'), ordinary: row('ordinary') }
}

function clocksOf(drafts: ClockDrafts): ClockRules | null {
  if (openCells(drafts).length > 0) return null
  const rule = ({ value, unit, basis }: ClockDraft): ClockRule => ({
    value: Number(value),
    unit,
    basis: basis.trim(),
  })
  const row = (urgency: Urgency) => ({
    accept: rule(drafts[urgency].accept),
    handle: rule(drafts[urgency].handle),
    verify: rule(drafts[urgency].verify),
  })
  return { critical: row('critical'), urgent: row('urgent'), ordinary: row('ordinary') }
}
