/** A clause of the library, in our own words, with blanks in brackets. */
export interface Clause {
  code: string
  title: string
  text: string
  /** When it is of use. */
  hint: string
  /** Beginnings of dispute types that it suits; empty for all. */
  types: readonly string[]
}

/** The clauses from which drafts are put together. Amounts, days and people belong into the list of obligations; a clause says
 * what holds around them. */
export const CLAUSES: readonly Clause[] = [
  {
    code: 'pay_at_once',
    title: '一次付清',
    text: '赔偿款在签订本协议时当场一次付清，收款人收到后出具收条，收条附在本协议后面。',
    hint: '当场付清时用；收条是履行凭证',
    types: [],
  },
  {
    code: 'instalments',
    title: '分期付款',
    text: '款项按照履行事项写明的日期和金额分期支付。任何一期没有按时足额支付的，收款人可以要求一次付清全部余款。',
    hint: '分期时用；每一期都列进履行事项',
    types: [],
  },
  {
    code: 'account',
    title: '收款账户',
    text: '款项转入收款人本人名下账户：开户银行[开户银行]，账号[账号]。付款人转账时注明“调解协议款”。',
    hint: '转账付款时用',
    types: [],
  },
  {
    code: 'later_treatment',
    title: '后续治疗',
    text: '本协议只处理签订之前已经发生的费用。签订之后因同一伤害确需继续治疗或者构成伤残的，受害人凭病历和票据另行主张，不受本协议限制。',
    hint: '伤者还没治完时一定要写：签“一次了断”的，明显不公平可以请求撤销（民法典第151、152条）',
    types: ['traffic.', 'medical.', 'person.injury', 'damage.'],
  },
  {
    code: 'insurance',
    title: '保险理赔',
    text: '保险公司按照交强险、商业险应当赔付的部分，由被保险人负责申请；各方在[日期]之前交齐理赔所需材料。',
    hint: '交通事故里还有保险理赔时用',
    types: ['traffic.'],
  },
  {
    code: 'act',
    title: '办事义务',
    text: '应办的事按照履行事项写明的标准和日期办好，办好后由对方当面验收，验收人签字。',
    hint: '修复、搬走、疏通、办手续这类事',
    types: ['neighbour.', 'property.', 'house.', 'land.', 'contract.'],
  },
  {
    code: 'forbearance',
    title: '不再做的事',
    text: '各方今后不再实施本协议写明的行为；再次发生的，受影响一方可以凭本协议向人民法院起诉。',
    hint: '噪声、堵道、骚扰这类以后不做的事',
    types: ['neighbour.', 'family.', 'person.', 'village.'],
  },
  {
    code: 'water_turn',
    title: '用水顺序',
    text: '各方按照[先后顺序]轮流用水，每次不超过[小时数]小时；沟渠由各方按照[分摊办法]共同清理。',
    hint: '用水排水纠纷',
    types: ['neighbour.water', 'land.water'],
  },
  {
    code: 'apology',
    title: '赔礼道歉',
    text: '道歉按照履行事项写明的场合和方式进行，对方当场接受的，此事不再提起。',
    hint: '当事人要求道歉时用',
    types: ['person.', 'neighbour.', 'family.', 'network.'],
  },
  {
    code: 'wages',
    title: '工资结清',
    text: '用人单位在付款的同时交付工资明细。付清之前，用人单位不得以任何理由扣减。付清之后，各方就[起止日期]的工资没有其他争议。',
    hint: '欠薪纠纷；社会保险不能约定放弃',
    types: ['labour.'],
  },
  {
    code: 'support',
    title: '赡养和看望',
    text: '赡养费每月[日期]日前支付，按照履行事项逐月列明；子女每月看望不少于[次数]次。老人生活不能自理时，各方按照[分摊办法]照料。',
    hint: '赡养义务不能放弃（民法典第1067条）',
    types: ['family.support'],
  },
  {
    code: 'loan',
    title: '借款归还',
    text: '归还的款项先抵充本金[或利息]，付清当日出借人退还借条原件；约定的利率不超过合同成立时一年期贷款市场报价利率的四倍。',
    hint: '民间借贷；超过四倍的部分法院不支持',
    types: ['finance.'],
  },
  {
    code: 'lease',
    title: '退租交房',
    text: '承租人在[日期]之前腾空交房，双方当场抄录水、电、燃气表数并签字；押金在扣除双方确认的欠费后退还。',
    hint: '房屋租赁',
    types: ['house.lease'],
  },
  {
    code: 'goods_back',
    title: '返还原物',
    text: '返还的物品应当与交付时的状况一致，交接时双方清点并签字；不能返还的，按照履行事项写明的金额折价。',
    hint: '返还财物时用',
    types: ['property.', 'house.', 'contract.', 'family.'],
  },
  {
    code: 'breach',
    title: '违约责任',
    text: '任何一方没有按照本协议履行的，自逾期次日起，以未付金额为基数，按照全国银行间同业拆借中心公布的一年期贷款市场报价利率支付逾期利息；对方可以申请人民调解委员会督促，也可以直接向人民法院起诉。',
    hint: '有付款义务时建议写',
    types: [],
  },
  {
    code: 'costs',
    title: '各自承担的费用',
    text: '各方因本纠纷已经发生的交通、误工、咨询等支出各自承担，互不追偿。',
    hint: '各方愿意时用',
    types: [],
  },
  {
    code: 'confidential',
    title: '保密',
    text: '除依法需要提供的以外，各方不向他人透露调解过程中知道的对方隐私和本协议的内容。',
    hint: '当事人愿意保密时用（人民调解法第15、23条）',
    types: [],
  },
  {
    code: 'settled',
    title: '就此了结',
    text: '本协议写明的事项履行完毕后，各方就本纠纷写明的事实再无其他争议。',
    hint: '治疗没有结束、损失没有查清时不要写',
    types: [],
  },
]

/** The clauses of the library with those first that suit a type of dispute. */
export function clausesFor(type: string): (Omit<Clause, 'types'> & { is_suggested: boolean })[] {
  return CLAUSES.map(({ types, ...clause }) => ({
    ...clause,
    is_suggested: types.some((begin) => type.startsWith(begin)),
  })).sort((a, b) => Number(b.is_suggested) - Number(a.is_suggested))
}
