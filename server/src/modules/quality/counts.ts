import type { CountName, DayCount, OpenCount } from '@linli/contract/codes/quality'
import { type RawBuilder, sql } from 'kysely'
import type { DayFact } from '#modules/matters'
import { Refusal } from '#platform/errors'
import { lowestIdAt } from '#platform/ids'
import { endOf, startOf } from './every-draw-checks.ts'

/** A period of days, both included, and as two moments: from the first midnight to the one after the last day. */
export interface Period {
  first: string
  last: string
  from: Date
  to: Date
}

/** The period of these days. Refuses: `days_the_wrong_way`. */
export function periodOf({ from, to }: { from: string; to: string }): Period {
  if (from > to) throw new Refusal('invalid', 'days_the_wrong_way')
  return { first: from, last: to, from: startOf(from), to: endOf(to) }
}

/** How a day count is added up from the tallies. */
interface Sum {
  plus: readonly DayFact[]
  minus?: readonly DayFact[]
  /** Only those that are left out of the figures. */
  onlyExcluded?: true
}

const CLOSED = { plus: ['recorded', 'closed', 'self_closed'] } as const satisfies Sum

/** Each day count as a sum of what the tallies keep. What is closed and what came of it is told by `CLOSING` counts. */
export const SUMS: Record<DayCount, Sum> = {
  accepted: { plus: ['recorded', 'accepted'], minus: ['dropped'] },
  settled: { plus: ['recorded', 'accepted'], minus: ['dropped', 'unsettled'] },
  unsettled: { plus: ['unsettled'] },
  dropped: { plus: ['dropped'] },
  imported: { plus: ['imported'] },
  closed: CLOSED,
  handled: { plus: ['closed'] },
  self_closed: { plus: ['recorded', 'self_closed'] },
  late: { plus: ['late'] },
  verified: { plus: ['verified'] },
  found_solved: { plus: ['found_solved'] },
  unverified: { plus: ['closed'], minus: ['verified'] },
  asked: { plus: ['asked'] },
  answered: { plus: ['answered'] },
  answered_solved: { plus: ['answered_solved'] },
  rated: { plus: ['rated'] },
  satisfied: { plus: ['satisfied'] },
  excluded: { ...CLOSED, onlyExcluded: true },
  reopened: { plus: ['reopened'] },
  reopened_later: { plus: ['reopened_later'] },
}

/** Of what was closed in the period; only here excluding changes anything. */
const CLOSING = {
  closed: sql`true`,
  handled: sql`m.closed_as = 'handled'`,
  self_closed: sql`m.closed_as = 'self_closed'`,
  late: sql`m.was_late`,
  verified: sql`m.closed_as = 'handled' and m.verified_outcome is not null`,
  found_solved: sql`m.closed_as = 'handled' and m.verified_outcome = 'solved'`,
  unverified: sql`m.closed_as = 'handled' and m.verified_outcome is null`,
  asked: sql`m.tracking_token is not null`,
  answered: sql`m.reporter_solved is not null`,
  answered_solved: sql`m.reporter_solved = 'yes'`,
  rated: sql`m.rating is not null`,
  satisfied: sql`m.rating >= 4`,
  excluded: sql`m.is_excluded`,
} as const satisfies Partial<Record<DayCount, RawBuilder<unknown>>>

/** Of what was accepted in the period, by where it stands now. */
const ACCEPTED = {
  accepted: sql`m.status not in ('voided', 'merged')`,
  settled: sql`m.status = 'closed'`,
  unsettled: sql`m.status not in ('closed', 'voided', 'merged')`,
  dropped: sql`m.status in ('voided', 'merged')`,
} as const satisfies Partial<Record<DayCount, RawBuilder<unknown>>>

/** What stands open at this moment, and what of it is late. */
export const OPEN: Record<OpenCount, (now: Date) => RawBuilder<unknown>> = {
  open: () => sql`m.status not in ('closed', 'voided', 'merged')`,
  overdue: (now) => sql`m.status not in ('closed', 'voided', 'merged') and m.due_at < ${now}`,
}

/** Which spot checks a count counts, on `k`. */
export const CHECKED = {
  handled_checked: sql`k.closed_as = 'handled' and k.found in ('solved', 'partly', 'not')`,
  handled_checked_solved: sql`k.closed_as = 'handled' and k.found = 'solved'`,
  self_closed_checked: sql`k.closed_as = 'self_closed' and k.found in ('solved', 'partly', 'not')`,
  self_closed_checked_solved: sql`k.closed_as = 'self_closed' and k.found = 'solved'`,
} as const

/** Whether excluding changes this count. */
export function mayExclude(name: CountName): boolean {
  return (name in CLOSING && name !== 'excluded') || name in CHECKED
}

/** The rows behind a count: `m` is the matter, `k` what happened to it. */
export interface Source {
  rows: RawBuilder<unknown>
  where: RawBuilder<unknown>
  /** Moment and id by which the rows follow each other. */
  order: { at: RawBuilder<unknown> | null; id: RawBuilder<unknown> }
  /** The relation that says where it happened: the row of the event, or the matter where it stands now. */
  place: 'm' | 'k'
  secret: RawBuilder<unknown>
}

const OF_MATTERS = {
  rows: sql`matters.matter as m`,
  order: { at: null, id: sql`m.id` },
  place: 'm',
  secret: sql`m.is_secret`,
} as const

/** The rows that a count counts in a period, before area and secrecy. */
export function sourceOf(name: CountName, period: Period, now: Date): Source {
  if (isKey(CLOSING, name)) {
    return {
      ...OF_MATTERS,
      // In the words of the index of what was closed when.
      where: sql`m.closed_as in ('handled', 'self_closed') and not m.is_imported and m.closed_at >= ${period.from}
        and m.closed_at < ${period.to} and ${CLOSING[name]}`,
      order: { at: sql`m.closed_at`, id: sql`m.id` },
    }
  }
  if (isKey(ACCEPTED, name)) {
    return {
      ...OF_MATTERS,
      // Ids follow the moment of the report: what was reported later cannot have been accepted before.
      where: sql`not m.is_imported and m.accepted_at >= ${period.from} and m.accepted_at < ${period.to}
        and m.id < ${lowestIdAt(period.to.getTime())} and ${ACCEPTED[name]}`,
    }
  }
  if (name === 'imported') {
    const where = sql`m.is_imported and m.reported_at >= ${period.from} and m.reported_at < ${period.to}`
    return { ...OF_MATTERS, where }
  }
  if (name === 'open' || name === 'overdue') return { ...OF_MATTERS, where: OPEN[name](now) }
  if (name === 'reopened' || name === 'reopened_later') return reopenings(name, period)
  return {
    rows: sql`quality.spot_check as k join matters.matter as m on m.district_id = k.district_id and m.id = k.matter_id`,
    where: sql`k.day >= ${period.first} and k.day <= ${period.last} and ${CHECKED[name]}`,
    order: { at: null, id: sql`k.id` },
    place: 'k',
    secret: sql`m.is_secret`,
  }
}

function reopenings(name: 'reopened' | 'reopened_later', period: Period): Source {
  return {
    rows: sql`matters.reopening as k join matters.matter as m on m.district_id = k.district_id and m.id = k.matter_id`,
    where: sql`k.at >= ${period.from} and k.at < ${period.to} and ${name === 'reopened' ? sql`k.is_in_window` : sql`not k.is_in_window`}`,
    order: { at: null, id: sql`k.id` },
    place: 'k',
    secret: sql`k.is_secret`,
  }
}

function isKey<K extends string>(all: Record<K, unknown>, name: string): name is K {
  return name in all
}
