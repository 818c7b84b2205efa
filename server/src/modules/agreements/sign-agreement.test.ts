import { randomUUID } from 'node:crypto'
import { agreements } from '@linli/contract/agreements'
import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { look } from '../mediation/testing.ts'
import { aContent, aDraft, anEffective, aPayment, aSigning, bothSign, ofText } from './testing.ts'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(START))

const db = () => app.services.database.db
const minutesLater = (minutes: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))

describe('a draft', () => {
  it('is the mediators’ alone, in versions that can be compared', async () => {
    const { of, agreement } = await aDraft(app, world)
    const { id } = agreement
    expect(agreement).toMatchObject({ state: 'drafting', version: 1, copies: 3 })
    for (const token of [
      of.tokens.a,
      of.tokens.b,
      of.tokens.other_mediator,
      world.tokens.zheng_leader,
    ])
      expect((await app.call(agreements.get, { id }, token)).status).toBe(404)
    const content = aContent(of, { facts: '楼上水管破裂，楼下厨房顶泡坏。' })
    const saved = await app.must(agreements.save, { id, version: 1, content }, of.tokens.lead)
    expect(saved).toMatchObject({ version: 2, state: 'drafting' })
    expect(saved.digest).not.toBe(agreement.digest)
    const { lines } = await app.must(agreements.compare, { id, from: 1, to: 2 }, of.tokens.clerk)
    expect(lines.filter(({ kind }) => kind !== 'same').map(({ kind }) => kind)).toEqual([
      'gone',
      'new',
    ])
    const missing = await app.call(agreements.compare, { id, from: 1, to: 9 }, of.tokens.lead)
    expect(missing.reason).toBe('no_such_version')
    const hidden = await app.call(
      agreements.compare,
      { id, from: 1, to: 2 },
      of.tokens.other_mediator,
    )
    expect(hidden.status).toBe(404)
  })

  it('is not overwritten by whoever saw an older one: of two at once one wins', async () => {
    const { of, agreement } = await aDraft(app, world)
    const save = (facts: string) =>
      app.call(
        agreements.save,
        { id: agreement.id, version: 1, content: aContent(of, { facts }) },
        of.tokens.lead,
      )
    const replies = await Promise.all([save('一'), save('二')])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)?.reason).toBe('draft_has_moved_on')
  })

  it('is one at a time, names parties of the dispute alone, and is made once by a repeat', async () => {
    const { of } = await aDraft(app, world)
    const content = aContent(of)
    const input = { dispute_id: of.id, content }
    expect((await app.call(agreements.draft, input, of.tokens.lead)).reason).toBe('draft_is_open')
    const strange = { ...content, party_ids: [of.parties.a, randomUUID()] }
    const other = await aDraft(app, world)
    await app.must(agreements.drop, { id: other.agreement.id, words: '重来' }, other.of.tokens.lead)
    const refused = await app.call(
      agreements.draft,
      { dispute_id: other.of.id, content: strange },
      other.of.tokens.lead,
    )
    expect(refused.reason).toBe('no_such_party')
    const key = randomUUID()
    const again = { dispute_id: other.of.id, content: aContent(other.of) }
    const first = await app.call(agreements.draft, again, other.of.tokens.lead, key)
    const second = await app.call(agreements.draft, again, other.of.tokens.lead, key)
    expect([first.status, second.status, second.body.id]).toEqual([200, 200, first.body.id])
  })

  it('is begun by mediators of the case and the clerk alone, and only while mediation runs', async () => {
    const { of, agreement } = await aDraft(app, world)
    await app.must(agreements.drop, { id: agreement.id, words: '重来' }, of.tokens.lead)
    const input = { dispute_id: of.id, content: aContent(of) }
    expect((await app.call(agreements.draft, input, of.tokens.a)).status).toBe(403)
    expect((await app.call(agreements.draft, input, of.tokens.other_mediator)).status).toBe(404)
    await sql`update mediation.dispute set state = 'failed', termination = 'no_consensus', routes = '{litigation}'
      where id = ${of.id}`.execute(db())
    expect((await app.call(agreements.draft, input, of.tokens.clerk)).reason).toBe(
      'mediation_is_over',
    )
  })

  it('that is not clear is not signed', async () => {
    const { of, agreement } = await aDraft(app, world, (made) => ({
      obligations: [aPayment(made, { what: '尽快给付' })],
    }))
    const checked = await app.must(
      agreements.check_draft,
      { dispute_id: of.id, content: agreement.content ?? aContent(of) },
      of.tokens.lead,
    )
    expect(checked.findings.map(({ code }) => code)).toContain('vague_word')
    const { id, version } = agreement
    const refused = await app.call(agreements.start_signing, { id, version }, of.tokens.lead)
    expect(refused.reason).toBe('draft_not_clear')
    const { clauses } = await app.must(
      agreements.list_clauses,
      { dispute_id: of.id },
      of.tokens.lead,
    )
    expect(clauses[0]).toMatchObject({ is_suggested: true })
  })
})

