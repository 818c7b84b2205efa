import type { PostKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import type { BoardLine } from '@linli/contract/org'
import { expect, test } from 'vitest'
import { groupBoard } from './group-board.ts'

const line = (level: AreaLevel, post_kind: PostKind, person_name: string): BoardLine => ({
  post_kind,
  person_name,
  unit: { id: person_name, name: '单位', kind: 'centre' },
  area: { id: level, name: `某${level}`, level },
  phone: null,
  hours: null,
  substitute_name: null,
})

test('a board goes from the building up, the policeman before many delegates, who are folded', () => {
  const levels = groupBoard([
    ...['赵', '钱', '孙'].map((name) => line('street', 'party_delegate', name)),
    line('street', 'police_officer', '李'),
    line('building', 'building_lead', '周'),
    line('street', 'lawyer', '吴'),
  ])
  expect(levels.map((one) => one.level)).toEqual(['building', 'street'])
  expect(
    levels[1]?.posts.map(({ kind, lines, isFolded }) => [kind, lines.length, isFolded]),
  ).toEqual([
    ['police_officer', 1, false],
    ['lawyer', 1, false],
    ['party_delegate', 3, true],
  ])
})

test('nobody is lost between the lines', () => {
  const lines = [line('grid', 'grid_worker', '郑'), line('district', 'centre_head', '王')]
  const shown = groupBoard(lines).flatMap((one) => one.posts.flatMap((post) => post.lines))
  expect(shown).toEqual(lines)
})
