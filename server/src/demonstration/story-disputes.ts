import { DISPUTE_TOPICS, type DisputeTopic } from './dispute-topics.ts'
import { HOUR_MS, MINUTE_MS } from './moments.ts'
import type { DisputePlan, PlannedDue, PlannedParty } from './plan-disputes.ts'
import type { Resident } from './residents.ts'
import type { Organisation } from './store-organisation.ts'

/** The committee of the article's case. */
const STREET = '371502006'

type Told = Partial<DisputePlan> & Pick<DisputePlan, 'topic' | 'parties'>
/** Makes a plan of what is told of a dispute that was brought on a day. */
type Planner = (day: string, told: Told) => DisputePlan

/** Disputes of the committee at 闫寺 that everybody can look at: the article's case, a quarrel that failed, wages in six
 * instalments of which one is late, and one in each state that is still open. */
export function storyDisputes(model: Organisation): DisputePlan[] {
  const plan = plannerOf(model)
  return [...endedStories(plan, model.residents[0] ?? null), ...openStories(plan)]
}

function plannerOf({ roster }: Organisation): Planner {
  const committee = roster.keyed(`mediation ${STREET}`)
  const lead = committee.posts.find(({ kind }) => kind === 'mediator')
  if (!lead) throw new RangeError(`${committee.name} has no mediator`)
  return (day, told) => {
    const requested = on(`${day}T08:50`)
    return {
      source: 'oral',
      committee,
      studio: undefined,
      lead,
      community: committee.area.children[0],
      sessions: [],
      ended: null,
      outcome: 'open',
      termination: null,
      is_oral: false,
      dues: [],
      risk: null,
      revives: null,
      requested,
      accepted: requested + 20 * MINUTE_MS,
      ...told,
    }
  }
}

const on = (minute: string) => Date.parse(`${minute}:00+08:00`)

function endedStories(plan: Planner, resident: Resident | null): DisputePlan[] {
  return [
    plan('2022-08-10', {
      topic: ACCIDENT,
      parties: [person('肖某某'), person('杜某某')],
      sessions: [on('2022-08-10T09:30')],
      ended: on('2022-08-10T15:40'),
      outcome: 'agreed',
      dues: [{ yuan: 35_000, in_days: 0, performed_in_days: 0 }],
    }),
    plan('2022-07-11', {
      topic: topicOf('neighbour.water'),
      source: resident ? 'self' : 'oral',
      parties: [{ ...person(resident?.name ?? '邻居甲'), resident }, person('魏长顺')],
      sessions: [on('2022-07-12T09:00'), on('2022-07-25T09:00')],
      ended: on('2022-07-25T10:50'),
      outcome: 'failed',
      termination: 'no_consensus',
    }),
    plan('2022-03-25', {
      topic: topicOf('labour.wages'),
      parties: [person('邢建民'), firm('鲁阳建筑劳务公司')],
      sessions: [on('2022-03-25T10:00')],
      ended: on('2022-03-25T11:30'),
      outcome: 'agreed',
      dues: WAGES,
    }),
  ]
}

function openStories(plan: Planner): DisputePlan[] {
  return [
    plan('2022-09-05', {
      topic: topicOf('family.support'),
      parties: [person('石桂兰'), person('石建华')],
    }),
    plan('2022-08-22', {
      topic: topicOf('house.homestead'),
      parties: [person('逯振华'), person('焦学文')],
      sessions: [on('2022-08-24T09:00')],
    }),
    plan('2022-08-09', {
      topic: topicOf('finance.loan'),
      source: 'police',
      parties: [person('崔秀英'), person('耿伟')],
      sessions: [on('2022-08-16T14:30')],
    }),
    plan('2022-08-29', {
      topic: topicOf('land.contract'),
      parties: [person('付玉芬'), person('岳立军')],
      sessions: [on('2022-08-30T09:00')],
      ended: on('2022-08-30T10:40'),
      outcome: 'agreed',
      dues: [{ yuan: 4_200, in_days: 45, performed_in_days: null }],
    }),
  ]
}

/** Six months of wages: four were paid, the fifth is late, the sixth is to come. */
const WAGES: readonly PlannedDue[] = [1, 2, 3, 4, 5, 6].map((n) => ({
  yuan: 3_000,
  in_days: n * 30,
  performed_in_days: n <= 4 ? n * 30 - 1 : null,
}))

/** The article's case: a four-wheeler against an e-bike; every word of it here but the amounts and days is invented. */
const ACCIDENT: DisputeTopic = {
  ...topicOf('traffic.injury'),
  title: '四轮车与电动车相撞的赔偿',
  account:
    '2022 年 5 月 11 日，双方在路口相撞，骑电动车一方受伤住院。出院后双方对医疗费、误工费等赔偿数额分歧较大，几次协商不成。',
  claims: '赔偿医疗费、误工费、护理费和车损。',
  points: '赔偿项目和数额。',
  responsibilities: '按交警出具的事故认定书划分责任，双方对责任没有异议。',
  owes: { kind: 'payment', what: '医疗费、误工费、护理费、车损等全部赔偿', yuan: [35_000, 35_000] },
}

function topicOf(type: DisputeTopic['type']): DisputeTopic {
  const topic = DISPUTE_TOPICS.find((one) => one.type === type)
  if (!topic) throw new RangeError(`no topic of ${type}`)
  return topic
}

function person(name: string): PlannedParty {
  return { name, resident: null, is_organisation: false }
}

function firm(name: string): PlannedParty {
  return { name, resident: null, is_organisation: true }
}

/** Requests that no committee has taken: one that waits, one that was refused, and one that was taken back. */
export const UNACCEPTED = [
  { state: 'applied', type: 'property.fees', title: '物业费和停车费', day: '2022-09-06' },
  { state: 'refused', type: 'property.register', title: '房产证办理', day: '2022-08-03' },
  { state: 'withdrawn', type: 'neighbour.pets', title: '邻居家的狗夜里叫', day: '2022-08-19' },
] as const

/** From the request to the decision about it. */
export const DECIDED_AFTER = 4 * HOUR_MS
