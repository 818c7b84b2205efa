import type { EvidenceKind } from '@linli/contract/codes/matters'
import { Refusal } from '#platform/errors'

/** Refuses `evidence_missing` where a category asks for pictures that were not added. */
export function refuseMissingEvidence(
  needed: readonly EvidenceKind[],
  file_ids: readonly string[],
  kind: EvidenceKind,
): void {
  if (needed.includes(kind) && file_ids.length === 0)
    throw new Refusal('conflict', 'evidence_missing', { kind })
}
