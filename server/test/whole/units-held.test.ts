import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allHoldings, nameOf } from '#modules/org'
import { type TestApp, testApp } from '../harness.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app?.close())

/** Columns with units that do not follow a merged unit by registration, and why. */
const STAYS: Record<string, string> = {
  'org.post.unit_id': 'moved by the plan itself, as dated posts',
  'org.unit_past.unit_id': 'what the unit was',
  'matters.matter.unit_id': 'taken along by relocateMatters, closed ones too',
  'matters.matter.helper_unit_ids': 'taken along by relocateMatters',
  'matters.relocated.unit_id': 'where it stood before a plan',
  'matters.relocated.helper_unit_ids': 'where it stood before a plan',
  'matters.act.unit_id': 'the timeline says who it was',
  'matters.assignment.suggested_unit_id': 'what the rules said on that day',
  'routing.rule.unit_id': 'carried as a new dated version by carryRules',
  'routing.rule.cc_unit_ids': 'carried as a new dated version by carryRules',
  'assignments.dry_run_group.from_unit_id': 'a calculation of that day',
  'assignments.dry_run_group.to_unit_id': 'a calculation of that day',
  'assignments.dry_run_matter.from_unit_id': 'a calculation of that day',
  'assignments.dry_run_matter.to_unit_id': 'a calculation of that day',
  'assessments.last_number.unit_id':
    'a centre numbers its own minutes; the heir goes on with its own',
  'assessments.screening.unit_id': 'who answered',
  'assessments.duty.found_unit_id': 'who found the danger',
  'assessments.duty.receiver_unit_id': 'who was told of it',
  'mediators.committee.unit_id':
    'numbers and seal stay with the committee that was; the heir is set up with its own',
  'batches.batch.unit_id': 'may be taken back for half an hour only',
}

test('of every column that holds units it is decided whether its rows follow a merged unit', async () => {
  const found = await sql<{ name: string }>`
    select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name
    from pg_attribute as a join pg_class as c on c.oid = a.attrelid join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and a.attname ~ 'unit_ids?$'
      and n.nspname not in ('pg_catalog', 'information_schema') order by 1`.execute(
    app.services.database.db,
  )
  const registered = allHoldings().map(nameOf)
  const undecided = found.rows
    .map(({ name }) => name)
    .filter((name) => !registered.includes(name) && !(name in STAYS))
  expect(undecided).toEqual([])
  expect(registered.filter((name) => name in STAYS)).toEqual([])
})

test('every registered column stands in the database', async () => {
  for (const holding of allHoldings())
    await sql`select ${sql.ref(holding.column)} from ${sql.table(holding.table)} limit 0`.execute(
      app.services.database.db,
    )
})
