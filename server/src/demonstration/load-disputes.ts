import type pg from 'pg'
import type { Keys } from '#platform/keys'
import { addWorkingDays } from '#platform/workdays'
import { DECIDE_BASIS } from '../modules/mediation/rules.ts'
import { bytesOf, copyRows, listOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { inventName } from './invent-names.ts'
import { CUT_OFF, iso } from './moments.ts'
import { type DisputePlan, planDisputes } from './plan-disputes.ts'
import { randomFor } from './random.ts'
import type { DemoUnit } from './roster.ts'
import type { Organisation } from './store-organisation.ts'
import { DECIDED_AFTER, storyDisputes, UNACCEPTED } from './story-disputes.ts'
import { AGREEMENT_COLUMNS, writeAgreement, writeRelapse } from './write-agreements.ts'
import {
  addRow,
  DISPUTE_COLUMNS,
  type DisputeWriting,
  type WrittenDispute,
  writeDispute,
} from './write-disputes.ts'

/** Loads the disputes of the named studios with their histories, and those of the stories; answers how many. */
export async function loadDisputes(
  client: pg.ClientBase,
  model: Organisation,
  keys: Keys,
): Promise<number> {
  const { district_id, residents } = model
  const random = randomFor(district_id, 'disputes')
  const writing: DisputeWriting = { district_id, keys, random, rows: new Map() }
  const plans = planDisputes({ studios: studiosOf(model), residents: residents.slice(50), random })
  const stories = storyDisputes(model)
  const written = writeAll(writing, [...plans, ...stories])
  writeUnaccepted(writing, model)
  for (const plan of plans) {
    const earlier = plan.revives === null ? undefined : plans[plan.revives]
    const [first, later] = [earlier && written.get(earlier), written.get(plan)]
    if (first?.agreement_id && later)
      writeRelapse(writing, {
        agreement_id: first.agreement_id,
        earlier: first.dispute,
        later: later.dispute,
      })
  }
  writeNumbers(writing, written)
  const columns = { ...DISPUTE_COLUMNS, ...AGREEMENT_COLUMNS, ...NUMBER_COLUMNS }
  for (const [table, rows] of writing.rows)
    await copyRows(client, { table, columns: columns[table] ?? '' }, rows)
  return plans.length + stories.length + UNACCEPTED.length
}

const NUMBER_COLUMNS: Readonly<Record<string, string>> = {
  'mediation.number': 'district_id, committee_id, year, last',
}

interface Whole {
  dispute: WrittenDispute
  agreement_id: string | null
}

function studiosOf({ roster }: Organisation) {
  return roster.units.flatMap((studio) => {
    const posts = studio.posts.filter(({ kind }) => kind === 'mediator')
    const committee = studio.parent
    return studio.kind === 'named_studio' && committee ? [{ studio, committee, posts }] : []
  })
}

/** Numbers follow the moment of acceptance, one after the other in each committee. */
function writeAll(writing: DisputeWriting, plans: readonly DisputePlan[]): Map<DisputePlan, Whole> {
  const written = new Map<DisputePlan, Whole>()
  const last = new Map<DemoUnit, number>()
  for (const plan of plans.toSorted((one, other) => one.accepted - other.accepted)) {
    const nth = (last.get(plan.committee) ?? 0) + 1
    last.set(plan.committee, nth)
    const dispute = writeDispute(writing, plan, nth)
    written.set(plan, { dispute, agreement_id: writeAgreement(writing, dispute) })
  }
  return written
}

function writeNumbers(writing: DisputeWriting, written: ReadonlyMap<DisputePlan, Whole>): void {
  const counts = Map.groupBy(written.keys(), ({ committee }) => committee)
  for (const [committee, plans] of counts)
    addRow(writing, 'mediation.number', [writing.district_id, committee.id, 2022, plans.length])
}

function writeUnaccepted(writing: DisputeWriting, { roster }: Organisation): void {
  const committee = roster.keyed('mediation 371502006')
  const clerk = committee.posts.find(({ kind }) => kind === 'committee_clerk')?.person.id
  if (!clerk) return
  for (const request of UNACCEPTED) {
    const at = Date.parse(`${request.day}T09:10:00+08:00`)
    const id = idAt(at, writing.random)
    writeRequest(writing, { ...request, id, at, clerk, committee })
    writeBare(writing, { id, at, clerk, state: request.state })
  }
}

function writeRequest(
  writing: DisputeWriting,
  of: (typeof UNACCEPTED)[number] & {
    id: string
    at: number
    clerk: string
    committee: DemoUnit
  },
): void {
  const { district_id, keys } = writing
  const { state, type, title, id, at, clerk, committee } = of
  const ended = state === 'applied' ? null : iso(Math.min(at + DECIDED_AFTER, CUT_OFF.getTime()))
  const decide_by = addWorkingDays(new Date(at), 3).last_day
  const head = [district_id, id, null, committee.id, null, state, 'oral', type, 'simple', title]
  const account = bytesOf(keys.seal(`${title}，双方谈不拢，来问能不能调。`))
  const place = [committee.area.id, committee.area.children[0]?.id]
  const request = [null, iso(at), 'oral_record', null, clerk, iso(at), decide_by, DECIDE_BASIS]
  // Neither taken nor failed: no clock, no refusal of a party, no termination.
  const nothing = Array.from({ length: 8 }, () => null)
  const routes = listOf(state === 'refused' ? ['administrative'] : [])
  const end = [routes, false, ended, null, null]
  const cells = [...head, account, null, ...place, ...request, ...nothing, ...end]
  addRow(writing, 'mediation.dispute', cells)
}

function writeBare(
  writing: DisputeWriting,
  { id, at, clerk, state }: { id: string; at: number; clerk: string; state: string },
): void {
  const { district_id, keys, random } = writing
  for (const [n, side] of ['a', 'b'].entries()) {
    const name = inventName(random)
    const sealed = [bytesOf(keys.seal(name)), bytesOf(keys.blindIndex('name', name))]
    const key = [district_id, idAt(at, random), id, side, n, 'person', ...sealed]
    addRow(writing, 'mediation.party', [...key, 'full', null, null, clerk, iso(at)])
  }
  const step = (ms: number, act: string, facts: object) =>
    addRow(writing, 'mediation.step', [
      district_id,
      idAt(ms, random),
      id,
      iso(ms),
      clerk,
      act,
      null,
      JSON.stringify(facts),
    ])
  step(at, 'apply', { source: 'oral' })
  if (state === 'refused') step(at + DECIDED_AFTER, 'refuse', {})
  if (state === 'withdrawn') step(at + DECIDED_AFTER, 'withdraw', {})
}
