import { pick, type Random, shuffle } from './random.ts'

/**
 * Names of the buildings of one community, a list for each of its grids, all different. Communities get estates
 * (小区名 + N号楼), villages get groups and lanes. All are invented; `used` keeps estates of a district apart.
 */
export function nameBuildings(
  community: string,
  counts: readonly number[],
  random: Random,
  used: Set<string>,
): string[][] {
  return community.endsWith('社区')
    ? nameEstates(community, counts, random, used)
    : nameLanes(counts, random)
}

const FIRST = [
  ...[
    '金鼎',
    '锦绣',
    '东昌',
    '湖滨',
    '运河',
    '昌润',
    '民生',
    '星光',
    '瑞景',
    '盛世',
    '春晖',
    '翰林',
  ],
  ...[
    '福临',
    '祥和',
    '安泰',
    '金水',
    '凤栖',
    '玉兰',
    '紫荆',
    '丹桂',
    '梧桐',
    '清荷',
    '望岳',
    '光明',
  ],
  ...[
    '新华',
    '建业',
    '育才',
    '文轩',
    '康宁',
    '滨水',
    '阳明',
    '怡和',
    '嘉和',
    '东方',
    '裕昌',
    '华美',
  ],
]
const SECOND = ['花园', '家园', '小区', '新村', '嘉园', '名苑', '雅居', '新城', '公寓', '华庭']

const LANES = ['东', '西', '南', '北', '前', '后', '中'].flatMap((part) => [
  `${part}街`,
  ...['一', '二', '三', '四', '五', '六', '七', '八'].map((n) => `${part}${n}胡同`),
])

function nameEstates(
  community: string,
  counts: readonly number[],
  random: Random,
  used: Set<string>,
): string[][] {
  const own = `${community.replace(/(?:虚拟)?社区$/, '')}小区`
  return counts.map((count, grid) => {
    const estate = grid === 0 && !used.has(own) ? own : freeEstate(random, used)
    used.add(estate)
    const second = count > 6 && random() < 0.4 ? freeEstate(random, used) : undefined
    const split = second ? Math.ceil(count / 2) : count
    return Array.from({ length: count }, (_, n) =>
      n < split || !second ? `${estate}${n + 1}号楼` : `${second}${n - split + 1}号楼`,
    )
  })
}

function freeEstate(random: Random, used: Set<string>): string {
  for (let tries = 0; tries < 20; tries += 1) {
    const name = pick(random, FIRST) + pick(random, SECOND)
    if (!used.has(name)) return taken(name, used)
  }
  // Big estates come in parts, so the pool never runs dry.
  for (let part = 2; ; part += 1) {
    const name = `${pick(random, FIRST)}${pick(random, SECOND)}${part}期`
    if (!used.has(name)) return taken(name, used)
  }
}

function taken(name: string, used: Set<string>): string {
  used.add(name)
  return name
}

/** Half of the villages count their groups through, the others name their lanes. */
function nameLanes(counts: readonly number[], random: Random): string[][] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const names = random() < 0.5 || total > LANES.length ? groups(total) : lanes(total, random)
  let from = 0
  return counts.map((count) => {
    from += count
    return names.slice(from - count, from)
  })
}

function groups(total: number): string[] {
  return Array.from({ length: total }, (_, n) => `第${n + 1}组`)
}

function lanes(total: number, random: Random): string[] {
  return shuffle(random, LANES).slice(0, total)
}
