/** How a name of another list reads in ours. Where a list has no public numbers, its name stands for its code. */
export interface SeedMapping {
  list: string
  external_code: string
  external_name: string
  code: string
}

function list(name: string, rows: readonly (readonly [string, string, string])[]): SeedMapping[] {
  return rows.map(([external_code, external_name, code]) => ({
    list: name,
    external_code,
    external_name,
    code,
  }))
}

function named(name: string, rows: readonly (readonly [string, string])[]): SeedMapping[] {
  return list(
    name,
    rows.map(([external_name, code]) => [external_name, external_name, code]),
  )
}

/** Other lists and the category of ours that takes in each of their entries. */
export const SEED_MAPPINGS: readonly SeedMapping[] = [
  // The nine parts of GB/T 31000-2015 that are about matters; its text was not seen, the names come from reports on it.
  ...named('GB/T 31000-2015', [
    ['实有人口', 'info.household'],
    ['非公有制经济组织和社会组织', 'info.premises'],
    ['特殊人群', 'care'],
    ['重点青少年', 'minor'],
    ['社会治安', 'security'],
    ['矛盾纠纷排查化解', 'dispute'],
    ['校园及周边安全', 'minor.venue'],
    ['护路护线', 'hazard.railway'],
  ]),
  // 滨州市社会治理网格化服务管理条例, art. 3: the tasks of a grid.
  ...named('滨州网格条例第三条', [
    ['基础信息采集', 'info'],
    ['社情民意收集', 'opinion'],
    ['安全隐患排查整治', 'hazard'],
    ['矛盾纠纷排查化解', 'dispute'],
    ['政策法规宣传', 'publicity'],
    ['公共服务代办', 'help.proxy'],
    ['平安创建', 'security'],
    ['心理服务', 'care.mental'],
  ]),
  // Kinds of dispute in the statistics of the justice offices, numbered as one district uses them.
  ...list('司法行政纠纷类型', [
    ['01', '婚姻家庭', 'dispute.family'],
    ['02', '邻里', 'dispute.neighbour'],
    ['03', '房屋宅基地', 'dispute.land'],
    ['04', '合同', 'dispute.debt'],
    ['05', '生产经营', 'dispute.debt'],
    ['06', '损害赔偿', 'dispute.injury'],
    ['07', '山林土地', 'dispute.land'],
    ['08', '征地拆迁', 'dispute.demolition'],
    ['09', '环境污染', 'env.air'],
    ['10', '劳动争议', 'dispute.wage'],
    ['12', '消费', 'dispute.consumer'],
    ['13', '医疗', 'dispute.medical'],
    ['14', '道路交通事故', 'dispute.traffic'],
    ['15', '物业', 'dispute.property_fee'],
    ['99', '其他', 'dispute'],
  ]),
  // Types of event of a district's hotline in 2018, with its own numbers.
  ...list('坪山 2018 事件类型', [
    ['1', '安全隐患', 'hazard'],
    ['2', '治安维稳', 'security'],
    ['3', '环保水务', 'env.sewage'],
    ['4', '规土城建', 'env.illegal_building'],
    ['5', '市容环卫', 'env'],
    ['6', '市政设施', 'facility'],
    ['7', '交通运输', 'facility.bus'],
    ['8', '劳动社保', 'help.social_insurance'],
    ['9', '食药市监', 'hazard.food'],
    ['10', '文体旅游', 'volunteer.activity'],
    ['11', '教育卫生', 'help.school'],
    ['12', '组织人事', 'opinion.conduct'],
    ['13', '党建群团', 'opinion'],
    ['14', '党纪政纪', 'opinion.conduct'],
    ['15', '民政服务', 'help'],
    ['16', '统一战线', 'opinion'],
    ['17', '社区管理', 'help'],
    ['695', '专业事件采集', 'other'],
  ]),
]
