import type { Input } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'

type Source = Input<typeof matters.report_on_behalf>['source']

/** How a matter came to the desk. */
export const INTAKE_SOURCE: Record<Exclude<Source, 'grid_worker'>, string> = {
  phone: '电话',
  window: '窗口',
  petition: '信访',
  letter: '来信',
  group: '网格群',
  hotline_12345: '12345 转来',
  police_110: '110 转来',
  delegate: '代表委员',
  post: '红旗驿站',
}

export const INTAKE = {
  title: '受理台',
  lead: '先问电话，再听事情，再问地点。边写边存，断了也不丢。',
  restored: '已接上次没收完的这一件。',
  start_over: '清空，收下一件',
  caller: '一、来人来电',
  source: '怎么来的',
  external_ref: '对方编号',
  external_ref_hint: '12345、110 的工单号，便于两边对上。',
  name: '怎么称呼',
  what: '二、说了什么',
  words: '照原话写',
  words_hint: '例如：3 号楼东单元门口的路灯三天没亮了',
  words_missing: '请写下说了什么。',
  category: '三、哪一类事',
  suggested: '看起来是',
  category_missing: '请选一类，才知道派给谁。',
  where: '四、在哪里',
  area: '小区、楼栋、社区',
  address: '再说细一点',
  address_hint: '例如：东门外第二根灯杆',
  on_map: '在图上点',
  hide_map: '收起地图',
  outside: '这个点不在本区的范围里。可以照样收下，请写清地点。',
  place_missing: '地点还不清楚：可以照样收下，由中心核实。',
  how: '五、急不急',
  urgency: '急缓',
  by_category: '按清单默认',
  secret: '保密（家暴、举报等，只有中心和承办人看得到）',
  photos: '照片',
  send: '收下这件事',
  sending: '正在记…',
  done: '已收下',
  number: '编号',
  tell: '请把编号告诉对方。留了手机号的，短信会同时发给他。',
  next_step: '接下来',
  receipt: '打印回执',
  open: '打开这件事',
  next: '再收一件',
} as const
