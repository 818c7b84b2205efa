import type { GroupLine, Message } from '@linli/contract/group-shapes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPushed, joinTalk, lineAfter, sortLines, type Talk } from './talk-merge.ts'

const message = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  group_id: 'g',
  seq,
  kind: 'text',
  author: { id: 'a', name: '甲', kind: 'resident', unit_name: null },
  at: `2022-09-05T02:00:${String(seq % 60).padStart(2, '0')}Z`,
  text: `第${seq}句`,
  files: [],
  quote: null,
  matter_id: null,
  card: null,
  mentioned_ids: [],
  mentioned_roles: [],
  acknowledge_by: null,
  is_withheld: false,
  ...more,
})
const piece = (from: number, to: number, last_seq = to): Talk => ({
  items: Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => message(from + at)),
  last_seq,
  has_earlier: from > 1,
  has_later: to < last_seq,
})
const seqs = (talk: Talk | undefined) => talk?.items.map(({ seq }) => seq)

test('pieces that follow or overlap are joined without a gap, others are not', () => {
  expect(seqs(joinTalk(piece(5, 8), piece(9, 10)))).toEqual([5, 6, 7, 8, 9, 10])
  expect(joinTalk(piece(5, 8, 10), piece(1, 4, 10))).toMatchObject({
    has_earlier: false,
    has_later: true,
  })
  expect(joinTalk(piece(1, 4), piece(6, 9))).toBeUndefined()
  expect(seqs(joinTalk(piece(1, 0), piece(6, 9)))).toEqual([6, 7, 8, 9])
})

test('whatever comes in whatever order, what is shown has no gap and tells when something is missing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 40 }), (order) => {
      let talk = piece(1, 3)
      for (const seq of order) {
        const added = addPushed(talk, message(seq))
        talk = added.talk
        if (added.isMissing) expect(talk.has_later).toBe(true)
        const shown = seqs(talk) ?? []
        expect(shown).toEqual(shown.map((_, at) => at + 1))
        expect(talk.last_seq).toBeGreaterThanOrEqual(seq)
      }
    }),
  )
})

test('a message that was withheld is gone where it stood and where it was quoted', () => {
  const quote = {
    id: 'm1',
    seq: 1,
    author_name: '甲',
    kind: 'text',
    text: '第1句',
    is_withheld: false,
  } as const
  const held: Talk = { ...piece(1, 1), items: [message(1), message(2, { quote })], last_seq: 2 }
  const { talk } = addPushed(held, message(1, { text: null, is_withheld: true }))
  expect(talk.items[0]).toMatchObject({ text: null, is_withheld: true })
  expect(talk.items[1]?.quote).toMatchObject({ text: null, is_withheld: true })
})

test('a line of the list says the newest, marks a call, and groups with news come first', () => {
  const line: GroupLine = {
    id: 'g',
    name: '一群',
    grid: { id: 'x', name: '一网格' },
    community: { id: 'c', name: '社区' },
    last_seq: 3,
    read_seq: 3,
    last_message: null,
    is_called: false,
    is_muted: false,
    to_acknowledge: 0,
  }
  const called = lineAfter(line, message(4, { mentioned_ids: ['me'] }), ['me'])
  expect(called).toMatchObject({ last_seq: 4, is_called: true, last_message: { text: '第4句' } })
  expect(lineAfter(line, message(4, { group_id: 'other' }), ['me'])).toBe(line)
  expect(sortLines([{ ...line, id: 'old' }, called]).map(({ id }) => id)).toEqual(['g', 'old'])
})
