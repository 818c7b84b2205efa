import { ROLES } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aUnit } from '../../src/modules/joint/testing.ts'
import { modules } from '../../src/wiring.ts'
import { type TestApp, testApp } from '../harness.ts'
import { makeWorld, type World } from '../world.ts'

let app: TestApp
let world: World
let mediator: { person_id: string; token: string }
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  mediator = await aUnit(app, world, {
    name: '新区街道人民调解委员会',
    person: '许调解',
    kind: 'mediation_committee',
    post: 'mediator',
  })
})
afterAll(() => app?.close())

const operations = modules.flatMap((module) => module.operations)

/** One person of the small district for each role. */
const HOLDER = {
  resident: 'resident',
  grid_worker: 'wang_grid1',
  unit_staff: 'sun_lights',
  centre_staff: 'zhao_street',
  catalogue_editor: 'editor',
  leader: 'zheng_leader',
  system_admin: 'admin',
  security_admin: 'security',
  auditor: 'auditor',
} as const satisfies Partial<Record<(typeof ROLES)[number], keyof World['tokens']>>

type Signed = keyof typeof HOLDER | 'mediator'
const tokenOf = (role: Signed) =>
  role === 'mediator' ? mediator.token : world.tokens[HOLDER[role]]

// A visit of its own for each question: some operations end it.
const visit = (role: Signed) =>
  role === 'mediator'
    ? app.signIn(mediator.person_id)
    : app.signIn(world.people[HOLDER[role]], role === 'resident' ? 'resident' : 'staff')

describe.each(operations.map((one) => [one.operation.path, one] as const))(
  '%s',
  (_path, { operation, handler }) => {
    test('refuses visitors unless it is for anyone', async () => {
      const reply = await app.call(operation, {})
      if (handler.roles.includes('visitor')) expect(reply.status).not.toBe(401)
      else expect(reply).toMatchObject({ status: 401, reason: 'sign_in_first' })
    })

    test('refuses every role that its table does not name, before it looks at the input', async () => {
      for (const role of ROLES) {
        if (role === 'visitor' || handler.roles.includes(role)) continue
        const reply = await app.call(operation, { nonsense: true }, tokenOf(role))
        expect(reply, role).toMatchObject({ status: 403, reason: 'not_your_role' })
      }
    })

    test('an input of the wrong shape never becomes a fault of ours', async () => {
      const [role] = ROLES.filter((one) => one !== 'visitor' && handler.roles.includes(one))
      const token = role && role !== 'visitor' ? await visit(role) : undefined
      for (const input of [
        { id: 7 },
        { id: "' or 1=1 --", limit: -1 },
        { cursor: '\u0000', text: '\u0000' },
      ]) {
        const reply = await app.call(operation, input, token)
        expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500)
      }
    })
  },
)

test('every deed of a visitor is limited by address: each leaves a line in the record for good', () => {
  const open = operations.filter(
    ({ operation, handler }) =>
      operation.kind === 'command' && handler.roles.includes('visitor') && !handler.limit,
  )
  expect(open.map(({ operation }) => operation.path)).toEqual([])
})

test('a first password opens no bytes either until it is changed', async () => {
  await sql`
    insert into identity.account (district_id, account, person_id, password_hash, must_change, changed_at)
    values (371502, 'shenji', ${world.people.auditor}, '', true, ${app.clock.now()})`.execute(
    app.services.database.db,
  )
  const reply = await app.raw('GET', '/audit/export', { as: world.tokens.auditor })
  expect([reply.status, JSON.parse(reply.body.toString()).reason]).toEqual([
    403,
    'must_change_password',
  ])
})
