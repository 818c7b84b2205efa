import type { FigureKey, FigureMark, FigureUnit } from '@linli/contract/codes/figures'
import type {
  Calculation,
  CapOrder,
  ClaimKind,
  FeeMatter,
  FromBasis,
  Injury,
  Interruption,
  LawKind,
  Responsibility,
  Standing,
  StatutoryPeriod,
} from '@linli/contract/codes/law'

export const LAW = {
  title: '法律',
  lead: '查某一天有效的法条，给双方各算一笔账。',
  resident_lead: '查法条，算一算诉讼费、赔偿和时效。只供参考，拿不准请问调解员或律师。',
  library: '法律库',
  calculators: '测算',
  kept: '我存的测算',
  figures: '计算基数',
  search: '查法条',
  search_hint: '如 民法典1179、定金、mfd',
  on: '看哪一天的',
  on_hint: '留今天就是现行的',
  all_laws: '全部 {n} 部',
  of_kind: '{n} 部',
  in_law: '在这部法里查',
  found: '“{text}”有 {n} 条',
  found_more: '“{text}”有 1,000 条以上，请再加一个词',
  found_none: '没有找到“{text}”',
  found_none_hint: '换一个词，或者少打一个字。可以打法律的简称、拼音首字母，或者“民法典1179”。',
  more: '再看 {n} 条',
  contents: '目录',
  back_to_library: '回法律库',
  previous: '上一条',
  next: '下一条',
  copy: '复制引用',
  copied: '已复制：{text}',
  link: '复制链接',
  link_copied: '已复制这一条在 {day} 的链接',
  whole_law: '看全文',
  versions: '其他文本',
  passed: '{day} 通过或修改',
  holds: '{from} 起施行',
  held: '{from} 至 {until} 施行',
  checked: '核对到 {day}，之后是否修改请另查。',
  source: '文本来源：{source}',
  not_now: '这不是 {day} 的现行文本。',
  ended_by: '被 {by} 废止',
  same: '这一条文字相同',
  differs: '这一条文字不同',
  absent: '没有这一条',
  compare: '看不同的文字',
  loading: '正在读法条…',
  not_legal_advice: '文本供查阅，以国家法律法规数据库和公报为准。',
} as const

export const LAW_KIND: Record<LawKind, string> = {
  law: '法律',
  regulation: '行政法规',
  party: '党内法规',
  interpretation: '司法解释',
  rule: '部门规章',
  provincial: '省地方性法规',
  city: '市地方性法规',
}

export const STANDING: Record<Standing, string> = {
  in_force: '现行',
  not_yet: '尚未施行',
  amended: '已修改',
  repealed: '已废止',
}

export const FROM_BASIS: Record<FromBasis, string> = {
  stated: '施行日按条文',
  decision: '施行日按修改决定',
  assumed: '施行日按通过之日推定，待核',
}

export const CALCULATION: Record<Calculation, string> = {
  damages: '人身损害赔偿',
  traffic: '交通事故谁来付',
  court_fee: '诉讼费',
  limitation: '诉讼时效',
  period: '法定期间',
  loan: '借款利息',
}

/** What the last line of a result sums up. */
export const TOTAL: Record<Calculation, string> = {
  damages: '合计',
  traffic: '损失合计',
  court_fee: '要交',
  limitation: '合计',
  period: '合计',
  loan: '利息合计',
}

export const CALCULATION_HINT: Record<Calculation, string> = {
  damages: '医疗、误工、护理、伤残、死亡、被扶养人，一项一项算',
  traffic: '交强险、商业险、侵权人，按顺序各付多少',
  court_fee: '起诉、执行、保全要交多少，怎样减半和缓交',
  limitation: '到哪天为止还受保护，中断怎么算',
  period: '司法确认、复核、上诉、执行等最后一天',
  loan: '约定利率有没有超过上限，能主张多少',
}

export const FEE_MATTER: Record<FeeMatter, string> = {
  property: '财产纠纷',
  labour: '劳动争议',
  divorce: '离婚',
  personality: '人格权（名誉、隐私等）',
  enforcement: '申请执行',
  preservation: '财产保全',
}

export const RESPONSIBILITY: Record<Responsibility, string> = {
  full: '全部',
  main: '主要',
  equal: '同等',
  secondary: '次要',
  none: '无责任',
}

export const INJURY: Record<Injury, string> = {
  injury: '受伤，没有残疾',
  disability: '残疾',
  death: '死亡',
}

export const CAP_ORDER: Record<CapOrder, string> = {
  after: '先乘丧失程度，再封顶',
  before: '先封顶，再乘丧失程度',
}

export const INTERRUPTION: Record<Interruption, string> = {
  committee: '向调委会提出请求',
  demand: '向对方提出要求',
  admission: '对方答应履行',
  suit: '起诉或申请仲裁',
}

