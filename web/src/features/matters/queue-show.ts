import { MATTER_STATUSES, type MatterStatus, OPEN_STATUSES } from '@linli/contract/codes/matters'
import type { InputOf, OutputOf } from '../../lib/api.ts'

/** What of a queue is shown; stands in the address. */
export const SHOWS = ['open', 'overdue', 'closed', 'all'] as const
export type Show = (typeof SHOWS)[number]

type QueueCount = OutputOf<'matters.count_queues'>[number]

/** The filter of `matters.list` behind a word of the page. */
export function showFilter(show: Show): Partial<InputOf<'matters.list'>> {
  if (show === 'open') return { statuses: [...OPEN_STATUSES], order: 'due' }
  if (show === 'overdue') return { is_overdue: true, order: 'due' }
  if (show === 'closed') return { statuses: ['closed'], is_imported: false }
  return {}
}

/** How many rows that list has, from the exact counts. */
export function showCount(count: QueueCount | undefined, show: Show) {
  if (!count) return undefined
  if (show === 'overdue') return count.overdue
  const sum = (statuses: readonly MatterStatus[]) =>
    statuses.reduce((n, status) => n + (count.by_status[status] ?? 0), 0)
  if (show === 'open') return sum(OPEN_STATUSES)
  if (show === 'closed') return sum(['closed'])
  return sum(MATTER_STATUSES) + count.imported
}
