import type { DoerKind, Urgency } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { lowestIdAt } from '#platform/ids'
import { recountAssignments } from '../modules/matters/tally-assignments.ts'
import { dayKindAt } from '../modules/routing/day-kind.ts'
import { unitOf } from '../modules/routing/decide-route.ts'
import { rulesInForce } from '../modules/routing/read-rules.ts'
import { askRules } from '../modules/routing/rule-set.ts'
import { readUnits } from '../modules/routing/unit-directory.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { Organisation } from './store-organisation.ts'

/** What the rules said at each assignment of the last weeks, how it ended, and a few rulings; from the acts of the matters. */
export async function layOutAssignments(tx: Tx, { district_id }: Organisation): Promise<void> {
  const given = await readGiven(tx, district_id)
  const rows = await decideAll(tx, district_id, given)
  for (let at = 0; at < rows.length; at += BATCH) {
    await writeRows(tx, district_id, rows.slice(at, at + BATCH))
  }
  await ruleSome(tx, district_id)
  await recountAssignments(tx, district_id)
}

const WEEKS = 36
const BATCH = 5_000

interface Given {
  matter_id: string
  at: string
  unit_id: string
  actor_id: string | null
  category_code: string
  urgency: Urgency
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  doer_kind: DoerKind | null
  doer_unit_id: string | null
  is_first: boolean
  ended_at: string | null
  ended_as: string | null
  return_reason: string | null
  return_note: string | null
  returned_by: string | null
  next_unit_id: string | null
}

async function readGiven(tx: Tx, district_id: number): Promise<Given[]> {
  const first = lowestIdAt(CUT_OFF.getTime() - WEEKS * 7 * DAY_MS)
  const found = await sql<Given>`
    with act as (
      select matter_id, at, id, action, unit_id, actor_id, row_number() over w = 1 as is_first, lead(action) over w as next,
        lead(at) over w as next_at, lead(reason) over w as next_reason, lead(note) over w as next_note,
        lead(actor_id) over w as next_actor, lead(unit_id, 2) over w as next_unit_id
      from matters.act where district_id = ${district_id} and id >= ${first} and action in ('assign', 'return', 'reopen')
      window w as (partition by matter_id order by id)
    )
    select m.id as matter_id, a.at, a.unit_id, a.actor_id, m.category_code, m.urgency, m.street_id, m.community_id, m.grid_id,
      m.building_id, e.doer_kind, e.doer_unit_id, a.is_first, a.next_unit_id, a.next_at as ended_at,
      case a.next when 'return' then 'returned' when 'reopen' then 'reopened' end as ended_as,
      case a.next when 'return' then a.next_reason end as return_reason,
      case a.next when 'return' then a.next_note end as return_note,
      case a.next when 'return' then a.next_actor end as returned_by
    from act as a
    join matters.matter as m on m.district_id = ${district_id} and m.id = a.matter_id and m.id >= ${first}
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    where a.action = 'assign' and a.unit_id is not null order by a.id`.execute(tx)
  return found.rows
}

async function decideAll(tx: Tx, district_id: number, given: readonly Given[]) {
  const day = CUT_OFF.toISOString().slice(0, 10)
  const version = await rulesInForce(tx, district_id, day)
  if (!version) throw new RangeError('no rules to decide by')
  const units = await readUnits(tx, district_id, day)
  const random = randomFor(district_id, 'assignments')
  return given.map((row) => {
    const at = new Date(row.at)
    const day_kind = dayKindAt(at, version.night)
    const answer = askRules(version.rules, { ...row, day_kind })
    const suggested = unitOf(units, answer, { ...row, place: row })
    const isOther = suggested !== null && suggested.id !== row.unit_id
    return {
      ...row,
      id: idAt(at.getTime(), random),
      day_kind,
      version_id: version.id,
      place: answer.rule?.place ?? null,
      via: answer.via,
      suggested_unit_id: suggested?.id ?? null,
      note: isOther ? OTHERWISE : null,
      is_wrong: row.ended_as === 'returned' || (row.next_unit_id ?? row.unit_id) !== row.unit_id,
      is_upheld: row.ended_as === 'returned' && row.next_unit_id === row.unit_id,
    }
  })
}

const OTHERWISE = '来电时说明已和这家单位联系过，先派过去'

async function writeRows(
  tx: Tx,
  district_id: number,
  rows: Awaited<ReturnType<typeof decideAll>>,
): Promise<void> {
  await sql`
    insert into matters.assignment (district_id, id, matter_id, at, unit_id, actor_id, category_code, street_id, urgency, day_kind,
      version_id, place, via, suggested_unit_id, is_first, note, ended_at, ended_as, return_reason, return_note, returned_by,
      is_wrong, is_upheld)
    select ${district_id}::int, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, matter_id uuid,
      at timestamptz, unit_id uuid, actor_id uuid, category_code text, street_id uuid, urgency text, day_kind text,
      version_id uuid, place int, via int[], suggested_unit_id uuid, is_first boolean, note text, ended_at timestamptz,
      ended_as text, return_reason text, return_note text, returned_by uuid, is_wrong boolean, is_upheld boolean)`.execute(
    tx,
  )
  await sql`
    insert into matters.copy (district_id, unit_id, matter_id, at)
    select a.district_id, c.unit_id, a.matter_id, max(a.at) from matters.assignment as a
    join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id and not m.is_secret
    join routing.rule as r on r.district_id = a.district_id and r.version_id = a.version_id and r.place = a.place
    cross join lateral unnest(r.cc_unit_ids) as c (unit_id)
    where a.district_id = ${district_id} and c.unit_id <> a.unit_id
    group by a.district_id, c.unit_id, a.matter_id on conflict do nothing`.execute(tx)
}

/** Of what was sent back and given out again, some by a ruling of the centre: on the assignment, the matter and its act. */
async function ruleSome(tx: Tx, district_id: number): Promise<void> {
  await sql`
    with chosen as (
      select b.id, b.matter_id, b.at, ${GROUNDS}::text[] as grounds, row_number() over (order by b.id) as n
      from matters.assignment as b
      join matters.assignment as a on a.district_id = b.district_id and a.matter_id = b.matter_id and a.ended_as = 'returned'
        and a.id < b.id
      join matters.matter as m on m.district_id = b.district_id and m.id = b.matter_id and not m.is_secret
        and m.reopened_count = 0
      where b.district_id = ${district_id} and b.ended_as is null
    ), ruled as (
      update matters.assignment as x set is_ruling = true, note = c.grounds[1 + c.n % 3]
      from chosen as c where x.district_id = ${district_id} and x.id = c.id and (c.n <= 4 or c.n % 4 = 1) and c.n <= 160
      returning x.matter_id, x.at, x.note
    ), marked as (
      update matters.matter as m set designated_at = r.at from ruled as r
      where m.district_id = ${district_id} and m.id = r.matter_id
    )
    update matters.act as t set action = 'designate', note = r.note from ruled as r
    where t.district_id = ${district_id} and t.matter_id = r.matter_id and t.action = 'assign' and t.at = r.at`.execute(
    tx,
  )
}

const GROUNDS = [
  '按权责清单由该单位承办，双方都在场确认过（演示）',
  '现场看过，设施在该单位的养护范围内，移交单上有（演示）',
  '合同写明由该单位负责，另一家只协助（演示）',
]
