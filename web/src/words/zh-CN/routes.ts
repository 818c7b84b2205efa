import type { MediationBar, Route, RouteChooser } from '@linli/contract/codes/routes'

/** Ways to settle a matter, as people call them. */
export const ROUTE: Record<Route, string> = {
  litigation: '诉讼、检察、公安',
  arbitration: '仲裁',
  party_appeal: '党员申诉、申请复审',
  administrative: '行政复议、裁决、确认、许可、处罚',
  duty: '主管机关查处、履职',
  mediation: '人民调解',
  petition: '信访',
}

/** What each way costs and needs, in one line. */
export const ROUTE_NEEDS: Record<Route, string> = {
  litigation: '要起诉状和证据，诉讼费按标的交；符合条件可申请法律援助、缓减免交。',
  arbitration: '劳动人事争议仲裁不收费；商事仲裁要有仲裁协议，按标的交费。',
  party_appeal: '不收费。由本人向作出决定的党组织或上一级提出。',
  administrative: '不收费。行政复议有申请期限，越早越好。',
  duty: '不收费。说清谁、在哪里、违反了什么，有照片、单据更好。',
  mediation: '不收费。双方愿意就能谈，谈成写协议，三十日内可申请司法确认。',
  petition: '不收费。前面各项都不适用时，由信访机构受理并出具意见书。',
}

/** What the desk does when it is chosen. */
export const ROUTE_DESK: Record<Route, string> = {
  litigation: '告知法院诉讼服务、检察院、公安的地点和电话，帮着联系法律援助。',
  arbitration: '告知仲裁委员会的地点和电话，帮着备齐申请书。',
  party_appeal: '告知受理的党组织和纪检机关，不转给被反映的人。',
  administrative: '告知复议机构或主管机关，帮着写申请，说清期限。',
  duty: '转给主管机关，事项照常计时，办结后告知。',
  mediation: '转人民调解委员会，约双方，事项照常计时。',
  petition: '登记信访编号，转信访窗口，进度可随时查。',
}

export const MEDIATION_BAR: Record<MediationBar, string> = {
  special_organ: '法律规定只能由专门机关处理',
  criminal: '属于刑事或治安案件本身',
  administrative: '属于行政争议本身',
  refused: '一方已明确不同意调解',
  in_court: '涉法涉诉，还没有终结',
}

export const ROUTE_CHOOSER: Record<RouteChooser, string> = {
  self: '本人',
  agent: '代理人',
}

export const ROUTES_PAGE = {
  title: '解决途径',
  lead: '先讲法定途径，再讲调解，最后才是信访。选哪一条由来人自己定，不勉强。',
  step: '六、走哪条路',
  bars: '有没有下面的情况（有一项，就不适合人民调解）',
  barred: '有上面的情况，不列人民调解。',
  choose: '来人选哪一条',
  none: '都不选',
  reason: '为什么不选',
  reason_hint: '例如：先回去和家里人商量',
  reason_missing: '不选也可以，请写一句原因。',
  choose_missing: '请选一条，或选“都不选”并写原因。',
  chosen_by: '谁选的',
  needs: '要什么',
  desk: '我们做什么',
  save: '记下选的途径',
  later: '先不讲，以后再补',
  begin: '现在讲',
  history: '讲过的途径',
  told_by: '{name}告知',
  chosen: '{who}选了：{route}',
  not_chosen: '{who}都没选：{reason}',
  latest: '最近一次',
  earlier: '以前',
  to_mediation: '转人民调解',
  print: '打印途径告知单',
  still: '还没有讲过解决途径。信访件和纠纷要先讲法定途径。',
  slip: '解决途径告知单',
  slip_lead: '工作人员已向您逐项说明下列途径。选哪一条由您自己决定，也可以改。',
  slip_article: '依据',
  slip_sign: '本人（代理人）签名',
  slip_staff: '告知人',
  slip_day: '日期',
  slip_none: '还没有记下告知，先到事项页“选解决途径”。',
  tick: '您选的',
} as const
