/** The queues of the desk. */
export const QUEUES_PAGE = {
  title: '事项',
  label: '事项列表',
  queue: '看谁的',
  show: '办到哪一步',
  search: '搜编号或字词',
  search_hint: '编号、描述或地址里的字',
  filters: '筛选',
  filters_on: '筛选（{n}）',
  clear_filters: '清除筛选',
  overdue: '只看逾期',
  order_due: '按期限排',
  order_newest: '按上报先后排',
  phone: '按电话查',
  count: '{n} 件',
  count_more: '{n} 件以上',
  shown: '已列出 {n} 件',
  live: '有变化会自动更新',
  again: '再试一次',
  from: '从哪天上报',
  to: '到哪天',
  source: '来源',
  closure: '解决没有',
  urgency: '急不急',
  category: '分类',
  area: '地点',
  unit: '承办单位',
  pick_one: '选一件事看详情',
  pick_one_hint: '用 j、k 上下移，按 Enter 打开。',
  close_pane: '关上',
  open_matter: '打开的事项',
  empty: '这里没有事项',
  empty_filtered: '没有符合条件的事项',
  empty_filtered_hint: '可以少选几个条件，或清除筛选。',
  empty_mine: '您手里没有没办完的事',
  empty_mine_hint: '派给您的、轮到您办的，会自己出现在这里。',
  empty_unit: '本单位没有没办完的事',
  empty_unit_hint: '中心派给本单位的事，会自己出现在这里。',
  empty_jurisdiction: '您管的范围里没有没办完的事',
  empty_jurisdiction_hint: '居民上报、电话和窗口收下的事，会自己出现在这里。',
  empty_escalated: '没有上报到您这里的事',
  empty_escalated_hint: '过了时限没人受理、没派出去、没办好的，会逐级报到这里。',
  no_queue: '您的职务没有事项队列',
  no_queue_hint: '有了网格、中心或承办单位的职务后，这里会出现要办的事。',
} as const

export const QUEUE_TAB = {
  open: '没办完',
  to_accept: '待受理',
  to_assign: '待派单',
  doing: '办理中',
  to_verify: '待核实',
  closed: '已办结',
  imported: '导入的',
  merged: '已并案',
  voided: '已作废',
  all: '全部',
} as const

/** What the clock says of a matter; each is a filter. */
export const QUEUE_ALARM = {
  due_soon: '临期',
  paused: '暂停中',
  extension_asked: '等批延期',
} as const

export const QUEUE_COLUMN = {
  number: '编号',
  what: '事项',
  where: '地点',
  holder: '谁在办',
  status: '状态',
  due: '期限',
  closed: '办结',
} as const

/** Looking up earlier matters by a caller's phone. */
export const LOOK_UP = {
  title: '按电话查以前的事',
  phone: '来电人手机号',
  why: '查一次记一次：谁、几时、查了哪类内容都会记入审计。只用于办当前的事。',
  look: '查一下（会记录）',
  looking: '正在查…',
  none: '这个号码以前没有报过事，或不在您可以看的范围内。',
  found: '这个号码报过 {n} 件',
  name: '留的称呼：{name}',
  close: '关上，回到队列',
} as const
