export const EDITION_STATES = ['draft', 'published', 'ended'] as const
export type EditionState = (typeof EDITION_STATES)[number]

/** What may be done with an edition, from where to where; a discarded draft leaves nothing behind. */
export const TRANSITIONS = {
  draft: { from: [], to: 'draft' },
  revise: { from: ['draft'], to: 'draft' },
  publish: { from: ['draft'], to: 'published' },
  end: { from: ['published'], to: 'ended' },
  discard: { from: ['draft'], to: null },
} as const satisfies Record<string, { from: readonly EditionState[]; to: EditionState | null }>

/** Where an edition stands on a day ('YYYY-MM-DD'): `valid_to` is the last day on which it is in force. */
export function stateOn(
  day: string,
  edition: { published_at: string | null; valid_to: string | null },
): EditionState {
  if (edition.published_at === null) return 'draft'
  return edition.valid_to !== null && edition.valid_to < day ? 'ended' : 'published'
}
