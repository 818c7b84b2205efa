import { HOME_TOPICS } from './phrases-home.ts'
import { PEOPLE_TOPICS } from './phrases-people.ts'
import { STREET_TOPICS } from './phrases-street.ts'
import { pick, type Random } from './random.ts'

/** How people describe one kind of thing, and how its end is noted down; `{slots}` are filled by `fill`. */
export type Topic = { seen: readonly string[]; done: readonly string[] }

export const TOPICS: Readonly<Record<string, Topic>> = {
  ...STREET_TOPICS,
  ...HOME_TOPICS,
  ...PEOPLE_TOPICS,
}

/** A template cut at its slots once, so that filling it costs little more than joining. */
export type Template = { texts: readonly string[]; slots: readonly string[] }

/** Cuts a template such as `{place}的路灯不亮`. Refuses slots that nobody fills. */
export function cutTemplate(text: string): Template {
  const parts = text.split(/[{}]/)
  const slots = parts.filter((_, at) => at % 2 === 1)
  for (const slot of slots)
    if (slot !== 'place' && !(slot in SLOTS)) throw new RangeError(`no slot {${slot}}`)
  return { texts: parts.filter((_, at) => at % 2 === 0), slots }
}

/** A template with its slots filled; the same generator fills them the same way. */
export function fill({ texts, slots }: Template, place: string, random: Random): string {
  let text = texts[0] ?? ''
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 'place'
    text += slot === 'place' ? place : pick(random, SLOTS[slot] ?? NOTHING)
    text += texts[at + 1] ?? ''
  }
  return text
}

const NOTHING = ['']

const SLOTS: Readonly<Record<string, readonly string[]>> = {
  spot: [
    ...['东侧', '西侧', '南门', '北门', '东门口', '西门口', '路口', '拐角处', '车棚旁', '花坛边'],
    ...[
      '单元门口',
      '小广场',
      '配电房旁',
      '公交站牌旁',
      '幼儿园对面',
      '菜市场口',
      '健身区',
      '垃圾分类点旁',
    ],
  ],
  when: ['今早', '昨晚', '前天夜里', '这两天', '中午', '傍晚', '上周', '刚才', '一连三天', '半夜'],
  floor: [
    '一层',
    '二层',
    '三层',
    '四层',
    '五层',
    '六层',
    '七层',
    '顶层',
    '地下室',
    '十一层',
    '一单元',
    '二单元',
    '三单元',
  ],
  n: ['两', '三', '四', '五', '六', '七', '八', '九'],
}

/** Reports of things that are passed on name what is wanted; the words stand behind the description. */
export const WISHES = [
  '',
  '',
  '，请尽快处理',
  '，希望来人看看',
  '，请回复处理结果',
  '，已拍照',
  '，盼解决',
  '，麻烦安排人',
] as const

export const ACCEPTED_NOTES = [
  '已受理',
  '情况属实，予以受理',
  '已电话核对地点，受理',
  '已受理，转有关单位',
] as const
export const ASSIGNED_NOTES = [
  '请到现场处置并反馈',
  '请按清单标准办理',
  '请先与反映人联系',
  '请于时限内办结',
] as const
export const HANDLING_NOTES = [
  '已到现场',
  '已接单，安排人员前往',
  '材料已备，今天处理',
  '正在核对情况',
] as const
export const VERIFIED_NOTES = [
  '到现场看过，属实办结',
  '电话回访，反映人认可',
  '核对照片与现场一致',
] as const
export const REJECTED_NOTES = [
  '现场仍未恢复，请继续处理',
  '反映人说还没有解决',
  '只处理了一半，请补做',
] as const
export const RETURN_NOTES = {
  not_ours: '不属于本单位职责，请改派',
  wrong_place: '位置不在本单位范围，请核对',
  not_enough_facts: '情况不够清楚，请补充后再派',
  already_done: '此事已由其他单位处理，请核对',
} as const
export const RATING_WORDS = [
  '处理得快',
  '师傅很耐心',
  '终于亮了',
  '问题解决了，谢谢',
  '比想的慢一些',
  '来了两趟才修好',
] as const
export const REOPEN_NOTES = ['没过几天又坏了', '还是老样子，请再看看', '雨后又出现'] as const
