import type { Calculation } from '@linli/contract/codes/law'
import type { Citation, Estimate, EstimateLine, SideNote } from '@linli/contract/law-shapes'

/** Raised whenever a formula changes; it stands in every result that was kept. */
export const RULE_VERSION = '2026.1'

/** A result to be filled. */
export function begin(kind: Calculation, calculated_on: string): Estimate {
  return {
    ...{ kind, calculated_on, rule_version: RULE_VERSION, total: null, for_reference_only: true },
    ...{ lines: [], days: [], shares: [], basis: [], notes: [], payer: [], victim: [] },
  }
}

/** One amount with how it came about. */
export function amount(
  name: string,
  fen: number,
  formula: string,
  citations: Citation[],
): EstimateLine {
  return { name, formula, low_fen: fen, high_fen: fen, citations }
}

/** What one side should know, with the articles that say so. */
export function side(text: string, citations: Citation[] = []): SideNote {
  return { text, citations }
}

/** The sum of lines. */
export function sumOf(lines: readonly EstimateLine[]): { low_fen: number; high_fen: number } {
  return {
    low_fen: lines.reduce((sum, { low_fen }) => sum + low_fen, 0),
    high_fen: lines.reduce((sum, { high_fen }) => sum + high_fen, 0),
  }
}