describe('signing', () => {
  it('binds each party to exactly this text, then the mediator, then the seal: effective from the last', async () => {
    const { of, agreement } = await aSigning(app, world)
    const { id, version } = agreement
    const read = await app.must(agreements.get, { id }, of.tokens.a)
    expect(read.lines?.join('\n')).toContain('35,000.00元（人民币叁万伍仟元整）')
    const text = ofText(agreement)
    await app.must(agreements.sign, { ...text, party_id: of.parties.a }, of.tokens.a)
    minutesLater(10)
    const early = await app.call(agreements.sign_as_mediator, text, of.tokens.lead)
    expect(early.reason).toBe('parties_sign_first')
    const bare = await app.call(agreements.seal, { id, version, keeper: '孟文书' }, of.tokens.clerk)
    expect(bare.reason).toBe('seal_without_signatures')
    await app.must(agreements.sign, { ...text, party_id: of.parties.b }, of.tokens.b)
    minutesLater(10)
    await app.must(agreements.sign_as_mediator, text, of.tokens.lead)
    const signed_at = app.clock.now().toISOString()
    minutesLater(60)
    const seal = (sealed_at?: string) =>
      app.call(agreements.seal, { id, version, keeper: '孟文书', sealed_at }, of.tokens.clerk)
    expect((await seal(START.toISOString())).reason).toBe('sealed_before_signatures')
    expect((await seal('2023-01-01T00:00:00Z')).reason).toBe('sealed_in_future')
    const sealed = await seal()
    expect(sealed.body).toMatchObject({
      state: 'effective',
      effective_at: app.clock.now().toISOString(),
      seal_keeper: '孟文书',
      missing_party_ids: [],
    })
    expect(sealed.body.effective_at).not.toBe(signed_at)
    expect(await look(app, of.id, of.tokens.a)).toMatchObject({ state: 'agreed' })
    const again = await app.call(agreements.sign_as_mediator, text, of.tokens.lead)
    expect(again.reason).toBe('agreement_is_effective')
  })

  it('refuses an older text, a stranger, and a second signature of the same party', async () => {
    const { of, agreement } = await aSigning(app, world)
    const text = { ...ofText(agreement), party_id: of.parties.a }
    const sign = (more: Partial<typeof text>, as: string) =>
      app.call(agreements.sign, { ...text, ...more }, as)
    expect((await sign({ digest: 'f'.repeat(64) }, of.tokens.a)).reason).toBe('older_version')
    expect((await sign({ version: 2 }, of.tokens.a)).reason).toBe('older_version')
    expect((await sign({}, of.tokens.b)).reason).toBe('not_a_party')
    expect((await sign({}, of.tokens.other_mediator)).status).toBe(404)
    const replies = await Promise.all([sign({}, of.tokens.a), sign({}, of.tokens.a)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(replies.find(({ status }) => status === 409)?.reason).toBe('has_signed')
  })

  it('is void after a change, which was said before', async () => {
    const { of, agreement } = await aSigning(app, world)
    const { id } = agreement
    await bothSign(app, { of, agreement })
    const content = aContent(of, { facts: '改了一处。' })
    const change = (voids_signatures: boolean) =>
      app.call(agreements.save, { id, version: 1, content, voids_signatures }, of.tokens.lead)
    const refused = await change(false)
    expect(refused.reason).toBe('signatures_would_be_void')
    const changed = await change(true)
    expect(changed.body).toMatchObject({ state: 'drafting', version: 2 })
    expect(changed.body.missing_party_ids).toEqual([of.parties.a, of.parties.b])
    expect(changed.body.signatures.every(({ voided_at }) => voided_at !== null)).toBe(true)
    await app.must(agreements.start_signing, { id, version: 2 }, of.tokens.lead)
    const old = await app.call(agreements.sign_as_mediator, ofText(agreement), of.tokens.lead)
    expect(old.reason).toBe('older_version')
  })

  it('ends with mediation, and no seal helps', async () => {
    const { of, agreement } = await aSigning(app, world)
    await bothSign(app, { of, agreement })
    await app.must(agreements.sign_as_mediator, ofText(agreement), of.tokens.lead)
    await sql`update mediation.dispute set state = 'failed', termination = 'refuses_to_sign', routes = '{litigation}'
      where id = ${of.id}`.execute(db())
    const { id, version } = agreement
    const sealed = await app.call(
      agreements.seal,
      { id, version, keeper: '孟文书' },
      of.tokens.clerk,
    )
    expect(sealed.reason).toBe('mediation_is_over')
    const other = await aSigning(app, world)
    await sql`update mediation.dispute set state = 'failed', termination = 'refuses_to_sign', routes = '{litigation}'
      where id = ${other.of.id}`.execute(db())
    const late = { ...ofText(other.agreement), party_id: other.of.parties.a }
    expect((await app.call(agreements.sign, late, other.of.tokens.a)).reason).toBe(
      'mediation_is_over',
    )
  })

  it('before the mediator asks for an identity card, the dead, the young and their guardians', async () => {
    const { of, agreement } = await aSigning(app, world)
    const text = { ...ofText(agreement), party_id: of.parties.b }
    const before = (more: object = {}) =>
      app.call(agreements.sign, { ...text, is_identity_seen: true, ...more }, of.tokens.lead)
    expect((await before({ is_identity_seen: false })).reason).toBe('identity_not_seen')
    await sql`update mediation.party set birth_on = '2010-01-01' where id = ${of.parties.b}`.execute(
      db(),
    )
    expect((await before()).reason).toBe('guardian_needed')
    await sql`update mediation.party set died_at = ${START} where id = ${of.parties.b}`.execute(
      db(),
    )
    const guardian = { name: '何父亲', relation: '父亲' }
    expect((await before({ guardian })).reason).toBe('party_has_died')
    await sql`update mediation.party set died_at = null where id = ${of.parties.b}`.execute(db())
    const signed = await before({ guardian })
    expect(signed.body.signatures).toMatchObject([
      { signer_kind: 'guardian', signer_name: '何父亲', is_witnessed: true },
    ])
    const both = await app.call(
      agreements.sign,
      { ...text, party_id: of.parties.a, is_identity_seen: true, guardian },
      of.tokens.lead,
    )
    expect(both.reason).toBe('signs_for_both_sides')
  })

  it('by an agent needs the power to settle', async () => {
    const { of, agreement } = await aSigning(app, world)
    const agent_id = randomUUID()
    await sql`insert into mediation.agent (district_id, id, dispute_id, party_id, kind, sealed_name, name_index, power, document_id,
        added_by, added_at) values (371502, ${agent_id}, ${of.id}, ${of.parties.b}, 'mandatary',
        ${app.services.keys.seal('代律师')}, ${app.services.keys.blindIndex('name', '代律师')}, 'general', ${randomUUID()},
        ${of.people.lead}, ${START})`.execute(db())
    const sign = () =>
      app.call(
        agreements.sign,
        { ...ofText(agreement), party_id: of.parties.b, agent_id, is_identity_seen: true },
        of.tokens.lead,
      )
    expect((await sign()).reason).toBe('agent_needs_special_power')
    await sql`update mediation.agent set power = 'special', ends_on = '2022-09-01' where id = ${agent_id}`.execute(
      db(),
    )
    expect((await sign()).reason).toBe('agent_has_ended')
    await sql`update mediation.agent set ends_on = null where id = ${agent_id}`.execute(db())
    expect((await sign()).body.signatures).toMatchObject([
      { signer_kind: 'agent', signer_name: '代律师' },
    ])
  })

  it('leaves the seal to the committee’s clerk', async () => {
    const { of, agreement } = await aSigning(app, world)
    await bothSign(app, { of, agreement })
    await app.must(agreements.sign_as_mediator, ofText(agreement), of.tokens.lead)
    const { id, version } = agreement
    const seal = (as: string) => app.call(agreements.seal, { id, version, keeper: '许调解' }, as)
    expect((await seal(of.tokens.lead)).reason).toBe('clerk_seals')
    await sql`update mediation.dispute set studio_id = ${of.committee.id} where id = ${of.id}`.execute(
      db(),
    )
    expect((await seal(of.tokens.lead)).reason).toBe('studio_cannot_seal')
    expect((await seal(of.tokens.a)).status).toBe(403)
    const replies = await Promise.all([seal(of.tokens.clerk), seal(of.tokens.clerk)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('a printed page', () => {
  it('comes back to its own agreement and version alone', async () => {
    const { of, agreement } = await aSigning(app, world)
    const { id, version } = agreement
    const mark = 'A'.repeat(22)
    await app.must(agreements.print_paper, { id, version, mark }, of.tokens.lead)
    const photo = await aFile(app, of.tokens.clerk, { kind: 'photo', bytes: await aPhoto() })
    const signed = [{ party_id: of.parties.a }, { party_id: of.parties.b }]
    const scan = (to: string, more: object = {}) =>
      app.call(
        agreements.scan_paper,
        { id: to, mark, file_ids: [photo.id], signed, ...more },
        of.tokens.clerk,
      )
    const other = await aSigning(app, world)
    expect((await scan(other.agreement.id)).reason).toBe('wrong_paper')
    expect((await scan(id, { mark: 'B'.repeat(22) })).reason).toBe('wrong_paper')
    expect((await scan(id, { file_ids: [randomUUID()] })).reason).toBe('no_such_file')
    const found = await app.must(agreements.find_paper, { mark }, of.tokens.clerk)
    expect(found).toEqual({ agreement_id: id, dispute_id: of.id, version, is_in_force: true })
    const strange = await app.call(agreements.find_paper, { mark }, of.tokens.other_mediator)
    expect(strange.reason).toBe('wrong_paper')
    const done = await scan(id)
    expect(done.body.missing_party_ids).toEqual([])
    expect(done.body.signatures.map(({ manner }) => manner)).toEqual(['paper', 'paper'])
    const content = aContent(of, { facts: '改了一处。' })
    await app.must(
      agreements.save,
      { id, version, content, voids_signatures: true },
      of.tokens.lead,
    )
    await app.must(agreements.start_signing, { id, version: 2 }, of.tokens.lead)
    expect((await scan(id)).reason).toBe('older_version')
  })
})

describe('the database', () => {
  it('knows no effective agreement without every signature and the seal, nor from another moment', async () => {
    const { agreement } = await anEffective(app, world)
    const set = (columns: ReturnType<typeof sql>) =>
      sql`update agreements.agreement set ${columns} where id = ${agreement.id}`.execute(db())
    for (const columns of [
      sql`parties_signed_at = null`,
      sql`mediator_signed_at = null`,
      sql`sealed_at = null`,
      sql`seal_keeper = null`,
      sql`effective_at = effective_at - interval '1 hour'`,
      sql`effective_at = null, confirm_due_on = null`,
      sql`state = 'signing'`,
    ])
      await expect(set(columns)).rejects.toThrow(/agreement_(written|effective|order|clock)/)
  })
})

describe('an oral agreement', () => {
  it('binds from its moment, and says why it is not in writing', async () => {
    const { of, agreement } = await aDraft(app, world)
    await app.must(agreements.drop, { id: agreement.id, words: '改为口头' }, of.tokens.lead)
    const later = aContent(of, {
      obligations: [aPayment(of, { is_on_spot: false, due_on: '2022-10-10' })],
    })
    const record = (more: object = {}) =>
      app.call(
        agreements.record_oral,
        { dispute_id: of.id, content: later, ...more },
        of.tokens.lead,
      )
    const refused = await record()
    expect(refused.reason).toBe('say_why_oral')
    const future = await record({ why_oral: '双方都说不用', agreed_at: '2022-09-06T00:00:00Z' })
    expect(future.reason).toBe('agreed_in_future')
    const made = await record({ why_oral: '双方都说不用', agreed_at: '2022-09-05T01:00:00Z' })
    expect(made.body).toMatchObject({
      form: 'oral',
      state: 'effective',
      effective_at: '2022-09-05T01:00:00.000Z',
      written_reasons: ['not_at_once'],
    })
    expect(made.body.obligations).toMatchObject([{ due_on: '2022-10-10', state: 'later' }])
    const dispute = await app.must(mediation.get, { id: of.id }, of.tokens.a)
    expect(dispute.state).toBe('agreed')
  })
})
