import {
  CHECK_COUNTS,
  type CheckCount,
  COUNTS,
  type CountName,
  DAY_COUNTS,
  type DayCount,
} from '@linli/contract/codes/quality'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { type DayFact, KIND_ENDS } from '#modules/matters'
import type { QueryContext } from '#platform/module'
import { CHECKED, mayExclude, OPEN, type Period, periodOf, SUMS } from '../counts.ts'
import { type FigureArea, figurePosts } from '../policy.ts'
import { wilson } from '../wilson.ts'
import { findFigureArea, liesIn } from './figure-area.ts'

type Figures = Output<typeof quality.get_figures>

interface Count {
  n: number
  n_without_excluded: number
}

/** The areas whose figures this person may read, the widest first, each once. */
export async function listFigureAreas({
  actor,
}: QueryContext): Promise<Output<typeof quality.list_areas>> {
  const posts = figurePosts(actor)
  return [...new Map(posts.map((post) => [post.area_id, post])).values()].map((post) => ({
    id: post.area_id,
    name: post.area_name,
    level: post.level,
  }))
}

/** All counts of a period and area: by day from the tallies, so that they cost the same after ten years; what is open now
 * and what was checked from their few rows. Refuses: `not_found`, `days_the_wrong_way`. */
export async function getFigures(
  ctx: QueryContext,
  input: Parsed<typeof quality.get_figures>,
): Promise<Figures> {
  const { area, with_secret } = await findFigureArea(ctx, input.area_id)
  const period = periodOf(input)
  const scope = { area, with_secret }
  const day = await countDays(ctx, scope, period)
  const open = await countOpen(ctx, scope)
  const checks = await countChecks(ctx, scope, period)
  const counted: Record<CountName, Count> = { ...day, ...open, ...checks.counts }
  const shareOf = (kind: 'handled' | 'self_closed') =>
    wilson(checks.counts[`${kind}_checked_solved`].n, checks.counts[`${kind}_checked`].n)
  return {
    area: { id: area.id, name: area.name, level: area.level },
    as_of: ctx.now.toISOString(),
    with_secret,
    counts: COUNTS.map((name) => ({
      name,
      n: counted[name].n,
      n_without_excluded: mayExclude(name) ? counted[name].n_without_excluded : null,
    })),
    checks: {
      handled: { ...checks.handled, interval: shareOf('handled') },
      self_closed: { ...checks.self_closed, interval: shareOf('self_closed') },
    },
  }
}

interface Scope {
  area: FigureArea
  with_secret: boolean
}

interface FactRow {
  fact: DayFact
  n: number
  excluded: number
}

async function countDays(
  { db, actor }: QueryContext,
  { area, with_secret }: Scope,
  { first, last }: Period,
): Promise<Record<DayCount, Count>> {
  const facts = [
    ...new Set(Object.values(SUMS).flatMap(({ plus, minus = [] }) => [...plus, ...minus])),
  ]
  const where =
    area.level === 'district'
      ? sql`scope = 'street'`
      : sql`scope = ${area.level} and scope_id = ${area.id}`
  const isExcluded = sql`kind like ${`%${KIND_ENDS.excluded}`}`
  const rows = await sql<FactRow>`
    select substr(fact, ${FACT_PREFIX.length + 1}) as fact, sum(n)::float8 as n,
      coalesce(sum(n) filter (where ${isExcluded}), 0)::float8 as excluded
    from platform.tally_day
    where district_id = ${actor.district_id} and fact = any(${facts.map((fact) => FACT_PREFIX + fact)}) and ${where}
      and day >= ${first} and day <= ${last} ${with_secret ? sql`` : sql`and kind not like ${`%${KIND_ENDS.secret}%`}`}
    group by fact`.execute(db)
  const kept = new Map(rows.rows.map((row) => [row.fact, row]))
  const sum = (names: readonly DayFact[], key: 'n' | 'excluded') =>
    names.reduce((all, fact) => all + (kept.get(fact)?.[key] ?? 0), 0)
  const found: Partial<Record<DayCount, Count>> = {}
  for (const name of DAY_COUNTS) {
    const { plus, minus = [], onlyExcluded } = SUMS[name]
    const all = sum(plus, 'n') - sum(minus, 'n')
    const excluded = sum(plus, 'excluded') - sum(minus, 'excluded')
    found[name] = { n: onlyExcluded ? excluded : all, n_without_excluded: all - excluded }
  }
  return whole(DAY_COUNTS, found)
}

const FACT_PREFIX = 'matter.'

async function countOpen(ctx: QueryContext, { area, with_secret }: Scope) {
  const rows = await sql<{ open: number; overdue: number }>`
    select count(*) as open, count(*) filter (where ${OPEN.overdue(ctx.now)}) as overdue from matters.matter as m
    where m.district_id = ${ctx.actor.district_id} and ${OPEN.open(ctx.now)} and ${liesIn(area, 'm')}
      ${with_secret ? sql`` : sql`and not m.is_secret`}`.execute(ctx.db)
  const { open = 0, overdue = 0 } = rows.rows[0] ?? {}
  return { open: alike(open), overdue: alike(overdue) }
}

interface CheckRow extends Record<CheckCount | `${CheckCount}_excluded`, number> {
  handled_drawn: number
  self_closed_drawn: number
  handled_cannot_tell: number
  self_closed_cannot_tell: number
}

async function countChecks(
  ctx: QueryContext,
  { area, with_secret }: Scope,
  { first, last }: Period,
) {
  const columns = CHECK_COUNTS.map(
    (name) => sql`count(*) filter (where ${CHECKED[name]}) as ${sql.ref(name)},
      count(*) filter (where ${CHECKED[name]} and m.is_excluded) as ${sql.ref(`${name}_excluded`)}`,
  )
  const rows = await sql<CheckRow>`
    select ${sql.join(columns)},
      count(*) filter (where k.closed_as = 'handled') as handled_drawn,
      count(*) filter (where k.closed_as = 'self_closed') as self_closed_drawn,
      count(*) filter (where k.closed_as = 'handled' and k.found = 'cannot_tell') as handled_cannot_tell,
      count(*) filter (where k.closed_as = 'self_closed' and k.found = 'cannot_tell') as self_closed_cannot_tell
    from quality.spot_check as k join matters.matter as m on m.district_id = k.district_id and m.id = k.matter_id
    where k.district_id = ${ctx.actor.district_id} and k.day >= ${first} and k.day <= ${last} and ${liesIn(area, 'k')}
      ${with_secret ? sql`` : sql`and not m.is_secret`}`.execute(ctx.db)
  const row = rows.rows[0]
  const counts: Partial<Record<CheckCount, Count>> = {}
  for (const name of CHECK_COUNTS) {
    const n = row?.[name] ?? 0
    counts[name] = { n, n_without_excluded: n - (row?.[`${name}_excluded`] ?? 0) }
  }
  const of = (kind: 'handled' | 'self_closed') => ({
    drawn: row?.[`${kind}_drawn`] ?? 0,
    cannot_tell: row?.[`${kind}_cannot_tell`] ?? 0,
  })
  return {
    counts: whole(CHECK_COUNTS, counts),
    handled: of('handled'),
    self_closed: of('self_closed'),
  }
}

const alike = (n: number): Count => ({ n, n_without_excluded: n })

function whole<Name extends string>(
  names: readonly Name[],
  found: Partial<Record<Name, Count>>,
): Record<Name, Count> {
  const isWhole = (all: Partial<Record<Name, Count>>): all is Record<Name, Count> =>
    names.every((name) => all[name] !== undefined)
  if (!isWhole(found)) throw new RangeError('a count that was not counted')
  return found
}
