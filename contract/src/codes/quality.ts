/** How a checker looked: went there, or asked by phone. */
export const CHECK_WAYS = ['on_the_spot', 'by_phone'] as const
export type CheckWay = (typeof CHECK_WAYS)[number]

/** The lists of spot checks: mine to look at, ours to answer, and what has been found. */
export const CHECK_LISTS = ['to_check', 'to_answer', 'found'] as const
export type CheckList = (typeof CHECK_LISTS)[number]

/** How the centre answers a check that found a closed matter unsolved. */
export const CHECK_ANSWERS = ['reopened', 'explained'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

/** Counts that are kept for each day in the tallies. */
export const DAY_COUNTS = [
  'accepted',
  'dropped',
  'unsettled',
  'settled',
  'imported',
  'closed',
  'handled',
  'self_closed',
  'late',
  'verified',
  'found_solved',
  'unverified',
  'asked',
  'answered',
  'answered_solved',
  'rated',
  'satisfied',
  'excluded',
  'reopened',
  'reopened_later',
] as const
export type DayCount = (typeof DAY_COUNTS)[number]

/** Counts of the open matters of this moment. */
export const OPEN_COUNTS = ['open', 'overdue'] as const
export type OpenCount = (typeof OPEN_COUNTS)[number]

/** Counts of spot checks that found an answer. Those still to be looked at are never listed: nobody shall know them. */
export const CHECK_COUNTS = [
  'handled_checked',
  'handled_checked_solved',
  'self_closed_checked',
  'self_closed_checked_solved',
] as const
export type CheckCount = (typeof CHECK_COUNTS)[number]

export const COUNTS = [...DAY_COUNTS, ...OPEN_COUNTS, ...CHECK_COUNTS] as const
export type CountName = (typeof COUNTS)[number]

interface Figure {
  numerator: CountName
  /** Absent where the figure is a mere count. */
  denominator?: CountName
  /** Of the definition, whose words stand beside the figure; a change of the words is a new version. */
  version: number
}

/** The figures of closure, in the order in which they are read. */
export const FIGURES = {
  settled: { numerator: 'settled', denominator: 'accepted', version: 1 },
  self_closed: { numerator: 'self_closed', denominator: 'closed', version: 1 },
  late: { numerator: 'late', denominator: 'closed', version: 1 },
  overdue: { numerator: 'overdue', denominator: 'open', version: 1 },
  found_solved: { numerator: 'found_solved', denominator: 'verified', version: 1 },
  handled_checked: {
    numerator: 'handled_checked_solved',
    denominator: 'handled_checked',
    version: 1,
  },
  self_closed_checked: {
    numerator: 'self_closed_checked_solved',
    denominator: 'self_closed_checked',
    version: 1,
  },
  answered_solved: { numerator: 'answered_solved', denominator: 'answered', version: 1 },
  satisfied: { numerator: 'satisfied', denominator: 'rated', version: 1 },
  answered: { numerator: 'answered', denominator: 'asked', version: 1 },
  reopened: { numerator: 'reopened', denominator: 'closed', version: 1 },
  reopened_later: { numerator: 'reopened_later', version: 1 },
  excluded: { numerator: 'excluded', denominator: 'closed', version: 1 },
  unverified: { numerator: 'unverified', denominator: 'handled', version: 1 },
  dropped: { numerator: 'dropped', version: 1 },
  imported: { numerator: 'imported', version: 1 },
} as const satisfies Record<string, Figure>
export type FigureName = keyof typeof FIGURES

/** Below this denominator a share says nothing and is not shown. */
export const SMALLEST_DENOMINATOR = 5
