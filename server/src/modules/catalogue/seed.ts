import type { ClockRules } from '@linli/contract/catalogue'
import type { DoerKind, EvidenceKind, Urgency, Verifier } from '@linli/contract/codes/matters'
import { SEED_UNITS, type SeedCategory, type SeedUnit } from './seed-category.ts'
import { clocksOf } from './seed-clocks.ts'
import { DISPUTES } from './seed-disputes.ts'
import { ENVIRONMENT } from './seed-env.ts'
import { FACILITIES } from './seed-facilities.ts'
import { HAZARDS } from './seed-hazards.ts'
import { HELP } from './seed-help.ts'
import { PEOPLE_IN_DANGER } from './seed-people-in-danger.ts'
import { VISITS } from './seed-visits.ts'
import { WRONGS } from './seed-wrongs.ts'

export { SEED_UNITS, type SeedUnit } from './seed-category.ts'
export { SEED_MAPPINGS, type SeedMapping } from './seed-mappings.ts'

/** A category of the seed with everything filled in: an edition but for ids, days and the units' ids. */
export interface CompleteSeed {
  code: string
  parent_code: string | null
  name: string
  keywords: string[]
  owner: SeedUnit
  doer_kind: DoerKind
  /** The one named unit, where `doer_kind` is `unit`. */
  doer: SeedUnit | null
  standard: string
  basis: string | null
  clocks: ClockRules
  evidence: EvidenceKind[]
  verifier: Verifier
  may_self_close: boolean
  is_secret_by_default: boolean
  default_urgency: Urgency
  reopen_days: number
}

/** The catalogue that a new district begins with, parents before their children. It is a proposal: each entry has an
 * owner, a doer, a standard and clocks, and where each clock comes from is written on it. */
export const SEED: readonly CompleteSeed[] = [
  ...HAZARDS,
  ...PEOPLE_IN_DANGER,
  ...WRONGS,
  ...ENVIRONMENT,
  ...FACILITIES,
  ...DISPUTES,
  ...HELP,
  ...VISITS,
]
  .map(completeSeed)
  .sort((a, b) => Number(a.parent_code !== null) - Number(b.parent_code !== null))

function completeSeed(seed: SeedCategory): CompleteSeed {
  const dot = seed.code.indexOf('.')
  const { doer } = seed
  const place = isPlace(doer)
  return {
    code: seed.code,
    parent_code: dot < 0 ? null : seed.code.slice(0, dot),
    name: seed.name,
    keywords: seed.keywords.split(' '),
    owner: seed.owner,
    doer_kind: place ? doer : 'unit',
    doer: place ? null : doer,
    standard: seed.standard,
    basis: seed.basis ?? null,
    clocks: clocksOf(seed.clocks ?? 'usual'),
    evidence: seed.evidence ?? ['note'],
    verifier: seed.verifier ?? 'grid_worker',
    may_self_close: seed.may_self_close ?? false,
    is_secret_by_default: seed.is_secret ?? false,
    default_urgency: seed.urgency ?? 'ordinary',
    reopen_days: seed.reopen_days ?? 7,
  }
}

function isPlace(doer: SeedCategory['doer']): doer is Exclude<DoerKind, 'unit'> {
  return !Object.hasOwn(SEED_UNITS, doer)
}
