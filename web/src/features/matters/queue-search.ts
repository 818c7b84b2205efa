import {
  CLOSURES,
  type Closure,
  MATTER_SOURCES,
  MATTER_STATUSES,
  type MatterSource,
  type MatterStatus,
  OPEN_STATUSES,
  QUEUES,
  type Queue,
  URGENCIES,
  type Urgency,
} from '@linli/contract/codes/matters'
import type { InputOf, OutputOf } from '../../lib/api.ts'
import { addDays } from '../../lib/time.ts'

/** Parts of a queue by where its matters stand. */
export const QUEUE_TABS = [
  'open',
  'to_accept',
  'to_assign',
  'doing',
  'to_verify',
  'closed',
  'imported',
  'merged',
  'voided',
  'all',
] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

const STATUSES: Record<QueueTab, readonly MatterStatus[]> = {
  open: OPEN_STATUSES,
  to_accept: ['reported'],
  to_assign: ['accepted', 'triaged', 'returned', 'reopened'],
  doing: ['assigned', 'handling'],
  to_verify: ['resolved', 'verified'],
  closed: ['closed'],
  imported: ['closed'],
  merged: ['merged'],
  voided: ['voided'],
  all: MATTER_STATUSES,
}
const OPEN_TABS: readonly QueueTab[] = ['open', 'to_accept', 'to_assign', 'doing', 'to_verify']

export const QUEUE_ALARMS = ['due_soon', 'paused', 'extension_asked'] as const
export type QueueAlarm = (typeof QUEUE_ALARMS)[number]

/** What of a queue is shown: codes only, so that it may stand in the address. */
export interface QueueSearch {
  queue?: Queue
  show?: QueueTab
  overdue?: true
  /** What else the clock says. */
  alarm?: QueueAlarm
  order?: 'newest'
  category?: string
  area?: string
  unit?: string
  urgency?: Urgency
  source?: MatterSource
  closure?: Closure
  from?: string
  to?: string
}

/** The search part of an address as a queue understands it; anything else is left out. */
export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const one = <V extends string>(value: unknown, of: readonly V[]) =>
    of.find((known) => known === value)
  const like = (value: unknown, pattern: RegExp) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
  const found = {
    queue: one(search.queue, QUEUES),
    show: one(search.show, QUEUE_TABS),
    alarm: one(search.alarm, QUEUE_ALARMS),
    order: one(search.order, ['newest'] as const),
    category: like(search.category, /^[a-z][a-z_]*(\.[a-z][a-z_]*)?$/),
    area: like(search.area, UUID),
    unit: like(search.unit, UUID),
    urgency: one(search.urgency, URGENCIES),
    source: one(search.source, MATTER_SOURCES),
    closure: one(search.closure, CLOSURES),
    from: like(search.from, DAY),
    to: like(search.to, DAY),
  }
  const isOverdue = search.overdue === true || search.overdue === 1
  return dropUndefined({ ...found, overdue: isOverdue ? (true as const) : undefined })
}

const UUID = /^[0-9a-f-]{36}$/
const DAY = /^\d{4}-\d\d-\d\d$/

/** The same with a change; `undefined` takes a filter away. */
export function changeSearch(
  search: QueueSearch,
  change: { [K in keyof QueueSearch]?: QueueSearch[K] | undefined },
): QueueSearch {
  return dropUndefined({ ...search, ...change })
}

function dropUndefined(
  values: {
    [K in keyof QueueSearch]?: QueueSearch[K] | undefined
  },
): QueueSearch {
  const kept: QueueSearch = {}
  Object.assign(
    kept,
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  )
  return kept
}

/** Everything that a queue shows: what is narrowed by, in which order, and the words searched for. */
export type ShownList = InputOf<'workbench.export_matters'>['list']

/** The list for what is shown and the words searched for. */
export function queueFilter(queue: Queue, search: QueueSearch, text: string): ShownList {
  const tab = search.show ?? 'open'
  const isOpen = OPEN_TABS.includes(tab)
  const { category, area, unit, urgency, source, closure, from, to } = search
  return {
    queue,
    order: isOpen && search.order !== 'newest' ? 'due' : 'newest',
    ...(tab === 'all' ? {} : { statuses: [...STATUSES[tab]] }),
    ...(tab === 'closed'
      ? { is_imported: false }
      : tab === 'imported'
        ? { is_imported: true }
        : {}),
    ...(search.overdue && isOpen ? { is_overdue: true } : {}),
    ...(search.alarm && isOpen ? { [`is_${search.alarm}`]: true } : {}),
    ...(category ? { category_code: category } : {}),
    ...(area ? { area_id: area } : {}),
    ...(unit ? { unit_id: unit } : {}),
    ...(urgency ? { urgency } : {}),
    ...(source ? { source } : {}),
    ...(closure ? { closure } : {}),
    ...(from ? { reported_from: `${from}T00:00:00+08:00` } : {}),
    ...(to ? { reported_to: `${addDays(to, 1)}T00:00:00+08:00` } : {}),
    ...(text ? { text } : {}),
  }
}

/** The address of a saved filter; where no tab shows just these statuses, all are shown. */
export function searchOf(filter: OutputOf<'workbench.list_views'>[number]['filter']): QueueSearch {
  const { queue, statuses, is_imported, is_overdue, order, reported_from, reported_to } = filter
  const show = QUEUE_TABS.find((tab) => {
    const asked = queueFilter(queue, { show: tab }, '')
    return (
      [...(asked.statuses ?? MATTER_STATUSES)].sort().join() ===
        [...(statuses ?? MATTER_STATUSES)].sort().join() && asked.is_imported === is_imported
    )
  })
  return dropUndefined({
    queue,
    show: show === 'open' ? undefined : (show ?? 'all'),
    overdue: is_overdue ? true : undefined,
    alarm: QUEUE_ALARMS.find((alarm) => filter[`is_${alarm}`]),
    order: order === 'newest' && OPEN_TABS.includes(show ?? 'all') ? 'newest' : undefined,
    category: filter.category_code,
    area: filter.area_id,
    unit: filter.unit_id,
    urgency: filter.urgency,
    source: filter.source,
    closure: filter.closure,
    from: reported_from && shanghaiDay(reported_from),
    to: reported_to && addDays(shanghaiDay(reported_to), -1),
  })
}

// The day of a midnight in Shanghai.
function shanghaiDay(moment: string) {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** How many rows a tab has, from the exact counts. */
export function tabCount(
  count: OutputOf<'matters.count_queues'>[number] | undefined,
  tab: QueueTab,
) {
  if (!count) return undefined
  if (tab === 'imported') return count.imported
  const sum = STATUSES[tab].reduce((n, status) => n + (count.by_status[status] ?? 0), 0)
  return tab === 'all' ? sum + count.imported : sum
}

/** How many filters besides queue, tab and order are on. */
export function filterCount({
  queue: _q,
  show: _s,
  order: _o,
  overdue: _d,
  alarm: _a,
  ...rest
}: QueueSearch) {
  return Object.keys(rest).length
}
