import type { SeedCategory } from './seed-category.ts'

/** Kept from all who do not handle it. */
const SECRET = {
  evidence: ['note'],
  is_secret: true,
  verifier: 'centre',
} satisfies Partial<SeedCategory>

/** What is for the police and the market inspectors; whoever told it stays unknown. */
export const WRONGS: readonly SeedCategory[] = [
  {
    code: 'security',
    name: '治安线索',
    owner: 'public_security',
    doer: 'public_security',
    standard: '线索当日交到公安机关并有接收记录，反映人的身份只有办案人知道。',
    keywords: '治安 违法 犯罪 举报 黑恶 打架 斗殴 报警 派出所 寻衅滋事 扰乱秩序',
    ...SECRET,
  },
  {
    code: 'security.theft',
    name: '盗窃线索',
    owner: 'public_security',
    doer: 'public_security',
    standard: '线索当日交到派出所并有接收记录，反映人知道在哪里问进展。',
    keywords: '被偷 偷窃 小偷 盗窃 撬锁 电瓶被偷 车被砸 入室 丢东西 偷车 扒手',
    ...SECRET,
  },
  {
    code: 'security.gambling',
    name: '赌博涉黄线索',
    owner: 'public_security',
    doer: 'public_security',
    standard: '线索当日交到派出所并有接收记录，不向任何人透露反映人。',
    keywords: '赌博 聚众赌博 麻将馆赌 赌场 卖淫 嫖娼 涉黄 老虎机 赌博机 打牌赌钱 六合彩',
    ...SECRET,
  },
  {
    code: 'security.drug',
    name: '涉毒线索',
    owner: 'public_security',
    doer: 'public_security',
    standard: '线索当时报到公安机关并有接收记录，不再在其他地方流转。',
    keywords: '吸毒 毒品 贩毒 制毒 冰毒 种罂粟 罂粟 戒毒 溜冰 涉毒',
    basis: '山东省禁毒条例',
    ...SECRET,
    urgency: 'urgent',
  },
  {
    code: 'security.pyramid',
    name: '传销线索',
    owner: 'market_supervision',
    doer: 'market_supervision',
    standard: '线索当日交到市场监管和公安机关，住处里的人被告知怎样求助。',
    keywords: '传销 非法传销 拉人头 直销 发展下线 传销组织 洗脑 出租屋聚集 听课入会 会员制',
    ...SECRET,
  },
  {
    code: 'security.stranger',
    name: '可疑人员',
    owner: 'public_security',
    doer: 'public_security',
    standard: '派出所到场或电话核实过，结论告知反映人，没有把无辜的人写进任何名单。',
    keywords: '可疑 陌生人 可疑人员 踩点 尾随 跟踪 鬼鬼祟祟 骚扰 偷拍 敲门',
    ...SECRET,
  },
  {
    code: 'fraud',
    name: '涉诈线索',
    owner: 'public_security',
    doer: 'public_security',
    standard: '线索只交给公安机关并有接收记录，可能受骗的人当日被联系上。',
    keywords: '诈骗 被骗 骗子 骗钱 刷单 冒充 公检法 中奖 转账 诈骗电话 反诈',
    basis: '反电信网络诈骗法',
    ...SECRET,
    urgency: 'urgent',
  },
  {
    code: 'fraud.telecom',
    name: '电信网络诈骗',
    owner: 'public_security',
    doer: 'public_security',
    standard: '已报 110 或 96110，止付的请求送出，受骗人知道下一步做什么。',
    keywords:
      '刷单 刷单返利 冒充公检法 冒充客服 验证码 转账 安全账户 裸聊 杀猪盘 网贷 贷款诈骗 屏幕共享 陌生链接 钓鱼网站 游戏账号 退款 被骗 诈骗短信',
    basis: '反电信网络诈骗法',
    clocks: 'danger',
    ...SECRET,
    urgency: 'critical',
  },
  {
    code: 'fraud.elder',
    name: '养老诈骗隐患',
    owner: 'politics_law',
    doer: 'market_supervision',
    standard: '场所和宣传核查过，隐患整改完并复查，受影响的老人逐一被告知。',
    keywords:
      '养老诈骗 保健品推销 坑老 骗老人 会销 免费鸡蛋 高额回报 养老项目 以房养老 健康讲座 老年人被骗 欺骗老人 坑苦老人 虚假宣传',
    ...SECRET,
  },
  {
    code: 'fraud.fundraising',
    name: '非法集资',
    owner: 'finance',
    doer: 'finance',
    standard: '线索核查有结论，参与的人知道怎样登记，不由网格替任何人保证还款。',
    keywords:
      '非法集资 集资 理财 高息 跑路 投资公司 吸储 众筹 返利 暴雷 投资骗局 虚拟币 预付卡跑路',
    clocks: 'complex',
    ...SECRET,
  },
]
