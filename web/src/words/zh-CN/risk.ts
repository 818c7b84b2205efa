import type {
  Danger,
  ReportTo,
  ReportWay,
  ScreeningAnswer,
} from '@linli/contract/codes/assessments'

export const DANGER: Record<Danger, string> = {
  violence: '家庭暴力',
  minor: '未成年人受侵害或无人照料',
  threat: '威胁、自伤或伤人',
  crime: '犯罪线索',
  crowd: '群体性苗头',
}

/** The question as it is put to whoever knows the case. */
export const DANGER_QUESTION: Record<Danger, string> = {
  violence: '家里人之间有打、骂、威胁、关着不让出门这类事吗？',
  minor: '有孩子受到伤害、疑似受伤害，或没人照料吗？',
  threat: '有人扬言伤人、伤自己，或者可能动手吗？',
  crime: '有盗、骗、毒、非法拘禁等犯罪的迹象吗？',
  crowd: '有多人聚集、串联上访的苗头吗？',
}

export const SCREENING_ANSWER: Record<ScreeningAnswer, string> = {
  yes: '有',
  no: '没有',
  unknown: '不清楚',
}

export const REPORT_TO_WORD: Record<ReportTo, string> = {
  police: '公安机关（派出所）',
  civil_affairs: '民政（未保办）',
  education: '教育部门',
  procuratorate: '检察院',
  government: '本级党委政府',
  superior: '上一级主管部门',
}

export const REPORT_WAY: Record<ReportWay, string> = {
  call_110: '打 110',
  phone: '打电话',
  in_person: '当面',
  in_writing: '书面',
  system: '业务系统',
}

/** Words of the screening and of what it opens. */
export const RISK = {
  title: '风险筛查',
  lead: '由了解情况的人来答，不知道就选“不清楚”。答“有”就要依法上报，系统不代人判断。',
  worth_asking: '说的话里有“{word}”，请问一问有没有危险。',
  category_worth_asking: '这类事请问一问有没有危险。',
  intake_hint: '收下以后马上就问；正在发生的，先打 110。',
  ask: '问一问有没有危险',
  crowd_size: '大约多少人',
  note: '补充（只有办这件事的人看得到）',
  basis: '依据：{basis}',
  last: '上次答：{answer}，{name}，',
  send: '记下筛查',
  sending: '正在记…',
  done: '已记下',
  done_duty: '已记下，请马上上报',
  gone: '已记下。这件事依法保密，已转由中心和承办人办理。',
  open_title: '依法要马上上报：{dangers}',
  open_lead: '上报并记下接报单号以前，这件事不能办结。请不要告诉当事人是谁反映的。',
  open_since: '发现于',
  waited: '已等 {span}',
  found_by: '发现：{name}',
  to: '报给',
  station: '辖区派出所',
  call: '打 {phone}',
  call_110: '打 110',
  escalated: '已请区中心督促',
  report: '记录上报…',
  report_title: '记录上报',
  report_lead: '先打电话报，再回来记。',
  which: '哪一项',
  receiver: '接报的人或单位',
  receiver_hint: '如：新区派出所 马警官',
  receipt: '接报单号',
  how: '怎么报的',
  when_day: '哪天报的',
  when_time: '几点报的',
  report_do: '记下上报',
  reported: '已记下上报',
  report_missing: '请填好报给谁、怎么报的、谁接的。',
  lift: '核实后没有这回事…',
  lift_title: '撤销上报义务',
  lift_lead: '要由发现人以外的中心同事核实后写明。写的原因和名字会留下。',
  lift_reason: '核实了什么，为什么没有这回事',
  lift_do: '撤销',
  lifted: '已撤销',
  state_open: '还没有上报',
  state_reported: '已上报',
  state_lifted: '已撤销',
  reported_line: '{at} {how}报给{to}，{receiver}接',
  receipt_line: '接报单号 {receipt}',
  lifted_line: '{name}核实后撤销：{reason}',
  section: '风险与上报',
  answers_none: '还没有筛查过。',
  secret: '有家庭暴力或未成年人风险，依法保密；反映人只有本地中心可以看。',
  duties_empty: '没有要上报的风险',
  duties_empty_hint: '筛查时答“有”，会列在这里，到记下上报为止。',
} as const

/** Words in what people say after which a screening is worth while; the answer stays with people. */
export const WORTH_ASKING: Record<Danger, readonly string[]> = {
  violence: ['打我', '救命', '家暴', '打老婆', '打孩子', '动手', '掐', '不让出门'],
  minor: ['孩子没人管', '没人照看', '孩子被打', '辍学', '猥亵'],
  threat: ['杀', '砍', '跳楼', '自杀', '不活', '同归于尽', '点火', '汽油'],
  crime: ['诈骗', '偷', '吸毒', '赌博', '非法拘禁', '高利贷'],
  crowd: ['一起去上访', '集体', '拉横幅', '堵路', '几十个人', '业主都'],
}
