import type { Finding, Outcome, SolvedAnswer } from '@linli/contract/codes/matters'
import type { CheckAnswer, CheckWay } from '@linli/contract/codes/quality'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Check, quality } from '@linli/contract/quality'
import { type RawBuilder, sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { notFound } from '#platform/errors'
import { lowestIdAt, momentOf } from '#platform/ids'
import type { QueryContext } from '#platform/module'
import { checkActsOf, figurePosts } from '../policy.ts'
import { type CheckHead, findHeads, IS_OVERTAKEN, isShown } from './take-check.ts'

/** One check: the case alone until it is found, everything afterwards. Refuses: `not_found`. */
export async function getCheck(ctx: QueryContext, id: string): Promise<Check> {
  const heads = await findHeads(ctx.db, ctx.actor, sql`c.id = ${id}`)
  const [check] = await viewChecks(
    ctx,
    heads.filter((one) => isShown(ctx.actor, one)),
  )
  if (!check) throw notFound()
  return check
}

/** The checks that this person's centre is to look at, has to answer, or that have been found, by the order of the draw. */
export async function listChecks(
  ctx: QueryContext,
  { which, cursor, limit }: Parsed<typeof quality.list_checks>,
): Promise<Output<typeof quality.list_checks>> {
  const after = cursor ? sql`and c.id < ${cursor}::uuid` : sql``
  const heads = await findHeads(
    ctx.db,
    ctx.actor,
    sql`${listed(ctx, which)} ${after} order by c.id desc limit ${limit + 1}`,
  )
  const page = heads.slice(0, limit)
  const items = await viewChecks(
    ctx,
    page.filter((one) => isShown(ctx.actor, one)),
  )
  return { items, next_cursor: heads.length > limit ? (page.at(-1)?.id ?? null) : null }
}

function listed({ actor }: QueryContext, which: 'to_check' | 'to_answer' | 'found') {
  const units = actor.posts
    .filter((post) => post.role === 'centre_staff')
    .map((post) => post.unit_id)
  const isOurs = sql`c.unit_id = any(${units}::uuid[])`
  if (which === 'to_check') {
    return sql`c.found is null and not ${IS_OVERTAKEN} and ${isOurs} and not ${actor.person_id} = any(c.barred_person_ids)`
  }
  const isHere = sql.join(
    [
      sql`false`,
      ...figurePosts(actor).map((post) =>
        post.level === 'district'
          ? sql`true`
          : sql`${post.area_id} in (m.street_id, m.community_id)`,
      ),
    ],
    sql` or `,
  )
  if (which === 'to_answer')
    return sql`c.found = 'not' and not ${IS_OVERTAKEN} and c.agreed_by is null
      and (c.answer is null or c.answer = 'explained') and (${isHere})`
  return sql`c.found is not null and (${isHere} or ${isOurs})`
}

interface CaseRow {
  id: string
  day: string
  category_name: string
  standard: string | null
  description: string
  address: string | null
  area_name: string
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
  reported_at: string
  photo_ids: string[] | null
}

interface FindingRow {
  id: string
  found: Finding
  way: CheckWay
  words: string
  file_ids: string[]
  found_at: string
  checking_unit: string | null
  number: string
  matter_id: string
  handled_by_unit: string | null
  closed_as: 'handled' | 'self_closed'
  claimed_outcome: Outcome | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
  rating: number | null
  answer: CheckAnswer | null
  answer_words: string | null
  answered_by: string | null
  answered_by_name: string | null
  answered_at: string | null
  agreed_by: string | null
  agreed_by_name: string | null
}

async function viewChecks(ctx: QueryContext, heads: readonly CheckHead[]): Promise<Check[]> {
  if (heads.length === 0) return []
  const cases = await findCases(ctx, heads)
  const findings = await findFindings(
    ctx,
    heads.flatMap(({ id, found }) => (found === null ? [] : [id])),
  )
  const files = await viewFiles(ctx, [
    ...cases.flatMap((row) => row.photo_ids ?? []),
    ...[...findings.values()].flatMap((row) => row.file_ids),
  ])
  const shown = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? [])
  return heads.flatMap((head) => {
    const row = cases.find(({ id }) => id === head.id)
    if (!row) return []
    const { lng, lat, datum, photo_ids, area_name, ...told } = row
    const finding = findings.get(head.id)
    return {
      ...told,
      area_name: area_name || null,
      position: lng !== null && lat !== null && datum ? { lng, lat, datum } : null,
      photos_before: shown(photo_ids ?? []),
      revealed: finding ? { ...revealedOf(finding), files: shown(finding.file_ids) } : null,
      can: checkActsOf(ctx.actor, head),
    }
  })
}

