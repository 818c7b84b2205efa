import type { ObligationKind } from '@linli/contract/codes/agreements'
import type { DisputeType } from '@linli/contract/codes/dispute-types'
import type { Difficulty } from '@linli/contract/codes/mediation'

/** One kind of quarrel, in words without names. Every story here is invented. */
export interface DisputeTopic {
  type: DisputeType
  weight: number
  title: string
  account: string
  claims: string
  points: string
  responsibilities: string
  clause: readonly [title: string, text: string]
  /** What the other side owes: money within these bounds (yuan), or something to be done. */
  owes: { kind: ObligationKind; what: string; yuan?: readonly [number, number] }
  difficulty: Difficulty
}

const paid = (what: string, low: number, high: number) =>
  ({ kind: 'payment', what, yuan: [low, high] }) as const
const done = (what: string, kind: ObligationKind = 'act') => ({ kind, what }) as const

/** What people quarrel about in this district, and how often. */
export const DISPUTE_TOPICS: readonly DisputeTopic[] = [
  {
    type: 'neighbour.water',
    weight: 14,
    title: '楼上漏水泡坏顶棚',
    account: '楼上卫生间渗水，厨房顶棚起皮发霉，双方对谁来修说法不一。',
    claims: '修好渗水点，赔顶棚粉刷的钱。',
    points: '渗水从哪里来，修缮和粉刷由谁负担。',
    responsibilities: '现场看过，渗水来自楼上卫生间防水层，由楼上住户负责。',
    clause: ['修缮', '楼上住户请人做好防水，闭水试验 24 小时不渗为合格，楼下住户当面验看。'],
    owes: paid('顶棚粉刷费', 300, 4_000),
    difficulty: 'simple',
  },
  {
    type: 'neighbour.passage',
    weight: 10,
    title: '门前过道堆物挡路',
    account: '一方在共用过道堆放木料和三轮车，另一方进出不便，多次争吵。',
    claims: '清走堆物，以后不再堆。',
    points: '过道是不是共用，堆物要不要清走。',
    responsibilities: '过道是共用通道，堆物一方应当清走。',
    clause: ['通行', '过道宽度留足 1.5 米，任何一方不得堆放物品、停放车辆。'],
    owes: done('清走过道里的木料和车辆'),
    difficulty: 'simple',
  },
  {
    type: 'neighbour.noise',
    weight: 9,
    title: '夜里噪声扰人休息',
    account: '楼上夜里常有拖动桌椅和音响声，楼下老人睡不好，说过几次没有改。',
    claims: '晚上十点后不出大的声响。',
    points: '声响是不是超出平常，几点以后要安静。',
    responsibilities: '夜间应当顾及邻里休息，楼上住户愿意改。',
    clause: ['安静时间', '每日 22:00 至次日 6:00 不使用音响，桌椅腿加软垫。'],
    owes: done('22:00 以后不出大的声响', 'forbearance'),
    difficulty: 'simple',
  },
  {
    type: 'family.support',
    weight: 8,
    title: '几个子女赡养老人',
    account: '老人独居，几个子女对赡养费和照料怎么分担说不拢。',
    claims: '按月给赡养费，轮流照料。',
    points: '赡养费多少、怎样照料。',
    responsibilities: '赡养父母是子女的法定义务，各子女都应当承担。',
    clause: ['照料', '子女每月看望不少于两次，老人生病时轮流陪护。'],
    owes: paid('赡养费', 600, 3_600),
    difficulty: 'ordinary',
  },
  {
    type: 'family.marriage',
    weight: 8,
    title: '夫妻为家用开支争吵',
    account: '双方为家里开支和孩子教育多次争吵，老人担心，请来人劝。',
    claims: '讲清家用开支，好好过日子。',
    points: '家用怎样出，有话怎样说。',
    responsibilities: '双方都有话说得重的地方，愿意各让一步。',
    clause: ['家用', '每月共同记账，大额开支先商量。'],
    owes: done('当面赔不是，今后有话好好说', 'apology'),
    difficulty: 'simple',
  },
  {
    type: 'traffic.injury',
    weight: 12,
    title: '电动车相撞受伤赔偿',
    account: '路口两车相撞，一方受伤住院，双方对医疗费和误工费谈不拢。',
    claims: '赔医疗费、误工费和修车费。',
    points: '各方责任多大，赔偿数额多少。',
    responsibilities: '按交警事故认定书划分的责任承担。',
    clause: ['一次了结', '付清后，各方就本次事故再无其他争议；后续治疗另按医疗机构证明协商。'],
    owes: paid('医疗费、误工费、修车费', 1_200, 42_000),
    difficulty: 'ordinary',
  },
  {
    type: 'labour.wages',
    weight: 8,
    title: '拖欠工资',
    account: '干完活没有拿到工钱，几次去要都说等等。',
    claims: '把欠的工资付清。',
    points: '欠多少，什么时候付。',
    responsibilities: '对账后数额双方都认可，用工一方应当付清。',
    clause: ['工资结清', '付款时交付工资明细，付清之前不得以任何理由扣减。'],
    owes: paid('拖欠的工资', 1_800, 26_000),
    difficulty: 'ordinary',
  },
  {
    type: 'property.fees',
    weight: 7,
    title: '物业费和小区卫生',
    account: '业主认为卫生和电梯维护不到位，没有交物业费；物业催交，双方争执。',
    claims: '物业把卫生和电梯管好，物业费商量着交。',
    points: '服务有没有做到，物业费怎么交。',
    responsibilities: '物业承认有几个月保洁不到位，业主承认应当交费。',
    clause: ['服务', '物业每周公示保洁和电梯保养记录，接受业主监督。'],
    owes: paid('减收后的物业费', 400, 3_200),
    difficulty: 'simple',
  },
  {
    type: 'contract.consumer',
    weight: 6,
    title: '买的东西有毛病要退',
    account: '买回去用了几天就坏，商家只肯修不肯退。',
    claims: '退货退款。',
    points: '是不是质量问题，退还是修。',
    responsibilities: '看过实物，毛病不是使用造成的，商家同意退。',
    clause: ['退货', '消费者退回原物和凭证，商家当面退款。'],
    owes: paid('退货款', 120, 4_800),
    difficulty: 'simple',
  },
  {
    type: 'finance.loan',
    weight: 6,
    title: '借钱到期没还',
    account: '熟人之间借款，到期没有还，借据在，双方对还款日子谈不拢。',
    claims: '还本金，利息按约定。',
    points: '欠多少，怎么还。',
    responsibilities: '借据和转账记录清楚，借款人认可欠款。',
    clause: ['还款', '按期还清后，出借人当面交还借据。'],
    owes: paid('借款本金', 2_000, 50_000),
    difficulty: 'ordinary',
  },
  {
    type: 'house.homestead',
    weight: 5,
    title: '宅基地边界争执',
    account: '翻盖院墙，相邻一方说占了自家宅基地，双方停工僵持。',
    claims: '按原来的边界砌墙。',
    points: '边界在哪里。',
    responsibilities: '对照确权图和老墙根，边界双方都认可。',
    clause: ['边界', '以确权图上的界址点为准，滴水各留 30 厘米。'],
    owes: done('把院墙退回到界址线以内'),
    difficulty: 'complex',
  },
  {
    type: 'land.contract',
    weight: 5,
    title: '承包地流转租金',
    account: '承包地转租后，一方要求涨租金，一方说合同没到期。',
    claims: '按合同付租金。',
    points: '租金多少，什么时候付。',
    responsibilities: '合同有效，租金按合同，今后调整另行商量。',
    clause: ['租金', '每年秋收后付清，逾期未付可以收回土地。'],
    owes: paid('土地租金', 900, 9_000),
    difficulty: 'ordinary',
  },
  {
    type: 'person.injury',
    weight: 6,
    title: '争吵推搡受了轻伤',
    account: '为小事争吵推搡，一方摔倒受了轻伤，花了医药费。',
    claims: '赔医药费，赔礼道歉。',
    points: '谁先动手，医药费怎么出。',
    responsibilities: '双方都有过错，推人一方过错大些。',
    clause: ['赔礼', '当面赔礼道歉，此事不再提起。'],
    owes: paid('医药费、误工费', 300, 6_000),
    difficulty: 'ordinary',
  },
  {
    type: 'village.affairs',
    weight: 3,
    title: '村里账目和分红',
    account: '几户村民对土地分红的算法有疑问，与村里说不到一处。',
    claims: '把账目讲清楚，该补的补。',
    points: '分红怎样算。',
    responsibilities: '对账后查明有两户漏算，村里同意补发。',
    clause: ['公开', '分红名单和算法在公开栏张贴七日。'],
    owes: paid('漏算的分红', 200, 2_600),
    difficulty: 'complex',
  },
]
