import { PAPER_IDS, type PaperId } from '@linli/contract/codes/papers'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Party } from './facts.ts'

const PERSON = {
  name: '肖𬱖𬱖',
  gender: '女',
  ethnicity: '汉族',
  age: 52,
  id_number: '371502197001011234',
  occupation: '农民',
  phone: '13900000001',
  address: '山东省聊城市东昌府区闫寺街道肖家庄村36号',
} as const

/** A person of a sample, with a rare character in the name. */
export function aParty(over: Partial<Party> = {}): Partial<Party> {
  return { ...PERSON, ...over }
}

const OTHER = aParty({
  name: '杜㛃',
  gender: '男',
  age: 47,
  occupation: '个体运输',
  phone: '13900000002',
})
const FIRM = {
  kind: 'organisation' as const,
  name: '聊城市东昌府区新纺街道办事处辖区某某（集团）物业管理服务有限责任公司第一分公司',
  id_number: '91371502MA00000000',
  representative: '吉𠮷（负责人）',
  phone: '06350000000',
  address: '聊城市东昌府区柳园南路1号',
}

/** A pen's way: two strokes. */
export const INK = {
  width: 300,
  height: 120,
  strokes: [
    [20, 60, 60, 30, 110, 80, 160, 40, 210, 70],
    [40, 95, 120, 100, 200, 88, 270, 96],
  ],
}

const STORY =
  '2022年5月11日15时许，杜㛃驾驶四轮电动车沿闫寺街道乡村道路由东向西行驶，与同方向肖𬱖𬱖驾驶的二轮电动自行车相撞，致肖𬱖𬱖左小腿骨折，两车损坏。交警部门认定杜㛃负主要责任，肖𬱖𬱖负次要责任。双方就医疗费、误工费、护理费等赔偿数额多次协商未果。'

const EVERYTHING = {
  committee: '聊城市东昌府区闫寺街道人民调解委员会',
  court: '聊城市东昌府区人民法院',
  from: '聊城市东昌府区人民法院',
  to: '聊城市公安局东昌府分局闫寺派出所',
  number: '（2022）闫人调字第12号',
  day: '2022-08-10',
  applicants: [aParty()],
  respondents: [OTHER],
  parties: [aParty(), OTHER],
  mediators: ['王调解', '李𨭎'],
  recorder: '赵记录',
  recorder_name: '赵记录',
  handler: '王调解',
  matter: '道路交通事故损害赔偿纠纷',
  subject: '道路交通事故损害赔偿',
  dispute: '赔偿数额',
  dispute_type: '道路交通事故纠纷',
  summary: STORY,
  facts_text: STORY,
  requests: ['请求杜㛃赔偿医疗费、误工费、护理费共计人民币42,000元；', '请求杜㛃赔礼道歉。'],
  source: 'application',
  requested_at: '2022-08-01T01:30:00Z',
  requested_on: '2022-08-01',
  accepted_on: '2022-08-02',
  started_at: '2022-08-10T01:00:00Z',
  ended_at: '2022-08-10T03:20:00Z',
  visited_at: '2022-08-25T02:00:00Z',
  found_at: '2022-08-03T02:00:00Z',
  reported_at: '2022-08-03T02:20:00Z',
  served_at: '2022-08-05T02:00:00Z',
  received_at: '2022-08-10T03:30:00Z',
  agreed_at: '2022-08-10T03:20:00Z',
  agreed_on: '2022-08-10',
  effective_on: '2022-08-10',
  at: '2022-08-10T01:00:00Z',
  place: '闫寺司法所调解室',
  invited: ['肖家庄村村主任肖某'],
  told_rights: true,
  told_principles: true,
  told_risks: true,
  is_open: false,
  statements: [
    { who: '肖𬱖𬱖', text: '我住院二十一天，花了两万多，在家养了三个月，地里的活全耽误了。' },
    { who: '杜㛃', text: '我认这个责任，就是一下拿不出四万多。' },
  ],
  findings: '经核对住院病历、费用票据和事故认定书，医疗费23,560.80元；误工、护理期限依鉴定意见。',
  result: '双方达成一致：杜㛃一次性赔偿肖𬱖𬱖35,000元，当场付清。',
  responsibilities: ['杜㛃负主要责任；', '肖𬱖𬱖负次要责任。'],
  terms: [
    '杜㛃一次性赔偿肖𬱖𬱖医疗费、误工费、护理费、交通费等各项损失共计人民币叁万伍仟元整（¥35,000.00）；',
    '肖𬱖𬱖收到上述款项后，不再就本次事故向杜㛃主张其他赔偿；',
    '双方车辆损失各自承担。',
  ],
  performance: [
    {
      what: '杜㛃向肖𬱖𬱖支付赔偿款',
      amount_fen: 3_500_000,
      due_on: '2022-08-10',
      manner: '现金当场付清',
    },
  ],
  signatures: [
    { name: '肖𬱖𬱖', signed_on: '2022-08-10', ink: INK },
    { name: '杜㛃', signed_on: '2022-08-10' },
  ],
  reason: 'x',
  reasons: ['该事项正在人民法院审理；'],
  routes: ['向聊城市东昌府区人民法院提起诉讼，地址：聊城市柳园路，电话0635-0000000；'],
  turns: [
    { ask: '事故发生时你在什么位置？', answer: '我骑车靠右走，快到村口的时候后面撞上来了。' },
    { ask: '当时有没有别人看到？', answer: '小卖部的老王看到了，他帮我打的120。' },
  ],
  attending: ['肖家庄村人民调解员肖某'],
  investigators: ['王调解'],
  asked: aParty(),
  given_by: '肖𬱖𬱖',
  received_by: '赵记录',
  payer: '杜㛃',
  payee: '肖𬱖𬱖',
  amount_fen: 3_500_000,
  rest_fen: 0,
  part: 1,
  parts_total: 1,
  agreement_number: '（2022）闫人调字第12号',
  for_what: '赔偿款',
  visitors: ['王调解'],
  applicant_name: '肖𬱖𬱖',
  entries: [
    { title: '人民调解申请书', pages: '1-2' },
    { title: '人民调解协议书', pages: '3-5' },
  ],
  pages_total: 26,
}

