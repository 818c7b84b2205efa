import { randomUUID } from 'node:crypto'
import { agreements } from '@linli/contract/agreements'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { everyOnce } from '../lost_person/testing.ts'
import { aDispute, look, type TestDispute } from '../mediation/testing.ts'
import { everyTellDue } from './every-tell-due.ts'
import { aDraft, anEffective, aPayment } from './testing.ts'

let app: TestApp
let world: World

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app.close())
beforeEach(() => app.clock.set(START))

const on = (day: string) => app.clock.set(new Date(`${day}T02:00:00Z`))
/** Six instalments of 1,000.00, the first on 20 September. */
const instalments = (of: TestDispute) => ({
  obligations: ['09-20', '10-20', '11-20', '12-20'].map((day) =>
    aPayment(of, {
      amount_fen: 100_000,
      is_on_spot: false,
      due_on: `2022-${day}`,
      manner: '银行转账',
    }),
  ),
})

const texts = async () => {
  const found = await sql<{ purpose: string; sealed_text: Buffer }>`
    select purpose, sealed_text from channels.text_message where purpose like 'agreement%' order by id`.execute(
    app.services.database.db,
  )
  return found.rows.map((row) => ({
    purpose: row.purpose,
    text: app.services.keys.unseal(row.sealed_text),
  }))
}

describe('what was promised', () => {
  it('is paid on the spot with a receipt, and the dispute is closed', async () => {
    const { of, agreement } = await anEffective(app, world)
    const [owed] = agreement.obligations
    expect(owed).toMatchObject({ due_on: '2022-09-05', is_on_spot: true, state: 'soon' })
    const receipt = await aFile(app, of.tokens.lead, { kind: 'photo', bytes: await aPhoto() })
    const done = await app.must(
      agreements.tell_performance,
      {
        id: agreement.id,
        obligation_id: owed?.id ?? '',
        on: '2022-09-05',
        amount_fen: 3_500_000,
        is_receipt: true,
        file_ids: [receipt.id],
      },
      of.tokens.lead,
    )
    expect(done).toMatchObject({ state: 'done' })
    expect(done.obligations).toMatchObject([{ state: 'performed', paid_fen: 3_500_000 }])
    expect(done.obligations[0]?.performances[0]?.files).toHaveLength(1)
    expect(await look(app, of.id, of.tokens.a)).toMatchObject({ state: 'closed' })
    const pointless = await app.call(
      agreements.offer_confirmation,
      {
        id: agreement.id,
        affects_third_party: false,
        decides_property_right: false,
        are_parties_identified: true,
      },
      of.tokens.lead,
    )
    expect(pointless.reason).toBe('agreement_is_done')
  })

  it('is told by whoever owes and settled by whoever receives, in parts, never more than owed', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const { id } = agreement
    const obligation_id = agreement.obligations[0]?.id ?? ''
    const tell = (amount_fen: number | undefined, as: string, day = '2022-09-05') =>
      app.call(agreements.tell_performance, { id, obligation_id, on: day, amount_fen }, as)
    expect((await tell(undefined, of.tokens.b)).reason).toBe('say_how_much')
    expect((await tell(100_001, of.tokens.b)).reason).toBe('more_than_owed')
    expect((await tell(1, of.tokens.b, '2022-09-06')).reason).toBe('done_in_future')
    expect((await tell(1, of.tokens.other_mediator)).status).toBe(404)
    const told = await tell(40_000, of.tokens.b)
    const performance_id = told.body.obligations[0]?.performances[0]?.id ?? ''
    expect(told.body.obligations[0]).toMatchObject({ paid_fen: 0, state: 'later' })
    const judge = (is_confirmed: boolean, as: string, words?: string) =>
      app.call(agreements.judge_performance, { id, performance_id, is_confirmed, words }, as)
    expect((await judge(true, of.tokens.b)).reason).toBe('may_not_judge')
    expect((await judge(false, of.tokens.a)).reason).toBe('say_why_not')
    const replies = await Promise.all([judge(true, of.tokens.a), judge(true, of.tokens.lead)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const rest = await tell(60_000, of.tokens.a)
    expect(rest.body.obligations[0]).toMatchObject({ paid_fen: 100_000, state: 'performed' })
    expect((await tell(1, of.tokens.a)).reason).toBe('obligation_is_over')
    expect(rest.body.state).toBe('effective')
    const missing = await app.call(
      agreements.tell_performance,
      { id, obligation_id: randomUUID(), on: '2022-09-05', amount_fen: 1 },
      of.tokens.a,
    )
    expect(missing.status).toBe(404)
  })

  it('is counted once, whoever repeats the request', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const key = randomUUID()
    const input = {
      id: agreement.id,
      obligation_id: agreement.obligations[0]?.id ?? '',
      on: '2022-09-05',
      amount_fen: 10_000,
    }
    for (let time = 0; time < 2; time += 1) {
      const reply = await app.call(agreements.tell_performance, input, of.tokens.a, key)
      expect(reply.body.obligations[0]).toMatchObject({ paid_fen: 10_000 })
    }
  })

  it('is reminded of before its day and after it, once each, without a word of what it is', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const before = (await texts()).length
    const since = async () => (await texts()).slice(before)
    await everyOnce(app, everyTellDue)
    expect(await since()).toEqual([])
    on('2022-09-18')
    await everyOnce(app, everyTellDue)
    await everyOnce(app, everyTellDue)
    const soon = (await since()).filter(({ text }) => text.includes('9月20日'))
    expect(soon.length).toBeGreaterThanOrEqual(2)
    expect(soon.every(({ text }) => !/1,?000|赔偿/.test(text))).toBe(true)
    const count = (await texts()).length
    on('2022-09-21')
    await everyOnce(app, everyTellDue)
    await everyOnce(app, everyTellDue)
    const late = (await texts()).slice(count)
    expect(late.every(({ purpose }) => purpose === 'agreement_late')).toBe(true)
    expect(late.length).toBeGreaterThanOrEqual(1)
    const seen = await app.must(agreements.get, { id: agreement.id }, of.tokens.b)
    expect(seen.obligations[0]).toMatchObject({ state: 'overdue', days_late: 1 })
  })
})

