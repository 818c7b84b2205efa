import type { Category } from '@linli/contract/catalogue'

export type EditionState = Category['state']

/** What may be done with an edition, from where to where; a discarded draft leaves nothing behind. */
export const TRANSITIONS = {
  draft: { from: [], to: 'draft' },
  revise: { from: ['draft'], to: 'draft' },
  publish: { from: ['draft'], to: 'published' },
  end: { from: ['published'], to: 'ended' },
  discard: { from: ['draft'], to: null },
  restore: { from: ['published', 'ended'], to: 'published' },
} as const satisfies Record<string, { from: readonly EditionState[]; to: EditionState | null }>

/** Whether an act is possible in a state, whoever acts. */
export function isPossible(act: keyof typeof TRANSITIONS, state: EditionState): boolean {
  const from: readonly EditionState[] = TRANSITIONS[act].from
  return from.includes(state)
}

/** Where an edition stands on a day ('YYYY-MM-DD'): `valid_to` is the last day on which it is in force, and lies before
 * `valid_from` where it was taken back before it began. */
export function stateOn(
  day: string,
  edition: { published_at: string | null; valid_from: string | null; valid_to: string | null },
): EditionState {
  if (edition.published_at === null) return 'draft'
  const { valid_from, valid_to } = edition
  if (valid_to === null) return 'published'
  return valid_to < day || (valid_from !== null && valid_to < valid_from) ? 'ended' : 'published'
}
