import type { assignments, DryRun } from '@linli/contract/assignments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import { NOBODY } from '#platform/ids'
import type { QueryContext } from '#platform/module'
import { mayTry } from './policy.ts'

// So many pairs of units are listed, the largest first.
const MOST_PAIRS = 100

type HeadRow = Omit<DryRun, 'can' | 'by_category' | 'by_units' | 'more_units'> & { pairs: number }

/** A dry run with what it has found so far. Refuses: `not_found`. */
export async function viewDryRun(context: QueryContext, id: string): Promise<DryRun> {
  const found = await readDryRun(context, sql`d.id = ${id}`)
  if (!found) throw notFound()
  return found
}

/** The latest dry run of a version; null where it was never tried. */
export async function findDryRun(
  context: QueryContext,
  { version_id }: Parsed<typeof assignments.find_dry_run>,
): Promise<Output<typeof assignments.find_dry_run>> {
  return { dry_run: await readDryRun(context, sql`d.version_id = ${version_id}`) }
}

async function readDryRun(
  { db, actor }: QueryContext,
  which: RawBuilder<unknown>,
): Promise<DryRun | null> {
  const heads = await sql<HeadRow>`
    select d.id, d.version_id, d.revision, d.from_day, d.to_day, d.state, d.total, d.done, d.started_at, d.finished_at,
      d.with_unit, d.hits_before, d.hits_after,
      (select v.number from routing.version as v where v.district_id = d.district_id and v.id = d.than_version_id) as than_number,
      g.*
    from assignments.dry_run as d cross join lateral (
      select coalesce(sum(n), 0)::int as diverted, coalesce(sum(late), 0)::int as late,
        coalesce(sum(unknown) filter (where to_unit_id <> ${NOBODY}), 0)::int as unknown,
        coalesce(sum(n) filter (where to_unit_id = ${NOBODY}), 0)::int as nowhere,
        count(distinct (from_unit_id, to_unit_id)) as pairs
      from assignments.dry_run_group where district_id = d.district_id and dry_run_id = d.id) as g
    where d.district_id = ${actor.district_id} and ${which} order by d.id desc limit 1`.execute(db)
  const head = heads.rows[0]
  if (!head) return null
  const ofRun = sql`g.district_id = ${actor.district_id} and g.dry_run_id = ${head.id}`
  const sums = sql`sum(g.n)::int as n, sum(g.late)::int as late, sum(g.unknown)::int as unknown`
  const by_category = await sql<DryRun['by_category'][number]>`
    select g.category_code as code, ${categoryName('g')} as name, ${sums}
    from assignments.dry_run_group as g where ${ofRun}
    group by g.district_id, g.category_code order by sum(g.n) desc, g.category_code`.execute(db)
  const pairs = await sql<DryRun['by_units'][number]>`
    select ${unitOf('g', 'from_unit_id')} as "from", ${unitOf('g', 'to_unit_id')} as "to", ${sums}
    from assignments.dry_run_group as g where ${ofRun}
    group by g.district_id, g.from_unit_id, g.to_unit_id
    order by sum(g.n) desc, g.from_unit_id, g.to_unit_id limit ${MOST_PAIRS}`.execute(db)
  const { pairs: all, ...rest } = head
  return {
    ...rest,
    by_category: by_category.rows,
    by_units: pairs.rows,
    more_units: Math.max(0, all - MOST_PAIRS),
    can: head.state === 'running' && mayTry(actor) ? ['cancel'] : [],
  }
}

type DivertedRow = Omit<
  Output<typeof assignments.list_diverted>['items'][number],
  'matter' | 'category'
> & { matter_id: string; number: string; category_code: string; category_name: string }

/** Some of the matters that would go elsewhere, and how many there are: number, kind and place, and nothing of what they
 * say. What has become secret since is left out. */
export async function listDiverted(
  { db, actor }: QueryContext,
  input: Parsed<typeof assignments.list_diverted>,
): Promise<Output<typeof assignments.list_diverted>> {
  const { id, category_code, from_unit_id, to_unit_id, is_late } = input
  const { district_id } = actor
  const where = [sql`g.district_id = ${district_id} and g.dry_run_id = ${id}`]
  if (category_code) where.push(sql`g.category_code = ${category_code}`)
  if (from_unit_id) where.push(sql`g.from_unit_id = ${from_unit_id}`)
  if (to_unit_id) where.push(sql`g.to_unit_id = ${to_unit_id}`)
  const which = sql.join(where, sql` and `)
  const counted = await sql<{ n: number }>`
    select coalesce(sum(${is_late ? sql`g.late` : sql`g.n`}), 0)::int as n
    from assignments.dry_run_group as g where ${which}`.execute(db)
  const found = await sql<DivertedRow>`
    select m.id as matter_id, m.number, g.category_code, ${categoryName('g')} as category_name, m.urgency, m.reported_at,
      g.is_late, ${unitOf('g', 'from_unit_id')} as "from", ${unitOf('g', 'to_unit_id')} as "to",
      (select n.name from org.area as n where n.district_id = m.district_id and n.id = coalesce(m.community_id, m.street_id))
        as area_name
    from assignments.dry_run_matter as g join matters.matter as m on m.district_id = g.district_id and m.id = g.matter_id
    where ${which} and not m.is_secret ${is_late ? sql`and g.is_late` : sql``}
    order by m.id desc limit 100`.execute(db)
  return {
    items: found.rows.map(({ matter_id, number, category_code, category_name, ...row }) => ({
      ...row,
      matter: { id: matter_id, number },
      category: { code: category_code, name: category_name },
    })),
    n: counted.rows[0]?.n ?? 0,
  }
}

const categoryName = (of: string) =>
  sql`coalesce((select e.name from catalogue.edition as e where e.district_id = ${sql.ref(`${of}.district_id`)}
    and e.code = ${sql.ref(`${of}.category_code`)} and e.published_at is not null order by e.valid_from desc limit 1),
    ${sql.ref(`${of}.category_code`)})`

const unitOf = (of: string, column: string) =>
  sql`(select jsonb_build_object('id', u.id, 'name', u.name) from org.unit as u
    where u.district_id = ${sql.ref(`${of}.district_id`)} and u.id = ${sql.ref(`${of}.${column}`)})`
