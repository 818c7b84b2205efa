import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { SEED } from './seed.ts'
import { suggestCategories } from './suggest.ts'

const codes = (text: string) => suggestCategories(text, SEED).map(({ code }) => code)

test.each([
  ['3号楼电梯坏了，老人下不了楼', 'facility.elevator'],
  ['小区门口的路灯不亮，晚上一片漆黑', 'facility.street_light'],
  ['学校西边的井盖不见了，没有井盖太危险', 'facility.manhole'],
  ['楼道里有人给电动车充电', 'hazard.electric_bike'],
  ['厨房有煤气味，可能漏气', 'hazard.gas'],
  ['垃圾三天没人清，臭味熏人', 'env.rubbish'],
  ['楼下饭店油烟太大，窗户不敢开', 'env.smoke'],
  ['广场舞音响太吵，孩子写不了作业', 'env.noise'],
  ['消防通道被车堵住了，消防车进不来', 'hazard.fire_exit'],
  ['家里暖气不热，只有十五度', 'facility.heating'],
  ['从早上开始停水，到现在没水', 'facility.water'],
  ['物业费涨了一倍，物业不作为', 'dispute.property_fee'],
  ['工地拖欠工资三个月，农民工讨薪', 'dispute.wage'],
  ['我妈走失了，有老年痴呆，没回家', 'missing.person'],
  ['邻居被丈夫打，天天家暴', 'dv'],
  ['接到冒充公检法的电话，让我转账到安全账户', 'fraud.telecom'],
  ['给老人卖保健品，免费鸡蛋，会销骗老人', 'fraud.elder'],
  ['流动摊贩占道经营，人行道走不了', 'env.street_vendor'],
  ['下水道堵了，污水外溢', 'facility.drain'],
  ['想咨询孩子小学入学需要什么材料', 'help.school'],
])('“%s” is taken for %s', (text, code) => {
  expect(codes(text)[0]).toBe(code)
})

test('nothing is guessed where no word fits, and never more than five', () => {
  expect(codes('')).toEqual([])
  expect(codes('啊')).toEqual([])
  expect(codes(SEED.flatMap(({ keywords }) => keywords).join('，'))).toHaveLength(5)
})

const of = (code: string, name: string, ...keywords: string[]) => ({ code, name, keywords })

test('the longer keyword counts more, and what stands inside it does not count again', () => {
  const long = of('long', '甲', '路灯不亮')
  const short = of('short', '乙', '路灯')
  expect(suggestCategories('路灯不亮', [short, long])[0]).toBe(long)
  const twice = of('twice', '丙', '不亮', '灯不亮')
  const once = of('once', '丁', '灯不亮')
  expect(suggestCategories('灯不亮', [twice, once])).toEqual([once, twice])
})

test('a rare keyword counts more than one of many categories', () => {
  const many = ['a', 'b', 'c', 'd'].map((code) => of(code, code, '坏了'))
  const rare = of('rare', '戊', '暖气')
  expect(suggestCategories('暖气坏了', [...many, rare])[0]).toBe(rare)
})

test('what is said first counts more than what follows', () => {
  const first = of('z', '己', '路面')
  const later = of('a', '庚', '围墙')
  const story = '这件事我们已经说过许多次了可是一直没有结果'.repeat(2)
  expect(suggestCategories(`路面${story}围墙`, [first, later])[0]).toBe(first)
  expect(suggestCategories(`围墙${story}路面`, [first, later])[0]).toBe(later)
})

/** Which of our categories a clerk would accept for each of the seven labels of the real messages. */
const SENSIBLE: Record<string, RegExp> = {
  城乡建设:
    /^(facility|hazard)|^env\.(construction|greening|illegal_building|toilet|rubbish|street_vendor|illegal_parking|small_ads|shared_bike|mining)|^dispute\.(property_fee|land|demolition|housing|neighbour)|^help\.(housing|social_insurance)/,
  劳动和社会保障:
    /^dispute\.(wage|injury)|^help\.(job|social_insurance|medical_insurance|relief|disability|elder)/,
  教育文体: /^help\.school|^minor|^volunteer\.activity|^facility\.fitness|^dispute\.wage/,
  商贸旅游:
    /^dispute\.consumer|^security\.pyramid|^fraud|^hazard\.(food|gas|production)|^facility\.(elevator|gas_supply|power|water)|^volunteer\.activity/,
  环境保护: /^env/,
  交通运输:
    /^facility\.(bus|road|rural_road|traffic_sign)|^hazard\.road|^env\.illegal_parking|^dispute\.traffic/,
  卫生计生:
    /^help\.(health|medical_insurance|certificate)|^dispute\.(medical|wage)|^hazard\.food|^emergency\.health/,
}

const FILE = new URL('../../../../../shared/data/complaints/messages_labelled.csv', import.meta.url)

// The messages are not ours to keep: where they are absent, there is nothing to measure.
describe.skipIf(!existsSync(FILE))('real messages of residents (../shared/data/complaints)', () => {
  test('a sensible category is among the five for six in seven, and first for three in five', () => {
    const messages: Record<string, string>[] = parse(readFileSync(FILE), {
      columns: true,
      bom: true,
    })
    expect(messages).toHaveLength(1241)
    const judged = messages.map(({ subject = '', detail = '', label = '' }) => {
      const sensible = SENSIBLE[label] ?? /^$/
      const found = codes(`${subject}。${detail}`)
      return {
        label,
        first: sensible.test(found[0] ?? ''),
        five: found.some((code) => sensible.test(code)),
      }
    })
    const share = (rows: typeof judged, of: 'first' | 'five') =>
      rows.filter((row) => row[of]).length / rows.length
    const by_label = Object.keys(SENSIBLE).map((label) => {
      const rows = judged.filter((row) => row.label === label)
      return `${label} ${rows.length}: ${share(rows, 'five').toFixed(3)}`
    })
    const report = `five ${share(judged, 'five').toFixed(3)}, first ${share(judged, 'first').toFixed(3)}; ${by_label.join('; ')}`
    expect(share(judged, 'five'), report).toBeGreaterThanOrEqual(6 / 7)
    expect(share(judged, 'first'), report).toBeGreaterThanOrEqual(3 / 5)
  })
})
