import type { DoerKind, Urgency } from '@linli/contract/codes/matters'
import type { Named } from '@linli/contract/fields'
import { sql } from 'kysely'
import {
  askRules,
  dayKindAt,
  publishedRules,
  type RuleLine,
  type RuleSet,
  readUnits,
  ruleSet,
  type UnitDirectory,
  unitOf,
} from '#modules/routing'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { type Night, shanghaiDay } from '#platform/workdays'
import { type Diverted, keepDiverted } from './keep-diverted.ts'
import { type Paces, triedMatters } from './measure-paces.ts'

/** A dry run that the worker has in hand. */
export interface DryRunHead {
  id: string
  rules: { night: Night; lines: RuleLine[] }
  than_version_id: string | null
  from_day: string
  to_day: string
  after_id: string | null
  paces: Paces | null
}

// Large enough that asking for the next piece costs little beside it, small enough that a piece takes about a second.
const PAGE_ROWS = 25_000

interface MatterRow {
  id: string
  category_id: string
  category_code: string
  urgency: Urgency
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  unit_id: string | null
  at: string
  handle_due_at: string | null
}

interface Doer {
  doer_kind: DoerKind | null
  doer_unit_id: string | null
}

/** What a page is judged by. */
interface Yardsticks {
  before: Tried | null
  after: Tried
  units: UnitDirectory
  /** Doers by the catalogue: by edition, and by code as in force today. */
  doers: ReadonlyMap<string, Doer>
  paces: Paces
}

interface Tried {
  night: Night
  rules: RuleSet
}

/** Looks at the next matters of a dry run. Answers whether there may be more. */
export async function tryPage(context: CommandContext, head: DryRunHead): Promise<boolean> {
  const { tx, actor, now } = context
  const rows = await readPage(context, head)
  const by = await readYardsticks(context, head)
  const diverted: Diverted[] = []
  const hits = { with_unit: 0, hits_before: 0, hits_after: 0 }
  for (const row of rows) {
    const at = new Date(row.at)
    const from = unitBy(by.before, row, at, by)
    const to = unitBy(by.after, row, at, by)
    if (row.unit_id !== null) {
      hits.with_unit += 1
      if (from?.id === row.unit_id) hits.hits_before += 1
      if (to?.id === row.unit_id) hits.hits_after += 1
    }
    if (from?.id === to?.id) continue
    diverted.push({
      matter_id: row.id,
      category_code: row.category_code,
      from_unit_id: from?.id ?? NOBODY,
      to_unit_id: to?.id ?? NOBODY,
      is_late: to ? wouldBeLate(by.paces[to.id], at, row.handle_due_at) : null,
    })
  }
  await keepDiverted(context, head.id, diverted)
  const isMore = rows.length === PAGE_ROWS
  await sql`
    update assignments.dry_run set done = done + ${rows.length}, after_id = ${rows.at(-1)?.id ?? head.after_id},
      with_unit = with_unit + ${hits.with_unit}, hits_before = hits_before + ${hits.hits_before},
      hits_after = hits_after + ${hits.hits_after}, state = ${isMore ? 'running' : 'done'},
      finished_at = ${isMore ? null : now}
    where district_id = ${actor.district_id} and id = ${head.id}`.execute(tx)
  return isMore
}

async function readPage({ tx, actor }: CommandContext, head: DryRunHead): Promise<MatterRow[]> {
  const found = await sql<MatterRow>`
    select m.id, m.category_id, m.category_code, m.urgency, m.street_id, m.community_id, m.grid_id, m.building_id, m.unit_id,
      coalesce(m.assigned_at, m.accepted_at, m.reported_at) as at, m.handle_due_at
    from matters.matter as m
    where ${triedMatters(actor.district_id, head)} ${head.after_id ? sql`and m.id > ${head.after_id}` : sql``}
    order by m.id limit ${PAGE_ROWS}`.execute(tx)
  return found.rows
}

async function readYardsticks(
  { tx, actor, now }: CommandContext,
  head: DryRunHead,
): Promise<Yardsticks> {
  const { district_id } = actor
  const day = shanghaiDay(now)
  const editions = await sql<Doer & { id: string; code: string; is_current: boolean }>`
    select id, code, doer_kind, doer_unit_id, valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)
      as is_current
    from catalogue.edition where district_id = ${district_id} and published_at is not null`.execute(
    tx,
  )
  const doers = new Map<string, Doer>(editions.rows.map((edition) => [edition.id, edition]))
  for (const edition of editions.rows) if (edition.is_current) doers.set(edition.code, edition)
  const { night, lines } = head.rules
  return {
    before: head.than_version_id
      ? await publishedRules(tx, district_id, head.than_version_id)
      : null,
    after: { night, rules: ruleSet(lines) },
    units: await readUnits(tx, district_id, day),
    doers,
    paces: head.paces ?? {},
  }
}

function unitBy(
  tried: Tried | null,
  row: MatterRow,
  at: Date,
  { units, doers }: Yardsticks,
): Named | null {
  const { category_id, category_code } = row
  const answer = tried
    ? askRules(tried.rules, { ...row, day_kind: dayKindAt(at, tried.night) })
    : { rule: null, category_code }
  const isOwn = answer.category_code === category_code
  const doer = doers.get(isOwn ? category_id : answer.category_code) ?? NO_DOER
  return unitOf(units, answer, { ...doer, place: row })
}

const NO_DOER: Doer = { doer_kind: null, doer_unit_id: null }

/** Whether the unit's median of that month, or else of the whole period, ends after the deadline; null where the unit had
 * settled nothing or nothing was due. */
function wouldBeLate(
  paces: Record<string, number> | undefined,
  at: Date,
  due_at: string | null,
): boolean | null {
  const seconds = paces?.[shanghaiDay(at).slice(0, 7)] ?? paces?.['']
  if (seconds === undefined || due_at === null) return null
  return at.getTime() + seconds * 1_000 > Date.parse(due_at)
}