describe('what is not performed', () => {
  it('is urged once late, and goes on by another route', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const { id } = agreement
    const obligation_id = agreement.obligations[0]?.id ?? ''
    const step = (
      name: 'urge' | 're_mediate' | 'sue' | 'enforce',
      as = of.tokens.lead,
      which = obligation_id,
    ) =>
      app.call(
        agreements.take_step,
        { id, obligation_id: which, step: name, words: '电话催促' },
        as,
      )
    expect((await step('urge')).reason).toBe('not_overdue')
    on('2022-09-22')
    expect((await step('urge', of.tokens.a)).status).toBe(403)
    const urged = await step('urge')
    expect(urged.body.obligations[0]).toMatchObject({ state: 'overdue', steps: [{ step: 'urge' }] })
    expect((await texts()).at(-1)).toMatchObject({ purpose: 'agreement_urged' })
    expect((await step('enforce')).reason).toBe('not_enforceable')
    const sued = await step('sue')
    expect(sued.body.obligations[0]).toMatchObject({ state: 'sued' })
    expect((await step('sue')).reason).toBe('obligation_is_over')
    const paid = await app.call(
      agreements.tell_performance,
      { id, obligation_id, on: '2022-09-22', amount_fen: 100 },
      of.tokens.a,
    )
    expect(paid.reason).toBe('obligation_is_over')
    for (const one of agreement.obligations.slice(1)) {
      on('2022-12-21')
      await app.must(
        agreements.tell_performance,
        { id, obligation_id: one.id, on: '2022-12-20', amount_fen: 100_000 },
        of.tokens.a,
      )
    }
    const ended = await app.must(agreements.get, { id }, of.tokens.lead)
    expect(ended).toMatchObject({ state: 'ended', may_be_closed: true })
    expect((await app.call(agreements.close_dispute, { id }, of.tokens.a)).status).toBe(403)
    await app.must(agreements.close_dispute, { id }, of.tokens.lead)
    expect((await app.call(agreements.close_dispute, { id }, of.tokens.lead)).reason).toBe(
      'not_settled',
    )
    expect(await look(app, of.id, of.tokens.lead)).toMatchObject({ state: 'closed' })
  })
})