const OWN: Partial<Record<PaperId, object>> = {
  termination_notice: { reason: 'no_consensus' },
  recusal_application: {
    applicant: aParty(),
    ground: 'interest',
    reason: '调解员与杜㛃同村同族。',
    mediator: '王调解',
  },
  recusal_decision: {
    applicant: '肖𬱖𬱖',
    mediator: '王调解',
    is_sustained: true,
    reason: '确系近亲属。',
    successor: '李𨭎',
  },
  extension_consent: { reason: '等待伤残鉴定意见', was_due_on: '2022-09-01', until: '2022-09-20' },
  refusal_notice: { applicant: '肖𬱖𬱖', respondent: '杜㛃' },
  confirmation_application: { reason: '双方自愿申请确认。', content: ['杜㛃赔偿肖𬱖𬱖35,000元。'] },
  oral_agreement: { content: '双方互相赔礼道歉，排水沟由双方共同清理。' },
  evidence_list: {
    items: [
      { title: '住院病历', proves: '伤情和住院天数', form: '复印件', count: 1, pages: 12 },
      { title: '道路交通事故认定书', proves: '事故责任', form: '复印件', count: 1, pages: 2 },
    ],
  },
  performance_record: {
    items: [
      {
        what: '第1期工资',
        due_on: '2022-09-01',
        amount_fen: 500_000,
        done_on: '2022-09-01',
        proof: '转账回单',
      },
    ],
  },
  undisputed_facts: { items: ['双方于2022年5月11日发生碰撞；', '杜㛃已垫付5,000元。'] },
  confirmation_list: { items: [{ title: '人民调解协议书', is_there: true, pages: 3 }] },
  transfer_list: {
    items: [{ title: '人民调解申请书', pages: 2, form: '复印件' }],
    consented_by: ['肖𬱖𬱖', '杜㛃'],
  },
  agreement: {
    applicants: [aParty()],
    respondents: [OTHER, FIRM],
    mediators: [{ name: '王调解', signed_on: '2022-08-10' }],
  },
  return_visit: {
    reason: '了解协议履行情况',
    performed: 'all',
    satisfied: 'satisfied',
    text: '款项已付清，双方见面打招呼。',
  },
  receipt: { manner: 'cash' },
  closing_report: {
    result: 'written',
    result_text: '杜㛃一次性赔偿肖𬱖𬱖35,000元。',
    performance: '当场履行完毕',
    closed_on: '2022-08-10',
  },
  power_of_attorney: {
    principal: aParty(),
    agent: OTHER,
    powers: 'special',
    agent_relation: '夫妻',
  },
  volume_cover: {
    mediators: ['王调解'],
    from_day: '2022-08-01',
    to_day: '2022-08-10',
    volume_name: '肖𬱖𬱖与杜㛃道路交通事故损害赔偿纠纷',
    filed_by: '赵记录',
    filed_on: '2022-08-20',
    retention: '30年',
  },
  service_receipt: {
    recipient: '杜㛃',
    papers: [{ title: '人民调解通知书', copies: 1 }],
    manner: 'direct',
    served_by: '赵记录',
  },
}

/** Facts of every form, as a case would give them. */
export function sampleFacts(paper: PaperId): object {
  const { reason: _reason, ...rest } = EVERYTHING
  const signers = ['oral_agreement'].includes(paper) ? { mediators: [{ name: '王调解' }] } : {}
  return { ...rest, ...signers, ...OWN[paper] }
}

/** Every form. */
export const EVERY_PAPER: readonly PaperId[] = PAPER_IDS

/** The words of each page of a PDF, without spaces. */
export async function wordsOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let nth = 1; nth <= document.numPages; nth += 1) {
    const content = await (await document.getPage(nth)).getTextContent()
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    )
  }
  await task.destroy()
  return pages
}
