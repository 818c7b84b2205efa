import type { Finding } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import {
  answerCheck,
  drawDay,
  excludeMatter,
  proposeExclusion,
  recordCheck,
} from '#modules/quality'
import type { Tx } from '#platform/db'
import { CHAIN_START } from '#platform/sm3'
import { shanghaiDay } from '#platform/workdays'
import { actAs } from './act-as.ts'
import { CUT_OFF, DAY_MS, HOUR_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { DemoPost, Roster } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** So many days before the cut-off have been drawn; what was drawn on the last ones is still to be looked at. */
const DAYS_DRAWN = 14
const DAYS_WAITING = 2
const MORNING = 10 * HOUR_MS

/** Reopenings as rows of their own, two weeks of spot checks, and matters that are left out of the figures: given as
 * commands by the people whose work it is. No seal of the record reaches back so far, so that the draws rest on the
 * beginning of the chain. */
export async function layOutQuality(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster } = model
  await keepReopenings(tx, district_id)
  const duty = roster.posts.filter(
    ({ kind, unit }) => kind === 'centre_duty' && unit.area.level === 'street',
  )
  const [anybody] = duty
  if (!anybody) return
  for (let back = DAYS_DRAWN; back >= 1; back -= 1) {
    const day = shanghaiDay(new Date(CUT_OFF.getTime() - back * DAY_MS))
    const at = new Date(Date.parse(`${day}T00:10:00+08:00`) + DAY_MS)
    const random = randomFor(district_id, `draw ${day}`)
    await drawDay(actAs(tx, district_id, anybody, { at, random }), day, {
      number: 0,
      chain: CHAIN_START,
    })
    if (back > DAYS_WAITING) await lookAt(tx, model, day, duty)
  }
  await answerSome(tx, model)
  await leaveOut(tx, model)
}

async function keepReopenings(tx: Tx, district_id: number): Promise<void> {
  await sql`
    insert into matters.reopening (district_id, id, matter_id, at, closed_at, reopened_by, is_in_window, category_code, street_id,
      community_id, is_secret)
    select a.district_id, a.id, a.matter_id, a.at, a.before, case when p.kind = 'staff' then 'centre' else 'reporter' end,
      a.at < a.before + make_interval(days => e.reopen_days), m.category_code, m.street_id, m.community_id, m.is_secret
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    cross join lateral (
      select *, lag(at) over (order by id) as before from matters.act
      where district_id = m.district_id and matter_id = m.id and action in ('close', 'self_close', 'reopen')
    ) as a
    left join identity.person as p on p.district_id = a.district_id and p.id = a.actor_id
    where m.district_id = ${district_id} and m.reopened_count > 0 and a.action = 'reopen' and a.before is not null`.execute(
    tx,
  )
}

interface Waiting {
  id: string
  unit_id: string
  street_id: string | null
}

async function lookAt(tx: Tx, { district_id }: Organisation, day: string, duty: DemoPost[]) {
  const found = await sql<Waiting>`
    select c.id, c.unit_id, c.street_id from quality.spot_check as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${district_id} and c.day = ${day} and c.unit_id is not null and m.closed_at = c.closed_at
    order by c.id`.execute(tx)
  const at = new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS + MORNING)
  const random = randomFor(district_id, `checks ${day}`)
  for (const [n, check] of found.rows.entries()) {
    const post = duty.find(({ unit }) => unit.id === check.unit_id)
    if (!post) continue
    const seen = SEEN[Math.floor(random() * SEEN.length)] ?? SEEN[0]
    const ctx = actAs(tx, district_id, post, { at: new Date(at.getTime() + n * 60_000), random })
    await recordCheck(ctx, { id: check.id, ...seen, file_ids: [] })
  }
}

type Seen = { found: Finding; way: 'on_the_spot' | 'by_phone'; words: string }

