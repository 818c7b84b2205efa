import type { Category } from '@linli/contract/catalogue'

export type EditionState = Category['state']

/** What may be done with an edition, from where to where; a discarded draft leaves nothing behind. */
export const TRANSITIONS = {
  draft: { from: [], to: 'draft' },
  revise: { from: ['draft'], to: 'draft' },
  publish: { from: ['draft'], to: 'published' },
  end: { from: ['published'], to: 'ended' },
  discard: { from: ['draft'], to: null },
} as const satisfies Record<string, { from: readonly EditionState[]; to: EditionState | null }>

/** Whether an act is possible in a state, whoever acts. */
export function isPossible(act: keyof typeof TRANSITIONS, state: EditionState): boolean {
  const from: readonly EditionState[] = TRANSITIONS[act].from
  return from.includes(state)
}

/** Where an edition stands on a day ('YYYY-MM-DD'): `valid_to` is the last day on which it is in force. */
export function stateOn(
  day: string,
  edition: { published_at: string | null; valid_to: string | null },
): EditionState {
  if (edition.published_at === null) return 'draft'
  return edition.valid_to !== null && edition.valid_to < day ? 'ended' : 'published'
}