describe('the court’s confirmation', () => {
  const answers = {
    affects_third_party: false,
    decides_property_right: false,
    are_parties_identified: true,
  }
  const offer = (id: string, as: string, more: object = {}) =>
    app.call(agreements.offer_confirmation, { id, ...answers, ...more }, as)

  it('is asked for by both together, in time, and leads to enforcement', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const { id } = agreement
    expect(agreement.pre_check).toMatchObject({
      due_on: '2022-10-08',
      alternatives: ['notary', 'arbitration'],
    })
    expect((await offer(id, of.tokens.lead, { decides_property_right: true })).reason).toBe(
      'confirmation_property_right',
    )
    expect((await offer(id, of.tokens.lead, { affects_third_party: true })).reason).toBe(
      'confirmation_third_party',
    )
    expect((await offer(id, of.tokens.lead, { are_parties_identified: false })).reason).toBe(
      'parties_not_identified',
    )
    expect((await offer(id, of.tokens.a)).status).toBe(403)
    const offered = await offer(id, of.tokens.lead)
    expect((await offer(id, of.tokens.lead)).reason).toBe('is_offered')
    const confirmation_id = offered.body.confirmations[0]?.id ?? ''
    const move = (step: string, as: string, more: object = {}) =>
      app.call(
        agreements.move_confirmation,
        { id, confirmation_id, step: step as 'agree', ...more },
        as,
      )
    const court = { ground: 'organisation_place', body: '东昌府区人民法院' }
    expect((await move('agree', of.tokens.a)).body.confirmations[0]).toMatchObject({
      state: 'offered',
    })
    expect((await move('agree', of.tokens.a)).reason).toBe('has_agreed')
    for (const step of ['print_pack', 'submit']) {
      const alone = await move(step, of.tokens.lead, { on: '2022-09-05', ...court })
      expect(alone.reason).toBe('confirmation_needs_both')
    }
    expect((await move('submit', of.tokens.a)).status).toBe(403)
    expect((await move('agree', of.tokens.b)).body.confirmations[0]).toMatchObject({
      state: 'both_agreed',
    })
    await move('print_pack', of.tokens.lead)
    expect((await move('submit', of.tokens.lead, { on: '2022-09-05' })).reason).toBe(
      'say_which_court',
    )
    expect((await move('submit', of.tokens.lead, court)).reason).toBe('say_which_day')
    on('2022-10-10')
    const late = await move('submit', of.tokens.lead, { on: '2022-10-09', ...court })
    expect(late.reason).toBe('confirmation_time_over')
    await move('submit', of.tokens.lead, { on: '2022-10-08', ...court })
    const back = await move('accept', of.tokens.lead, { on: '2022-10-07' })
    expect(back.reason).toBe('day_is_wrong')
    await move('accept', of.tokens.lead, { on: '2022-10-09', number: '（2022）鲁1502民特12号' })
    expect((await move('serve', of.tokens.lead, { on: '2022-10-10' })).reason).toBe(
      'confirmation_is_accepted',
    )
    await move('rule_valid', of.tokens.lead, { on: '2022-10-10' })
    const served = await move('serve', of.tokens.lead, { on: '2022-10-10' })
    expect(served.body.confirmations[0]).toMatchObject({ state: 'served', is_valid: true })
    const [first] = served.body.obligations
    expect(first).toMatchObject({ state: 'overdue', enforce_until: '2024-09-20' })
    expect(first?.can).toContain('enforce')
    on('2024-09-23')
    const lead = await app.signIn(of.people.lead)
    const enforce = () =>
      app.call(
        agreements.take_step,
        { id, obligation_id: first?.id ?? '', step: 'enforce', words: '申请执行' },
        lead,
      )
    expect((await enforce()).reason).toBe('enforcement_time_over')
    on('2024-09-20')
    expect((await enforce()).body.obligations[0]).toMatchObject({ state: 'enforced' })
  })

  it('is over after its days, while a notary or arbitration may still help', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    on('2022-10-09')
    const { id } = agreement
    expect((await offer(id, of.tokens.lead)).reason).toBe('confirmation_time_over')
    const notary = await offer(id, of.tokens.lead, { kind: 'notary' })
    expect(notary.body.confirmations[0]).toMatchObject({ kind: 'notary', due_on: null })
  })

  it('of a divorce there is none', async () => {
    const { of, agreement } = await anEffective(app, world, instalments, { type: 'family.divorce' })
    expect((await offer(agreement.id, of.tokens.lead)).reason).toBe('confirmation_not_allowed')
  })

  it('never has one side alone in the database either', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const offered = await offer(agreement.id, of.tokens.lead)
    const id = offered.body.confirmations[0]?.id
    for (const columns of [sql`state = 'submitted'`, sql`submitted_on = '2022-10-09'`])
      await expect(
        sql`update agreements.confirmation set ${columns} where id = ${id}`.execute(
          app.services.database.db,
        ),
      ).rejects.toThrow(/confirmation_(joint|in_time)/)
  })
})