const SOLVED: readonly [Seen, ...Seen[]] = [
  {
    found: 'solved',
    way: 'on_the_spot',
    words: '到现场看过，东西已经修好，旁边住户说这几天都正常。',
  },
  { found: 'solved', way: 'by_phone', words: '打电话问了反映人，说当天就有人来，现在没有问题。' },
  { found: 'solved', way: 'on_the_spot', words: '现场干净，没有再堆，问了两户邻居都说清过了。' },
]
const SEEN: readonly [Seen, ...Seen[]] = [
  ...SOLVED,
  ...SOLVED,
  ...SOLVED,
  ...SOLVED,
  {
    found: 'partly',
    way: 'on_the_spot',
    words: '主要的处理了，边上还有一处没弄完，邻居说等材料。',
  },
  {
    found: 'not',
    way: 'on_the_spot',
    words: '晚上七点到现场，情况和报的时候一样，看门的师傅说没人来过。',
  },
  {
    found: 'cannot_tell',
    way: 'by_phone',
    words: '留的电话三次没人接，现场看不出当时说的是哪一处。',
  },
]

// Of what was found unsolved, the centre of each place explains one in two; nobody has taken any up again yet.
async function answerSome(tx: Tx, { district_id, roster }: Organisation): Promise<void> {
  const found = await sql<{ id: string; street_id: string }>`
    select c.id, c.street_id from quality.spot_check as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${district_id} and c.found = 'not' and m.closed_at = c.closed_at and c.street_id is not null
    order by c.id`.execute(tx)
  const at = new Date(CUT_OFF.getTime() - 3 * HOUR_MS)
  for (const [n, { id, street_id }] of found.rows.entries()) {
    const post = dutyOf(roster, street_id, 0)
    if (n % 2 === 0 || !post) continue
    const random = randomFor(district_id, `answer ${id}`)
    await answerCheck(actAs(tx, district_id, post, { at, random }), {
      id,
      answer: 'explained',
      words: '抽查看到的是隔壁单元的另一处，本件当天已办好，有前后照片，另一处已单独登记。',
    })
  }
}

const dutyOf = (roster: Roster, street_id: string, nth: number) =>
  roster.posts.filter(({ kind, area }) => kind === 'centre_duty' && area.id === street_id)[nth]

// Of each street with work of others, one matter is left out and one is proposed to be.
async function leaveOut(tx: Tx, { district_id, roster }: Organisation): Promise<void> {
  const found = await sql<{ id: string; street_id: string; nth: number }>`
    select id, street_id, nth from (
      select m.id, m.street_id, row_number() over (partition by m.street_id order by m.closed_at desc, m.id) as nth
      from matters.matter as m join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
      where m.district_id = ${district_id} and m.closed_as = 'handled' and not m.is_secret and m.closed_at < ${new Date(CUT_OFF.getTime() - DAY_MS)}
        and u.kind in ('department', 'utility', 'property_firm')
    ) as m where nth <= 2 order by id`.execute(tx)
  for (const { id, street_id, nth } of found.rows) {
    const [one, other] = [dutyOf(roster, street_id, 0), dutyOf(roster, street_id, 1)]
    if (!one || !other) continue
    const random = randomFor(district_id, `exclusion ${id}`)
    const moment = (hours: number) => new Date(CUT_OFF.getTime() - hours * HOUR_MS)
    await proposeExclusion(actAs(tx, district_id, one, { at: moment(6), random }), {
      id,
      reason: nth === 1 ? 'unreachable' : 'judicial',
      note:
        nth === 1
          ? '八月底以来分三天拨打留的电话共五次，都是空号，上门也没有这一户，有值班记录。'
          : '同一件事双方已向法院起诉，法院九月一日立案，本件只做了情况说明。',
      file_ids: [],
    })
    if (nth === 1)
      await excludeMatter(actAs(tx, district_id, other, { at: moment(4), random }), {
        id,
        note: '核过通话记录，属实。',
      })
  }
}