export const CLAIM_KIND: Record<ClaimKind, string> = {
  ordinary: '一般民事（三年）',
  labour: '劳动争议仲裁（一年）',
}

export const STATUTORY_PERIOD: Record<StatutoryPeriod, string> = {
  judicial_confirmation: '共同申请司法确认',
  police_certificate: '交警制作事故认定书',
  police_certificate_after_test: '鉴定后制作认定书',
  police_service: '送达认定书',
  police_review: '申请复核',
  police_mediation_request: '申请交警调解',
  police_mediation: '交警调解',
  police_after_failed_mediation: '人民调解终止后改请交警调解',
  insurer_list: '保险公司告知材料',
  insurer_decision: '保险公司核定',
  insurer_payment: '保险公司赔付',
  court_filing: '法院立案',
  court_fee_payment: '交案件受理费',
  court_ordinary: '普通程序审结',
  court_simple: '简易程序审结',
  court_small: '小额诉讼审结',
  court_appeal: '上诉',
  court_second_instance: '二审审结',
  enforcement: '申请执行',
  petition_route: '信访转送、交办',
  petition_answer: '信访办结',
  rescission: '请求撤销协议',
  rescission_mistake: '以重大误解请求撤销',
  labour_suit: '不服劳动仲裁起诉',
}

export const FIGURE: Record<FigureKey, string> = {
  income: '城镇居民人均可支配收入',
  consumption: '城镇居民人均消费支出',
  wage: '职工月平均工资',
  carer: '护工日报酬',
  hospital_meals: '住院伙食补助每天',
  nutrition: '营养费每天',
  cover_disability: '交强险死亡伤残限额（有责）',
  cover_medical: '交强险医疗费用限额（有责）',
  cover_property: '交强险财产损失限额（有责）',
  cover_disability_no_fault: '交强险死亡伤残限额（无责）',
  cover_medical_no_fault: '交强险医疗费用限额（无责）',
  cover_property_no_fault: '交强险财产损失限额（无责）',
  lpr: '一年期 LPR',
}

export const OWN_FIGURE: Record<string, string> = {
  home_income: '户籍地人均可支配收入',
  home_consumption: '户籍地人均消费支出',
}

export const FIGURE_MARK: Record<FigureMark, string> = {
  read: '已核原文',
  secondary: '二手出处',
  memory: '未核原文',
  entered: '本区录入',
}

export const FIGURE_UNIT: Record<FigureUnit, string> = {
  fen_a_year: '元/年',
  fen_a_month: '元/月',
  fen_a_day: '元/天',
  fen: '元',
  basis_points: '%',
}

export const FIGURES_PAGE = {
  lead: '测算用的数。没有出处的不会用来算；录入要写明哪里公布的。以前存的测算不会跟着变。',
  missing_source: '没有出处，暂不使用',
  none: '还没有录入过。',
  check: '参考数 {value}，请核对后录入',
  by: '{name} 录入',
  product: '随产品提供',
  enter: '录入',
  correct: '改',
  add: '录入一项',
  which: '哪一项',
  year: '统计年份',
  day: '从哪天起',
  value: '数（{unit}）',
  source: '出处（文件名、公布机关、日期或网址）',
  save: '录入这个数',
  saved: '已录入：{name} {period} {value}',
  value_wrong: '请填大于 0 的数，最多两位小数。',
  period_wrong: '按年的填四位年份，按日的选日期。',
  source_missing: '没有出处的数不能用来算，请写明。',
} as const

export const ESTIMATE = {
  only: '仅供调解参考',
  only_hint: '按所填内容和列出的基数算出，不是裁判结果，也不会自动写进协议。',
  calculate: '算一算',
  calculating: '正在算…',
  keep: '存下这次测算',
  keeping: '正在存…',
  kept: '已存，以后打开还是这个数',
  print: '打印',
  again: '改一改再算',
  result: '结果',
  item: '项目',
  amount: '金额',
  how: '怎么算的',
  law: '法条',
  days: '期限',
  shares: '谁付多少',
  basis: '用到的数',
  basis_none: '没有用到要录入的基数。',
  notes: '要留意',
  payer: '给付钱一方看',
  payer_hint: '为什么要付，按什么顺序付',
  victim: '给要钱一方看',
  victim_hint: '打官司的花费、时间和风险',
  both: '两份都看',
  beyond: '这一年的节假日安排还没公布，日期可能要再推。',
  made: '{name} {at} 存，规则版本 {version}，按 {day} 计算',
  fresh: '规则版本 {version}，按 {day} 计算',
  entered_by: '{name} 录入',
  none_kept: '还没有存过测算',
  none_kept_hint: '算完点“存下这次测算”，以后打开还是当时的数和依据。',
  no_total: '看期限',
  open: '打开',
  next_traffic: '接着算谁来付',
} as const