describe('afterwards', () => {
  it('the parties are visited, again where it is sensitive', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    const { id } = agreement
    expect(agreement.visits).toMatchObject([{ due_on: '2023-01-04', visited_at: null }])
    const visit = (more: object = {}) =>
      app.call(
        agreements.record_visit,
        {
          id,
          visit_id: agreement.visits[0]?.id ?? '',
          manner: 'by_phone',
          performance: 'partly',
          satisfaction: 'mostly',
          has_suit: false,
          is_sensitive: true,
          ...more,
        },
        of.tokens.lead,
      )
    expect((await visit({ has_suit: true })).reason).toBe('say_what_came_of_suit')
    const visited = await visit()
    expect(visited.body.visits).toHaveLength(2)
    expect((await visit()).reason).toBe('visit_is_made')
    expect((await visit({ visit_id: randomUUID() })).status).toBe(404)
    const past = await app.call(agreements.plan_visit, { id, due_on: '2022-09-01' }, of.tokens.lead)
    expect(past.reason).toBe('day_is_past')
    await app.must(agreements.plan_visit, { id, due_on: '2022-10-01' }, of.tokens.lead)
    expect((await app.must(agreements.get, { id }, of.tokens.a)).visits).toEqual([])
  })

  it('of what is done on the spot they are visited after the agreement', async () => {
    const { agreement } = await anEffective(app, world)
    expect(agreement.visits).toMatchObject([{ due_on: '2022-10-08' }])
  })

  it('a quarrel that comes back is shown, within its days alone', async () => {
    const { of, agreement } = await anEffective(app, world)
    const { id } = agreement
    const relapse = (relapsed_dispute_id: string) =>
      app.call(
        agreements.record_relapse,
        { id, relapsed_dispute_id, words: '又漏水' },
        of.tokens.lead,
      )
    expect((await relapse(of.id)).reason).toBe('relapse_is_itself')
    on('2022-10-10')
    const again = await aDispute(app, world)
    const found = await relapse(again.id)
    expect(found.body.relapses).toMatchObject([{ dispute_id: again.id, days: 35 }])
    expect((await relapse(again.id)).reason).toBe('relapse_is_recorded')
    on('2022-12-10')
    const late = await aDispute(app, world)
    expect((await relapse(late.id)).reason).toBe('relapse_too_late')
    expect((await relapse(randomUUID())).status).toBe(404)
  })
})

describe('lists', () => {
  it('hold what a committee looks after, for its clerk and the mediators of the case', async () => {
    const { of, agreement } = await anEffective(app, world, instalments)
    on('2022-09-21')
    const due = (tab: 'overdue' | 'soon' | 'visits' | 'confirmations', as: string) =>
      app.must(agreements.list_due, { tab, limit: 100 }, as)
    const late = await due('overdue', of.tokens.clerk)
    const line = late.items.find(({ agreement_id }) => agreement_id === agreement.id)
    expect(line).toMatchObject({
      days_late: 1,
      obligation: { from_name: '何邻居', urged_times: 0 },
    })
    expect(late.count.n).toBe(late.items.length)
    expect((await due('overdue', of.tokens.other_mediator)).items).toEqual([])
    const first = await app.must(agreements.list_due, { tab: 'visits', limit: 1 }, of.tokens.clerk)
    const second = await app.must(
      agreements.list_due,
      { tab: 'visits', limit: 1, cursor: first.next_cursor ?? '' },
      of.tokens.clerk,
    )
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
    const bad = await app.call(agreements.list_due, { tab: 'visits', cursor: 'x' }, of.tokens.clerk)
    expect(bad.reason).toBe('cursor_not_understood')
    const mine = await app.must(agreements.list_mine, {}, of.tokens.b)
    expect(mine.find((one) => one.agreement_id === agreement.id)).toMatchObject({
      is_mine_to_do: true,
      other_name: '刘大爷',
      state: 'overdue',
    })
    expect((await app.call(agreements.list_due, { tab: 'soon' }, of.tokens.a)).status).toBe(403)
  })

  it('of a dispute cost as many statements for ten agreements as for one, and show overseers no word', async () => {
    const { of } = await anEffective(app, world, () => ({}))
    const list = () => app.must(agreements.list, { dispute_id: of.id }, of.tokens.a)
    const one = await app.countStatements(list)
    const { agreement } = await aDraft(app, world)
    expect(agreement.state).toBe('drafting')
    expect(one.count).toBeLessThanOrEqual(7)
    const seen = await app.must(agreements.list, { dispute_id: of.id }, world.tokens.zheng_leader)
    expect(seen).toMatchObject([{ content: null, lines: null, obligations: [{ what: '' }] }])
    expect(JSON.stringify(seen)).not.toContain('刘大爷')
    expect(JSON.stringify(seen)).not.toContain('赔偿款')
  })
})