/** What a checker may know, and not a column more. The photos are those of the report, as it was before the work. */
async function findCases(ctx: QueryContext, heads: readonly CheckHead[]): Promise<CaseRow[]> {
  const moments = heads.map((head) => momentOf(head.matter_id))
  const first = lowestIdAt(Math.min(...moments) - DAY_MS)
  const last = lowestIdAt(Math.max(...moments) + DAY_MS)
  const found = await sql<CaseRow>`
    select c.id, c.day, e.name as category_name, e.standard, m.description, m.address, m.lng, m.lat, m.datum, m.reported_at,
      concat_ws(' ', ${areaName('street_id')}, ${areaName('community_id')}, ${areaName('grid_id')}, ${areaName('building_id')}) as area_name,
      (select a.file_ids from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id and a.action = 'report'
        and a.id > ${first} and a.id < ${last} limit 1) as photo_ids
    from quality.spot_check as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    where c.district_id = ${ctx.actor.district_id} and c.id = any(${heads.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
  return found.rows
}

// The report is written in the same moment as its matter; two machines' clocks may differ a little.
const DAY_MS = 86_400_000

const areaName = (column: string): RawBuilder<string> =>
  sql`(select n.name from org.area as n where n.district_id = m.district_id and n.id = ${sql.ref(`m.${column}`)})`

async function findFindings(
  ctx: QueryContext,
  ids: readonly string[],
): Promise<Map<string, FindingRow>> {
  if (ids.length === 0) return new Map()
  const found = await sql<FindingRow>`
    select c.id, c.found, c.way, c.words, c.file_ids, c.found_at, ${unitName('c.unit_id')} as checking_unit, m.number, c.matter_id,
      ${unitName('m.unit_id')} as handled_by_unit, c.closed_as, m.claimed_outcome, m.verified_outcome, m.reporter_solved, m.rating,
      c.answer, c.answer_words, c.answered_by, ${personName('answered_by')} as answered_by_name, c.answered_at,
      c.agreed_by, ${personName('agreed_by')} as agreed_by_name
    from quality.spot_check as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${ctx.actor.district_id} and c.found is not null and c.id = any(${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(found.rows.map((row) => [row.id, row]))
}

const unitName = (column: string): RawBuilder<string> =>
  sql`(select n.name from org.unit as n where n.district_id = c.district_id and n.id = ${sql.ref(column)})`
const personName = (column: string): RawBuilder<string> =>
  sql`(select n.public_name from identity.person as n where n.district_id = c.district_id and n.id = ${sql.ref(`c.${column}`)})`

function revealedOf(row: FindingRow): Omit<NonNullable<Check['revealed']>, 'files'> {
  const {
    id: _,
    file_ids: _files,
    answer,
    answer_words,
    answered_by,
    answered_by_name,
    answered_at,
    agreed_by,
    agreed_by_name,
    ...rest
  } = row
  return {
    ...rest,
    checking_unit: rest.checking_unit ?? '—',
    answer:
      answer && answered_by && answered_at
        ? {
            answer,
            words: answer_words ?? '',
            by: { id: answered_by, name: answered_by_name ?? '—' },
            at: answered_at,
            agreed_by: agreed_by ? { id: agreed_by, name: agreed_by_name ?? '—' } : null,
          }
        : null,
  }
}
