import type { ClockRule } from '@linli/contract/catalogue'

/** How a clock counts. */
export const CLOCK_UNIT: Record<ClockRule['unit'], string> = {
  hours: '小时',
  calendar_days: '天',
  working_days: '个工作日',
}

export const CATALOGUE = {
  title: '办事清单',
  lead: '哪些事有人管：谁牵头、谁去办、办到什么标准、多久办好。清单按日期公布，全区一样。',
  find: '找一类事',
  find_hint: '例如：路灯、噪音、漏水',
  empty: '没有找到“{text}”这一类。报事时不选分类也行，中心会定。',
  nothing: '清单还没有公布',
  nothing_hint: '公布后，每一类事的负责单位、标准和时限都会列在这里。',
  owner: '谁牵头',
  doer: '谁去办',
  standard: '办到什么样',
  times: '多久办好',
  basis: '依据',
  by: '{word}：{value} {unit}内',
  category: '这是哪一类事',
  suggested: '看起来是：',
  other: '换一类',
  choose: '选一类',
  none: '说不准，请中心定',
  published: '{day}在执行的清单，共 {n} 类',
} as const
